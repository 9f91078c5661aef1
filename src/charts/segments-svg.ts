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
  /** A note at the right end of the name's line. */
  readonly note: string;
};

/**
 * Units of the drawing; the height follows from the number of bars. No wider than 1.5 times a phone,
 * where the smallest letters are then still 10 pixels high.
 */
export const segmentsWidth = 520;
const margin = 20;
const headHeight = 92;
const rowHeight = 62;
const longest = 290;
/** Of a label's line, beside a note and alone. */
const labelWidths = { noted: 230, alone: 470 };

const ink = "#14213d";
const faint = "#6b7690";
const bar = "#2656b0";
const past = "#b7caee";
const rise = "#2656b0";
const fall = "#c2410c";

/** Bars under a title, each below its name and over a paler one for the year before. */
export function segmentsSvg(
  title: string,
  subtitle: string,
  bars: readonly Bar[],
): { readonly svg: string; readonly height: number } {
  const most = Math.max(1, ...bars.flatMap(({ now, before }) => [now, before]));
  const rows = bars.map((one, index) => row(one, headHeight + index * rowHeight, most));
  const height = headHeight + bars.length * rowHeight + margin / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${segmentsWidth} ${height}" font-family="${plainFamily}">
<rect width="${segmentsWidth}" height="${height}" fill="#ffffff"/>
${text(margin, 42, title, 25, ink)}${text(margin, 68, subtitle, 15, faint)}${rows.join("")}</svg>`;
  return { svg, height };
}

function row({ label, now, before, value, change, note }: Bar, top: number, most: number): string {
  const wide = (amount: number) => (amount <= 0 ? 0 : Math.max(4, (longest * amount) / most));
  const end = margin + wide(now) + (wide(now) > 0 ? 10 : 0);
  const changed =
    change === null
      ? ""
      : `<tspan dx="8" fill="${change.isRise ? rise : fall}" font-size="15">${escaped(change.text)}</tspan>`;
  const noted =
    note === ""
      ? ""
      : `<text x="${segmentsWidth - margin}" y="${top + 17}" font-size="15" fill="${faint}" text-anchor="end">${escaped(note)}</text>`;
  const name = fitted(label, note === "" ? labelWidths.alone : labelWidths.noted);
  return `${text(margin, top + 17, name, 16, ink)}${noted}
<rect x="${margin}" y="${top + 25}" width="${wide(now)}" height="16" rx="4" fill="${bar}"/>
<rect x="${margin}" y="${top + 43}" width="${wide(before)}" height="6" rx="3" fill="${past}"/>
<text x="${end}" y="${top + 39}" font-size="16" fill="${ink}" font-family="${boldFamily}, ${plainFamily}">${escaped(value)}${changed}</text>`;
}

/** A name cut to its room, a Chinese character counting 16 units and others 9. */
function fitted(name: string, of: number): string {
  let room = of;
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
