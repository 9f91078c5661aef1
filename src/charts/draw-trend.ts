import type { OrderTrend } from "../core/customer/order-trend.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { columnsPanel } from "./columns-panel.ts";
import { type Drawn, drawPicture } from "./draw-picture.ts";
import type { Panel } from "./picture-svg.ts";

/** The orders of twelve quarters as columns; nothing where none were valued. */
export function trendPanels({ reporting, quarters }: OrderTrend, speak: Speaker): readonly Panel[] {
  const most = Math.max(...quarters.map(({ amount }) => amount ?? 0));
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (most <= 0 || first === undefined || last === undefined) return [];
  const named = ({ year, quarter }: typeof first) =>
    speak.t("review.quarter", { year: String(year), quarter });
  return [
    columnsPanel({
      caption: speak.t("review.trend", { currency: reporting }),
      parts: quarters.map(({ amount }) => (amount === null ? null : Math.max(0, amount) / most)),
      value: last.amount === null ? "" : speak.number(last.amount, 0),
      first: named(first),
      last: named(last),
      gap: speak.t("review.trend-gap"),
    }),
  ];
}

/** The same as a picture; null where nothing is to be drawn, or nothing can be. */
export function drawTrend(trend: OrderTrend, speak: Speaker): Drawn | null {
  const panels = trendPanels(trend, speak);
  return panels.length === 0 ? null : drawPicture(panels);
}
