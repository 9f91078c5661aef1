import type { FunnelStep } from "../core/weekly-summary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { type FunnelTitle, funnelSvg, funnelWidth } from "./funnel-svg.ts";
import { renderPng } from "./render-png.ts";

/** Pixels to a unit of the drawing, so that it is sharp on the screens of phones. */
const sharpness = 2;

/** A drawn chart: PNG bytes and their size in pixels. */
export type Drawn = {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** The customers of a team by tier, as a picture with labels in the speaker's language. */
export function drawFunnel(
  steps: readonly FunnelStep[],
  title: FunnelTitle,
  speak: Speaker,
): Drawn {
  const { svg, height } = funnelSvg(steps, title, speak);
  const width = funnelWidth * sharpness;
  return { png: renderPng(svg, width), width, height: height * sharpness };
}
