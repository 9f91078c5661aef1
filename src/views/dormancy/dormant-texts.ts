import { shorten } from "../../chat/shorten.ts";
import { triesOfRound } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCustomer } from "../../core/dormancy/dormant-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { notValued, roundedMoney } from "../money/money-text.ts";

/** Characters of what they once asked for that a row shows. */
const longestNeed = 16;

/** What is at stake with a dormant customer: what they may bring, or what they asked for before any order. */
export function stakeText(customer: DormantCustomer, speak: Speaker): string {
  const { atStake, orderCount, unvalued, need } = customer;
  if (orderCount === 0)
    return need === null
      ? speak.t("dormant.no-orders")
      : speak.t("dormant.asked", { need: shorten(need, longestNeed) });
  if (atStake === null || atStake.purchases * atStake.each < 1) {
    const gap = notValued(unvalued, speak);
    return gap === "" ? speak.t("dormant.no-forecast") : gap;
  }
  const amount = roundedMoney(atStake.currency, atStake.purchases * atStake.each, 2, speak);
  return speak.t(orderCount === 1 ? "dormant.stake-of-first" : "dormant.stake", { amount });
}

/** How to begin with a dormant customer, and the how manieth try of the round it is; or that nobody should. */
export function openerText({ tries, opener }: DormantCustomer, speak: Speaker): string {
  if (tries >= triesOfRound) return speak.t("dormant.given-up", { count: tries });
  const idea = speak.t(opener === null ? "dormant.no-opener" : `dormant.opener.${opener}`);
  const said =
    tries === 0 ? idea : speak.t("dormant.opener-again", { count: tries + 1, opener: idea });
  return `💡 ${said}`;
}
