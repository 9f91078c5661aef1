import type { OwnGap } from "../../core/cadence/own-gap.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** A gap that a product or an industry sets, as a sentence: `Packaging: B every 30 days`. */
export function ownGapText({ by, name, of, days }: OwnGap, speak: Speaker): string {
  const whom = of === "won" ? speak.t("own-gap.won") : of;
  return speak.t(`own-gap.${by}`, { name, whom, count: days });
}
