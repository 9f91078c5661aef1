import type { BuyingHabit } from "../../core/value/buying-habit.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { rhythmText } from "./rhythm-text.ts";
import { percentText } from "./worth-text.ts";

/** `usually every 45±6 days, now 58 · film missing last time · last order 40% of the usual one`. */
export function habitText(
  { rhythm, silentDays, missing, shrunkTo }: BuyingHabit,
  speak: Speaker,
): string {
  return [
    speak.t("worth.rhythm-now", { rhythm: rhythmText(rhythm, speak), count: silentDays }),
    missing.length === 0
      ? ""
      : speak.t("worth.missing", { products: missing.join(speak.t("list.comma")) }),
    shrunkTo === null ? "" : speak.t("worth.shrunk", { part: percentText(shrunkTo, speak) }),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}
