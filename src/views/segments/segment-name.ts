import type { SegmentDimension } from "../../core/segments/segment.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What a segment is called. */
export function segmentName(
  dimension: SegmentDimension,
  key: string | null,
  speak: Speaker,
): string {
  if (key === null) return speak.t("segments.unknown");
  switch (dimension) {
    case "country":
      return speak.country(key);
    case "region":
      return speak.sentenceOf("region.", key);
    case "frequency":
    case "amount":
    case "contribution":
      return speak.sentenceOf(`segments.${dimension}.`, key);
    case "potential":
      return `${key} ${speak.sentenceOf("tier.", key)}`;
    case "industry":
    case "size":
    case "product":
      return key;
  }
}
