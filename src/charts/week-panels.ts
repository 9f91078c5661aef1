import type { Adherence } from "../core/segments/adherence.ts";
import type { WeeklySummary } from "../core/segments/weekly-summary.ts";
import { addDays } from "../core/time/civil-date.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { barsPanel } from "./bars-panel.ts";
import { columnsPanel } from "./columns-panel.ts";
import type { Panel } from "./picture-svg.ts";

/** What is drawn of a week. */
export type DrawnWeek = Pick<WeeklySummary, "byTier" | "from" | "to" | "trend">;

/**
 * A week's customers by tier with what changed, and adherence week by week where more than one week
 * has any. Figures alone: nobody is named.
 */
export function weekPanels(week: DrawnWeek, speak: Speaker): readonly Panel[] {
  const { byTier, from, trend } = week;
  const count = byTier.reduce((sum, one) => sum + one.count, 0);
  const tiers = barsPanel(
    speak.t("week.tiers", {
      count,
      total: speak.number(count),
      day: speak.day(addDays(from, -1)),
    }),
    byTier.map(({ tier, count, change }) => ({
      label: tier,
      meaning: speak.t(`tier.${tier}`),
      now: count,
      value: speak.number(count),
      change: change === 0 ? "" : `${change > 0 ? "▲" : "▼"} ${speak.number(Math.abs(change))}`,
    })),
  );
  const parts = trend.map(partOf);
  const [first, last] = [trend[0], trend.at(-1)];
  if (first === undefined || last === undefined || parts.filter((one) => one !== null).length < 2) {
    return [tiers];
  }
  const now = parts.at(-1) ?? null;
  return [
    tiers,
    columnsPanel({
      caption: speak.t("week.trend", { count: trend.length }),
      parts,
      value: now === null ? "" : `${Math.round(100 * now)}%`,
      first: speak.day(first.to),
      last: speak.day(last.to),
      gap: speak.t("week.trend-gap"),
    }),
  ];
}

const partOf = ({ due, onTime }: Adherence): number | null => (due === 0 ? null : onTime / due);
