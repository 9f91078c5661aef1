import type { Palette } from "./palette.ts";
import { plainFamily } from "./render-png.ts";

/**
 * Units of a drawing, of which the smallest letters have 14: so they are more than 11 pixels high
 * where a picture is 320 pixels wide, as on a small phone.
 */
export const pictureWidth = 400;
/** Left and right of everything. */
export const margin = 14;
/** Sizes of letters. */
export const sizes = { small: 14, name: 15, figure: 16 } as const;

/** A part of a picture: how high it is, and how it is drawn from `top` on. */
export type Panel = {
  readonly height: number;
  draw(top: number, colours: Palette): string;
};

const gap = 14;

/** Panels one below the other. */
export function pictureSvg(panels: readonly Panel[], colours: Palette) {
  let top = margin - 4;
  const drawn = panels.map((panel) => {
    const part = panel.draw(top, colours);
    top += panel.height + gap;
    return part;
  });
  const height = top - gap + margin;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureWidth} ${height}" font-family="${plainFamily}">
<rect width="${pictureWidth}" height="${height}" fill="${colours.paper}"/>
${drawn.join("\n")}
</svg>
`;
  return { svg, height };
}
