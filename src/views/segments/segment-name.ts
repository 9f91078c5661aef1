import type { Priority } from "../../core/customer/priority.ts";
import type { Economy } from "../../core/places/economy-of.ts";
import type { SegmentTable } from "../../core/segments/segment.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What a segment of a table is called. */
export function segmentName(
  { dimension, bounds }: Pick<SegmentTable, "dimension" | "bounds">,
  key: string | null,
  speak: Speaker,
): string {
  if (key === null) return speak.t("segments.unknown");
  switch (dimension) {
    case "country":
      return speak.country(key);
    case "market":
      return speak.t(`market.${key as Economy}`);
    case "need":
      return speak.t(`priority.${key as Priority}`);
    case "region":
      return speak.sentenceOf("region.", key);
    case "amount": {
      const [small = "", middle = "", large = ""] = bounds.map((one) => speak.number(one, 2));
      return speak.sentenceOf("segments.amount.", key, { small, middle, large });
    }
    case "frequency":
    case "contribution":
      return speak.sentenceOf(`segments.${dimension}.`, key);
    case "potential":
      return `${key} ${speak.sentenceOf("tier.", key)}`;
    case "industry":
      return speak.industry(key);
    case "size":
    case "product":
      return key;
  }
}
