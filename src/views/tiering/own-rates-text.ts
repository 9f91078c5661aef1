import { newRates } from "../../core/money/own-rates.ts";
import type { RuleSet } from "../../core/tiering/rule-set.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/**
 * Which own rates changed rules bring, and from when they hold: what was ordered before keeps its
 * rate. Empty where they bring none.
 */
export function ownRatesText(before: RuleSet, now: RuleSet, speak: Speaker): string {
  const told = newRates(before.currency, now.currency).map(({ currency, since, rate }) => {
    const set =
      rate === "auto"
        ? speak.t("rules.rate-published", { currency })
        : speak.t("rules.rate-own", { currency, rate: String(rate) });
    if (since === "always") return set + speak.t("rules.rate-always");
    return set + speak.t("rules.rate-since", { period: speak.period(since) });
  });
  return told.length === 0
    ? ""
    : speak.t("rules.own-rates", { list: told.join(speak.t("list.comma")) });
}
