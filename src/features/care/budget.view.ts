import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { moneyText } from "../../views/orders/order-text.ts";
import type { Balance, Budget } from "./budget.core.ts";

/** How a tier's budget stands: `KA budget 2026: CNY 5,000 · spent CNY 300 · CNY 4,700 left`. */
export function balanceText(
  { budget, year, spent, left, unvalued }: Balance,
  speak: Speaker,
): string {
  const money = (amount: number) => moneyText({ amount, currency: budget.currency }, speak);
  return [
    speak.t("budget.of", { tier: budget.tier, year, sum: money(budget.amount) }),
    speak.t("budget.spent", { sum: money(spent) }),
    left < 0
      ? speak.t("budget.exceeded", { sum: money(-left) })
      : speak.t("budget.left", { sum: money(left) }),
    ...(unvalued.length === 0
      ? []
      : [speak.t("budget.unvalued", { list: unvalued.join(speak.t("list.comma")) })]),
  ].join(speak.t("list.dot"));
}

/** The budgets of all tiers that have one. */
export const budgetsView = (
  balances: readonly Balance[],
  isAdmin: boolean,
  speak: Speaker,
): OutboundMessage => {
  const title = speak.t(balances.length === 0 ? "budget.none" : "budget.title");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...(balances.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: balances.map((balance) => [text(balanceText(balance, speak))]),
            },
          ]),
      ...(isAdmin ? [paragraph(speak.t("budget.hint"))] : []),
    ],
    subjects: [],
  };
};

/** A budget as it is now. */
export function budgetSetView(
  { tier, amount, currency }: Budget,
  before: Budget | null,
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const sum = moneyText({ amount, currency }, speak);
  const words =
    before === null
      ? speak.t("budget.set", { tier, sum })
      : speak.t("budget.changed", { tier, sum, before: moneyText(before, speak) });
  return {
    kind: "answer",
    summary: words,
    blocks: [paragraph(`✅ ${words}`), ...endBlocks([], undoId, speak)],
    subjects: [],
  };
}
