import type { CarriedRate } from "../../core/money/carried-rates.ts";
import { decimalsOf } from "../../core/money/currency-decimals.ts";
import type { CurrencySum, OrderedMoney } from "../../core/money/ordered-money.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/**
 * What was ordered, as it was ordered, and what it comes to: `EUR 224,000 (≈ USD 242,000)`. What has
 * no rate is said, and so is a rate that is of before: `XOF 500,000 · not valued (XOF)`,
 * `(≈ USD 242,000, rate of Sep 2026)`.
 */
export function moneyText({ reporting, sums }: OrderedMoney, speak: Speaker): string {
  const ordered = sums.map(({ currency, amount }) => amountText(currency, amount, speak));
  const valued = sums.flatMap(({ converted }) => (converted === null ? [] : [converted]));
  const total = valued.reduce((sum, each) => sum + each, 0);
  const isForeign = sums.some((one) => one.currency !== reporting && one.converted !== null);
  const worth = `≈ ${roundedMoney(reporting, total, 3, speak)}${rateOfText(sums, speak)}`;
  const unvalued = sums.filter((one) => one.converted === null || one.unvalued !== 0);
  return [
    ordered.join(" + ") + (isForeign ? speak.t("money.worth", { worth }) : ""),
    notValued(
      unvalued.map(({ currency, converted, unvalued: part }) =>
        converted === null ? currency : amountText(currency, part, speak),
      ),
      speak,
    ),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}

/** `, rate of Sep 2026, 2024`; empty where all rates are of the months themselves. */
function rateOfText(sums: readonly CurrencySum[], speak: Speaker): string {
  const of = [...new Set(sums.flatMap((one) => (one.of === null ? [] : [one.of])))].sort();
  if (of.length === 0) return "";
  const list = of.map((each) => speak.period(each)).join(speak.t("list.comma"));
  return speak.t("money.rate-of", { list });
}

/**
 * An amount in a currency, in whole units from a thousand on, and below with the decimals that the
 * currency has: `EUR 224,000`, `KWD 12.345`, `JPY 950`. What is not nothing is never said as 0.
 */
export function amountText(currency: string, amount: number, speak: Speaker): string {
  const size = Math.abs(amount);
  const least = size > 0 && size < 1 ? 1 - Math.floor(Math.log10(size)) : 0;
  const decimals = size >= 1000 ? 0 : Math.max(decimalsOf(currency), least);
  return `${currency} ${speak.number(amount, Math.min(decimals, 20))}`;
}

/** An amount that is not exact, to so many figures: `USD 242,000`. */
export const roundedMoney = (
  currency: string,
  amount: number,
  figures: number,
  speak: Speaker,
): string => amountText(currency, Number(amount.toPrecision(figures)), speak);

/** `not valued (XOF, CUP)`; empty where all is. */
export const notValued = (currencies: readonly string[], speak: Speaker): string =>
  currencies.length === 0
    ? ""
    : speak.t("money.not-valued", { list: currencies.join(speak.t("list.comma")) });

/** `EUR of Sep 2026`: a currency whose rate is of before. */
export const carriedText = ({ currency, of }: CarriedRate, speak: Speaker): string =>
  speak.t("money.of-period", { currency, period: speak.period(of) });
