import { dark, light } from "./palette.ts";
import { type Panel, pictureSvg, pictureWidth } from "./picture-svg.ts";
import { renderPng } from "./render-png.ts";

/** Pixels to a unit of the drawing, so that it is sharp on the screens of phones. */
const sharpness = 2;

/** A drawn picture: PNG bytes for a light and a dark page, and their size in pixels. */
export type Drawn = {
  readonly png: Uint8Array;
  readonly darkPng: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** Panels as a picture; null where none can be drawn. */
export function drawPicture(panels: readonly Panel[]): Drawn | null {
  const width = pictureWidth * sharpness;
  const { svg, height } = pictureSvg(panels, light);
  const [png, darkPng] = [svg, pictureSvg(panels, dark).svg].map((one) => renderPng(one, width));
  return png && darkPng ? { png, darkPng, width, height: height * sharpness } : null;
}
