import type { OwnRhythm } from "../../core/value/order-chance.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** `usually 45±6 days`: the middle, and by how much four of five orders are later at most. */
export function rhythmText({ medianDays, p80Days }: OwnRhythm, speak: Speaker): string {
  const days = Math.round(medianDays);
  const spread = Math.max(0, Math.round(p80Days) - days);
  return spread === 0
    ? speak.t("worth.rhythm", { days })
    : speak.t("worth.rhythm-spread", { days, spread });
}
