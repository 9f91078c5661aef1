import type { WeekSection } from "../../bot/week-section.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { findRisks } from "./risk.app.ts";
import { riskBlocks } from "./risk.view.ts";

/** The summary of a week that is read within these first days of a month tells what is in one hand alone. */
const firstDays = 7;

/** What would go with single members, to who leads them, once a month; groups are told nothing. */
export const risksOfMonth: WeekSection = async ({ app, scope, now, zone, isNaming, speak }) => {
  const isFirstWeek = Number(civilDateAt(now, zone).slice(8)) <= firstDays;
  if (!isNaming || !isFirstWeek || scope.role === "sales") return [];
  const risks = await findRisks(app, scope, { now, zone, name: null });
  if (risks.length === 0) return [];
  return [paragraph(speak.t("risk.month")), ...riskBlocks(risks, speak)];
};
