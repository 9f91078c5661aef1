import type { CardValue } from "../../core/customer/card-value.ts";
import type { StageReading } from "../../core/customer/judge-stage.ts";
import { type Stage, stages } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { moneyText, roundedMoney } from "../money/money-text.ts";
import { habitText } from "../value/habit-text.ts";
import { reorderDueText } from "../value/reorder-due-text.ts";

/** A stage with what speaks for it, or for another one. */
export function stageLine(stage: Stage, reading: StageReading, speak: Speaker): string {
  const named = speak.t(`stage.${stage}`);
  const other = otherStage(stage, reading);
  if (other === null && reading.stage !== stage) return named;
  const why = stageReason(reading, speak);
  if (other === null) return why === "" ? named : named + speak.t("list.dot") + why;
  const told = speak.t("card.stage-says", { stage: speak.t(`stage.${other}`), why });
  return named + speak.t("list.dot") + told;
}

/**
 * The stage that orders and touches speak for, where it is not the one that stands. Before the first
 * order a stage may be ahead of what was logged: that is for the owner to know.
 */
export function otherStage(stage: Stage, reading: StageReading): Stage | null {
  if (reading.stage === stage || stage === "lost") return null;
  const isBuyer = ["first-order", "repeat", "lost"].includes(reading.stage);
  const isFurther = stages.indexOf(reading.stage) > stages.indexOf(stage);
  return isBuyer || isFurther ? reading.stage : null;
}

function stageReason(reading: StageReading, speak: Speaker): string {
  switch (reading.stage) {
    case "lost":
      return speak.t("stage-because.lost", { days: reading.days });
    case "repeat":
      return speak.t("stage-because.repeat", { count: reading.purchases });
    case "first-order":
      return speak.t("stage-because.first-order", { day: speak.date(reading.on) });
    case "sampled":
      return speak.t("stage-because.sampled", { day: speak.date(reading.on) });
    case "negotiating":
      return speak.t(`stage-because.${reading.by}`, { day: speak.date(reading.on) });
    case "lead":
      return speak.t("stage-because.lead");
  }
}

/** What a customer has brought in 12 months and may bring in the next; empty where nothing tells. */
export function valueLine({ lastYear, worth, reorder, habit }: CardValue, speak: Speaker): string {
  const expected = worth === null || worth.each === null ? 0 : worth.purchases * worth.each;
  return [
    worth === null || worth.abc === null ? "" : speak.t(`card.class.${worth.abc}`),
    lastYear.sums.length === 0
      ? ""
      : speak.t("card.last-year", { amounts: moneyText(lastYear, speak) }),
    worth !== null && expected >= 1
      ? speak.t("card.expected", { amount: roundedMoney(worth.currency, expected, 2, speak) })
      : "",
    reorder === null ? "" : reorderDueText(reorder, speak),
    habit === null ? "" : habitText(habit, speak),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}
