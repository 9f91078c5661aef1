import { growthOf, type MarketScore, type SegmentTable } from "../core/segments/segment.ts";
import { segmentLines } from "../core/segments/segment-lines.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Bar } from "./bars-panel.ts";

/** What the bars of a table measure, and they themselves. */
export type SegmentBars = { readonly caption: string; readonly bars: readonly Bar[] };

/**
 * The segments of a table as bars of their amounts (of their customers where nobody ordered), this
 * year over the year before; `nameOf` says what a key is called. Null without segments.
 */
export function segmentBars(
  table: SegmentTable,
  nameOf: (key: string | null) => string,
  scores: ReadonlyMap<string, MarketScore>,
  speak: Speaker,
): SegmentBars | null {
  const isByAmount = table.total.amount > 0;
  const drawn = segmentLines(table).shown.filter(
    ({ amount, amountBefore, unvalued }) =>
      !isByAmount || amount + amountBefore > 0 || unvalued.length > 0,
  );
  const bars = drawn.map((segment): Bar => {
    const now = isByAmount ? segment.amount : segment.customers;
    const before = isByAmount ? segment.amountBefore : segment.customersBefore;
    const growth = growthOf(now, before);
    const score = scores.get(segment.key ?? "");
    const judged = [
      score?.strength ? speak.t("market.strength", { score: score.strength }) : "",
      score?.competition ? speak.t("market.competition", { score: score.competition }) : "",
    ];
    return {
      label: nameOf(segment.key),
      now,
      before,
      value:
        isByAmount && now === 0 && segment.unvalued.length > 0
          ? speak.t("money.not-valued", { list: segment.unvalued.join(speak.t("list.comma")) })
          : speak.number(now),
      change: growth === null || growth === 0 ? "" : changeOf(growth, speak),
      note: judged.filter((part) => part !== "").join(speak.t("list.dot")),
    };
  });
  if (bars.length === 0) return null;
  const caption = isByAmount
    ? speak.t("segments.picture-amount", { currency: table.currency })
    : speak.t("segments.picture-customers");
  return { caption, bars };
}

const changeOf = (growth: number, speak: Speaker): string =>
  growth >= 3
    ? `▲ ×${speak.number(growth + 1, 1)}`
    : `${growth > 0 ? "▲" : "▼"} ${Math.abs(Math.round(100 * growth))}%`;
