import type { OrderedMoney } from "../../core/money/ordered-money.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/**
 * What was ordered, as it was ordered, and what it comes to: `EUR 224,000 (≈ USD 242,000)`. What has
 * no rate is said: `XOF 500,000 · not valued (XOF)`.
 */
export function moneyText({ reporting, sums }: OrderedMoney, speak: Speaker): string {
  const ordered = sums.map(({ currency, amount }) => `${currency} ${speak.number(amount)}`);
  const valued = sums.flatMap(({ converted }) => (converted === null ? [] : [converted]));
  const total = valued.reduce((sum, each) => sum + each, 0);
  const isForeign = sums.some((one) => one.currency !== reporting && one.converted !== null);
  const unvalued = sums.filter(({ converted }) => converted === null);
  return [
    ordered.join(" + ") + (isForeign ? ` (≈ ${roundedMoney(reporting, total, 3, speak)})` : ""),
    notValued(
      unvalued.map(({ currency }) => currency),
      speak,
    ),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}

/** An amount that is not exact, to so many figures: `USD 242,000`. */
export const roundedMoney = (
  currency: string,
  amount: number,
  figures: number,
  speak: Speaker,
): string => `${currency} ${speak.number(Number(amount.toPrecision(figures)))}`;

/** `not valued (XOF, CUP)`; empty where all is. */
export const notValued = (currencies: readonly string[], speak: Speaker): string =>
  currencies.length === 0
    ? ""
    : speak.t("money.not-valued", { list: currencies.join(speak.t("list.comma")) });
