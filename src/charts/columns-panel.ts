import type { Palette } from "./palette.ts";
import { margin, type Panel, pictureWidth, sizes } from "./picture-svg.ts";
import { fitted, text } from "./text-svg.ts";

/** Parts of a whole in order of time, and the words around them. */
export type Columns = {
  readonly caption: string;
  /** From 0 to 1; null where there is nothing to tell, which is no 0. */
  readonly parts: readonly (number | null)[];
  /** Figure of the last column, on top of it. */
  readonly value: string;
  /** What stands below the first and the last. */
  readonly first: string;
  readonly last: string;
  /** What a dash in place of a column means. */
  readonly gap: string;
};

const captionHeight = 44;
const whole = 84;
const axisHeight = 24;
const columnWidth = 20;

/** Columns in the room that they could fill, the last one in full colour. */
export function columnsPanel({ caption, parts, value, first, last, gap }: Columns): Panel {
  const step = (pictureWidth - 2 * margin) / parts.length;
  const centreOf = (index: number) => Math.round(10 * (margin + (index + 0.5) * step)) / 10;
  return {
    height: captionHeight + whole + axisHeight,
    draw: (top, colours) => {
      const small = { size: sizes.small, fill: colours.soft };
      const ground = top + captionHeight + whole;
      const at = centreOf(parts.length - 1);
      return [
        text(margin, top + 16, fitted(caption, sizes.small, pictureWidth - 2 * margin), small),
        ...parts.map((part, index) =>
          column(part, centreOf(index), ground, index === parts.length - 1, colours),
        ),
        ...(value === ""
          ? []
          : [
              text(at + columnWidth / 2 + 3, ground - whole - 6, value, {
                size: sizes.figure,
                fill: colours.ink,
                anchor: "end",
                bold: true,
              }),
            ]),
        text(margin, ground + 19, first, small),
        ...(parts.includes(null)
          ? [text(pictureWidth / 2, ground + 19, gap, { ...small, anchor: "middle" })]
          : []),
        text(pictureWidth - margin, ground + 19, last, { ...small, anchor: "end" }),
      ].join("\n");
    },
  };
}

/** A part that is 0 still has a foot; where nothing is to tell there is a dash. */
function column(
  part: number | null,
  centre: number,
  ground: number,
  isLast: boolean,
  { soft, accent, past, track }: Palette,
): string {
  if (part === null) {
    return text(centre, ground - 2, "–", { size: sizes.small, fill: soft, anchor: "middle" });
  }
  const x = Math.round(10 * (centre - columnWidth / 2)) / 10;
  const height = Math.max(2, Math.round(whole * part));
  const box = (top: number, high: number, fill: string) =>
    `<rect x="${x}" y="${top}" width="${columnWidth}" height="${high}" fill="${fill}"/>`;
  return box(ground - whole, whole, track) + box(ground - height, height, isLast ? accent : past);
}
