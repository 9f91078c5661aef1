import type { Palette } from "./palette.ts";
import { margin, type Panel, pictureWidth, sizes } from "./picture-svg.ts";
import { fitted, text, widthOf } from "./text-svg.ts";

/** A bar below its name and its figure. */
export type Bar = {
  readonly label: string;
  /** Said after a label that is short. */
  readonly meaning?: string;
  readonly now: number;
  /** Drawn as a thinner bar below. */
  readonly before?: number;
  /** The figure as it is written. */
  readonly value: string;
  /** `▲ 2` against what was before; empty where nothing changed. */
  readonly change: string;
  /** A line of its own below. */
  readonly note?: string;
};

const captionHeight = 28;
const longest = pictureWidth - 2 * margin;

/** Bars below a line that says what they are. */
export function barsPanel(caption: string, bars: readonly Bar[]): Panel {
  const most = Math.max(1, ...bars.flatMap(({ now, before = 0 }) => [now, before]));
  const widest = Math.max(...bars.map(({ change }) => widthOf(change, sizes.name)));
  const changes = widest === 0 ? 0 : Math.ceil(widest) + 12;
  const heights = bars.map(heightOf);
  return {
    height: captionHeight + heights.reduce((sum, height) => sum + height, 0),
    draw: (top, colours) => {
      const words = fitted(caption, sizes.small, longest);
      let at = top + captionHeight;
      const rows = bars.map((bar, index) => {
        const drawn = row(bar, at, most, changes, colours);
        at += heights[index] ?? 0;
        return drawn;
      });
      const style = { size: sizes.small, fill: colours.soft };
      return [text(margin, top + 16, words, style), ...rows].join("\n");
    },
  };
}

const heightOf = ({ before, note = "" }: Bar): number =>
  42 + (before === undefined ? 0 : 8) + (note === "" ? 0 : 22);

function row(bar: Bar, top: number, most: number, changes: number, colours: Palette): string {
  const { label, meaning = "", now, before, value, change, note = "" } = bar;
  const valueEnd = pictureWidth - margin - changes;
  const room = valueEnd - margin - widthOf(value, sizes.figure) - 10;
  const name = fitted(label, sizes.name, room);
  const after = margin + widthOf(name, sizes.name) + 8;
  const said = fitted(meaning, sizes.small, room + margin - after);
  const line = top + 16;
  const { ink, soft, accent, past } = colours;
  const bold = meaning !== "";
  return [
    text(margin, line, name, { size: sizes.name, fill: ink, bold }),
    ...(said === "" ? [] : [text(after, line, said, { size: sizes.small, fill: soft })]),
    text(valueEnd, line, value, { size: sizes.figure, fill: ink, anchor: "end", bold: true }),
    ...(change === ""
      ? []
      : [
          text(pictureWidth - margin, line, change, { size: sizes.name, fill: ink, anchor: "end" }),
        ]),
    ...rectangle(top + 23, wide(now, most), 12, accent),
    ...(before === undefined ? [] : rectangle(top + 37, wide(before, most), 5, past)),
    ...(note === ""
      ? []
      : [
          text(margin, top + heightOf(bar) - 12, fitted(note, sizes.small, longest), {
            size: sizes.small,
            fill: soft,
          }),
        ]),
  ].join("\n");
}

const wide = (amount: number, most: number): number =>
  amount <= 0 ? 0 : Math.max(3, Math.round((10 * longest * amount) / most) / 10);

const rectangle = (top: number, width: number, height: number, fill: string): string[] =>
  width === 0
    ? []
    : [
        `<rect x="${margin}" y="${top}" width="${width}" height="${height}" rx="${Math.min(3, width / 2)}" fill="${fill}"/>`,
      ];
