import type { OrderTrend, TrendQuarter } from "../../core/customer/order-trend.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** A quarter: `Q4 2026`, `2026年四季度`. */
export const quarterText = ({ year, quarter }: TrendQuarter, speak: Speaker): string =>
  speak.t("review.quarter", { year: String(year), quarter });

/** What was ordered quarter by quarter from the first order on, in words; empty where nothing was. */
export function trendText({ reporting, quarters }: OrderTrend, speak: Speaker): string {
  const first = quarters.findIndex(({ amount }) => amount !== 0);
  if (first === -1) return "";
  const figures = quarters
    .slice(first)
    .map(
      (one) =>
        `${quarterText(one, speak)} ${one.amount === null ? "–" : speak.number(one.amount, 0)}`,
    );
  return speak.t("review.trend-in-words", {
    currency: reporting,
    figures: figures.join(speak.t("list.semicolon")),
  });
}
