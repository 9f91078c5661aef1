import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";

const font = (name: string) =>
  fileURLToPath(new URL(`../../assets/fonts/${name}`, import.meta.url));
const fontFiles = [font("NotoSansSC-Regular-GB2312.ttf"), font("NotoSansSC-SemiBold-Latin.ttf")];

/** The family that text is set in, Chinese or not. */
export const plainFamily = "Noto Sans SC";
/** The family of figures and tier names; it has no Chinese. */
export const boldFamily = "Noto Sans SC SemiBold";

/** Draws an SVG as PNG, `width` pixels wide. Only the product's own fonts are used. */
export function renderPng(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: plainFamily },
  });
  return drawing.render().asPng();
}
