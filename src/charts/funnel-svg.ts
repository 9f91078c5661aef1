import type { FunnelStep, WeeklySummary } from "../core/segments/weekly-summary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { boldFamily, plainFamily } from "./render-png.ts";

/**
 * Units of the drawing; the height follows from the number of tiers. No wider than 1.5 times a phone,
 * where the smallest letters are then still 10 pixels high.
 */
export const funnelWidth = 520;
const margin = 20;
const headHeight = 124;
const bandHeight = 46;
const neckHeight = 10;
const centre = 268;
const widest = 176;
const narrowest = 40;

const ink = "#14213d";
const faint = "#6b7690";
const paper = "#ffffff";
const rise = "#2656b0";
const fall = "#c2410c";

/** From many and unknown (pale) to few and dear (gold). */
const colours: Readonly<Record<FunnelStep["tier"], { band: string; on: string }>> = {
  E: { band: "#dbe4f5", on: ink },
  D: { band: "#b7caee", on: ink },
  C: { band: "#86a7e3", on: ink },
  B: { band: "#4f7fd2", on: "#ffffff" },
  A: { band: "#2656b0", on: "#ffffff" },
  KA: { band: "#e2a72e", on: ink },
};

/**
 * The funnel of a week as SVG; `of` is whose it is: E on top, key accounts at the bottom, the width of a band in proportion to
 * its customers; on the left what the tier means, on the right count, share and the week's change.
 */
export function funnelSvg(
  { funnel, from, to }: Pick<WeeklySummary, "funnel" | "from" | "to">,
  of: string,
  speak: Speaker,
): { readonly svg: string; readonly height: number } {
  const bottomUp = [...funnel].reverse();
  const total = funnel.reduce((sum, step) => sum + step.count, 0);
  const most = Math.max(1, ...funnel.map((step) => step.count));
  const widthOf = (step: FunnelStep) => narrowest + ((widest - narrowest) * step.count) / most;
  const rows = bottomUp.map((step, index) => {
    const top = headHeight + index * (bandHeight + neckHeight);
    const next = bottomUp[index + 1];
    const neck = next === undefined ? "" : neckBelow(top, widthOf(step), widthOf(next), step);
    return neck + row(step, top, widthOf(step), total, speak);
  });
  const height = headHeight + funnel.length * (bandHeight + neckHeight) - neckHeight + margin;
  const week = speak.t("week.span", { from: speak.day(from), to: speak.day(to) });
  const heading =
    text(margin, 44, speak.t("week.funnel"), { size: 25 }) +
    text(margin, 70, fitted(of), { size: 15, fill: faint }) +
    text(margin, 92, week, { size: 15, fill: faint }) +
    text(funnelWidth - margin, 44, speak.number(total), { size: 27, anchor: "end", bold: true }) +
    text(funnelWidth - margin, 70, speak.t("week.customers", { count: total }), {
      size: 15,
      fill: faint,
      anchor: "end",
    });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${funnelWidth} ${height}" font-family="${plainFamily}">
<rect width="${funnelWidth}" height="${height}" fill="${paper}"/>
${heading}${rows.join("")}</svg>`;
  return { svg, height };
}

/** A name cut to the 360 units that its line has, a Chinese character counting 15 and others 8. */
function fitted(name: string): string {
  let room = 360;
  const kept = [...name].filter((sign) => {
    room -= sign > "\u2e7f" ? 15 : 8;
    return room > 0;
  });
  return room > 0 ? name : `${kept.join("")}…`;
}

function row(step: FunnelStep, top: number, width: number, total: number, speak: Speaker): string {
  const { band, on } = colours[step.tier];
  const middle = top + bandHeight / 2;
  return `<rect x="${centre - width / 2}" y="${top}" width="${width}" height="${bandHeight}" rx="8" fill="${band}"/>
${text(centre, middle + 7, step.tier, { size: 20, fill: on, anchor: "middle", bold: true })}
${text(margin, middle + 6, titleCase(speak.t(`tier.${step.tier}`)), { size: 16 })}
${text(418, middle + 8, speak.number(step.count), { size: 22, anchor: "end", bold: true })}
${text(426, middle + 7, share(step.count, total), { size: 15, fill: faint })}
${change(step.change, middle)}`;
}

const titleCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function share(count: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * count) / total;
  return percent > 0 && percent < 0.5 ? "<1%" : `${Math.round(percent)}%`;
}

/** `▲ 2`, `▼ 1`, or nothing where the count stayed. */
function change(by: number, middle: number): string {
  if (by === 0) return "";
  const x = funnelWidth - margin;
  const words = `${by > 0 ? "▲" : "▼"} ${Math.abs(by)}`;
  const fill = by > 0 ? rise : fall;
  return text(x, middle + 7, words, { size: 15, fill, anchor: "end", bold: true });
}

/** The slope between two bands, in the paler of the two colours. */
function neckBelow(top: number, above: number, below: number, step: FunnelStep): string {
  const from = top + bandHeight - 8;
  const to = top + bandHeight + neckHeight + 8;
  const points = [
    [centre - above / 2, from],
    [centre + above / 2, from],
    [centre + below / 2, to],
    [centre - below / 2, to],
  ];
  return `<polygon points="${points.map((point) => point.join(",")).join(" ")}" fill="${colours[step.tier].band}" opacity="0.35"/>`;
}

type TextStyle = {
  readonly size: number;
  readonly fill?: string;
  readonly anchor?: "middle" | "end";
  readonly bold?: boolean;
};

const text = (x: number, y: number, words: string, style: TextStyle): string =>
  `<text x="${x}" y="${y}" font-size="${style.size}" fill="${style.fill ?? ink}"${
    style.anchor === undefined ? "" : ` text-anchor="${style.anchor}"`
  }${style.bold ? ` font-family="${boldFamily}"` : ""}>${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
