// Draws the icons of the installed page from web/icon.svg: node scripts/draw-icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

const web = new URL("../web/", import.meta.url);
const drawing = readFileSync(new URL("icon.svg", web), "utf8");

/** Without round corners, and smaller, where the system cuts its own shape out of it. */
const cut = drawing
  .replace(' rx="8"', "")
  .replace(/(<path[\s\S]*)<\/svg>/, '<g transform="translate(3.2 3.2) scale(0.8)">$1</g></svg>');

const icons = [
  ["icon-192.png", drawing, 192],
  ["icon-512.png", drawing, 512],
  ["icon-maskable.png", cut, 512],
  ["icon-touch.png", cut, 180],
];
for (const [name, svg, width] of icons) {
  const png = new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
  writeFileSync(new URL(name, web), png);
}
