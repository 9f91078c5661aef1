import { boldFamily, plainFamily } from "./render-png.ts";

/** One bar: what was, what is, and how it is written. */
export type Bar = {
  readonly label: string;
  readonly now: number;
  readonly before: number;
  /** Written after the bar. */
  readonly value: string;
  /** Change against what was before, and whether it is one for the better; null for none. */
  readonly change: { readonly text: string; readonly isRise: boolean } | null;
  /** A note at the right end. */
  readonly note: string;
};

/** Units of the drawing; the height follows from the number of bars. */
export const segmentsWidth = 820;
const margin = 32;
const headHeight = 108;
const rowHeight = 46;
const labelWidth = 170;
const barsFrom = margin + labelWidth + 12;
const longest = 330;

const ink = "#14213d";
const faint = "#6b7690";
const bar = "#2656b0";
const past = "#b7caee";
const rise = "#2656b0";
const fall = "#c2410c";

/** Bars under a title, each over a paler one for the year before. */
export function segmentsSvg(
  title: string,
  subtitle: string,
  bars: readonly Bar[],
): { readonly svg: string; readonly height: number } {
  const most = Math.max(1, ...bars.flatMap(({ now, before }) => [now, before]));
  const rows = bars.map((one, index) => row(one, headHeight + index * rowHeight, most));
  const height = headHeight + bars.length * rowHeight + margin;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${segmentsWidth} ${height}" font-family="${plainFamily}">
<rect width="${segmentsWidth}" height="${height}" fill="#ffffff"/>
${text(margin, 50, title, 26, ink)}${text(margin, 78, subtitle, 15, faint)}${rows.join("")}</svg>`;
  return { svg, height };
}

function row({ label, now, before, value, change, note }: Bar, top: number, most: number): string {
  const wide = (amount: number) => (amount <= 0 ? 0 : Math.max(4, (longest * amount) / most));
  const end = barsFrom + Math.max(wide(now), wide(before)) + 10;
  const changed =
    change === null
      ? ""
      : `<tspan dx="8" fill="${change.isRise ? rise : fall}" font-size="14">${escaped(change.text)}</tspan>`;
  return `${text(margin, top + 22, fitted(label), 16, ink)}
<rect x="${barsFrom}" y="${top + 4}" width="${wide(now)}" height="18" rx="4" fill="${bar}"/>
<rect x="${barsFrom}" y="${top + 24}" width="${wide(before)}" height="7" rx="3" fill="${past}"/>
<text x="${end}" y="${top + 20}" font-size="16" fill="${ink}" font-family="${boldFamily}, ${plainFamily}">${escaped(value)}${changed}</text>
${note === "" ? "" : text(end, top + 36, note, 13, faint)}`;
}

/** A name cut to its column, a Chinese character counting 16 units and others 9. */
function fitted(name: string): string {
  let room = labelWidth;
  const kept = [...name].filter((sign) => {
    room -= sign > "\u2e7f" ? 16 : 9;
    return room > 0;
  });
  return room > 0 ? name : `${kept.join("")}…`;
}

const text = (x: number, y: number, words: string, size: number, fill: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
