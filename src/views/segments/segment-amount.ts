import type { Segment } from "../../core/segments/segment.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { notValued } from "../money/money-text.ts";

/** A segment's amount as it is `written`, with what has no rate: never 0 where there were orders. */
export function segmentAmount(segment: Segment, written: string, speak: Speaker): string {
  const gap = notValued(segment.unvalued, speak);
  if (gap === "") return written;
  return segment.amount === 0 ? gap : speak.number(segment.amount) + speak.t("list.dot") + gap;
}
