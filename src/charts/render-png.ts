import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const font = (name: string) =>
  fileURLToPath(new URL(`../../assets/fonts/${name}`, import.meta.url));
const fontFiles = [font("NotoSansSC-Regular-GB2312.ttf"), font("NotoSansSC-SemiBold-Latin.ttf")];

/** The family that text is set in, Chinese or not. */
export const plainFamily = "Noto Sans SC";
/** The family of figures and tier names; it has no Chinese. */
export const boldFamily = "Noto Sans SC SemiBold";

/**
 * Draws an SVG as PNG, `width` pixels wide. Only the product's own fonts are used. Null where nothing
 * can be drawn, because the program that draws was not installed.
 */
export function renderPng(svg: string, width: number): Uint8Array | null {
  const Resvg = loadResvg();
  if (Resvg === null) return null;
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: plainFamily },
  });
  return drawing.render().asPng();
}

type Drawing = typeof import("@resvg/resvg-js").Resvg;
let loaded: Drawing | null | undefined;

/** Whether pictures can be drawn here. */
export const canDraw = (): boolean => loadResvg() !== null;

/** Comes with a program for each system, an optional package: loaded with the first picture. */
function loadResvg(): Drawing | null {
  if (loaded === undefined) {
    try {
      loaded = createRequire(import.meta.url)("@resvg/resvg-js").Resvg as Drawing;
    } catch {
      loaded = null;
    }
  }
  return loaded;
}
