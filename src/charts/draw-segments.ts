import type { MarketScore, SegmentTable } from "../core/segments/segment.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { barsPanel } from "./bars-panel.ts";
import { type Drawn, drawPicture } from "./draw-picture.ts";
import { segmentBars } from "./segment-bars.ts";

/**
 * The segments of a table as bars, with a text that says the same: the table of the message says it
 * too. Null where nothing can be drawn.
 */
export function drawSegments(
  table: SegmentTable,
  nameOf: (key: string | null) => string,
  scores: ReadonlyMap<string, MarketScore>,
  speak: Speaker,
): (Drawn & { readonly alt: string; readonly isTold: true }) | null {
  const shown = segmentBars(table, nameOf, scores, speak);
  if (shown === null) return null;
  const { caption, bars } = shown;
  const drawn = drawPicture([barsPanel(caption, bars)]);
  const figures = bars.map(({ label, value, change }) =>
    [label, value, change].filter((part) => part !== "").join(" "),
  );
  const alt = speak.t("segments.picture-in-words", {
    caption,
    figures: figures.join(speak.t("list.dot")),
  });
  return drawn && { ...drawn, alt, isTold: true };
}
