import type { WeeklySummary } from "../core/segments/weekly-summary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { funnelSvg, funnelWidth } from "./funnel-svg.ts";
import { renderPng } from "./render-png.ts";

/** Pixels to a unit of the drawing, so that it is sharp on the screens of phones. */
const sharpness = 2;

/** A drawn chart: PNG bytes and their size in pixels. */
export type Drawn = {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/**
 * A week's customers by tier, as a picture with labels in the speaker's language; null where none can
 * be drawn.
 */
export function drawFunnel(
  week: Pick<WeeklySummary, "funnel" | "from" | "to">,
  of: string,
  speak: Speaker,
): Drawn | null {
  const { svg, height } = funnelSvg(week, of, speak);
  const width = funnelWidth * sharpness;
  const png = renderPng(svg, width);
  return png && { png, width, height: height * sharpness };
}
