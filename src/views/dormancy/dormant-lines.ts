import { shorten } from "../../chat/shorten.ts";
import { triesOfRound } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCustomer } from "../../core/dormancy/dormant-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { channelText } from "../customer/stop-text.ts";
import { notValued, roundedMoney } from "../money/money-text.ts";

/** Characters of a touch's content that a card shows. */
const longestContent = 80;

/** What is at stake with a dormant customer, what is known of it, and how to begin; a line each. */
export function dormantLines(customer: DormantCustomer, speak: Speaker): string[] {
  return [
    stakeLine(customer, speak),
    knownLine(customer, speak),
    exchangeLine(customer, speak),
    nextLine(customer, speak),
  ].filter((line) => line !== "");
}

const joined = (parts: readonly string[], speak: Speaker): string =>
  parts.filter((part) => part !== "").join(speak.t("list.dot"));

function stakeLine({ atStake, orderCount, unvalued }: DormantCustomer, speak: Speaker): string {
  if (orderCount === 0) return "";
  const gap = notValued(unvalued, speak);
  if (atStake === null)
    return gap === ""
      ? speak.t("dormant.not-valued")
      : joined([speak.t("dormant.ordered-before"), gap], speak);
  const { purchases, each, currency, horizonDays } = atStake;
  if (purchases * each < 1) return joined([speak.t("dormant.no-forecast"), gap], speak);
  const isFirst = orderCount === 1;
  const told = speak.t(isFirst ? "dormant.at-stake-of-first" : "dormant.at-stake", {
    amount: roundedMoney(currency, purchases * each, 2, speak),
    months: Math.round(horizonDays / 30.4),
    purchases: speak.number(purchases, purchases < 1 ? 2 : 1),
    each: roundedMoney(currency, each, 2, speak),
  });
  return joined([told, gap], speak);
}

function knownLine(customer: DormantCustomer, speak: Speaker): string {
  const { industry, orderCount, products, lastOrderOn, need, reorder } = customer;
  return joined(
    [
      industry === null ? "" : speak.industry(industry),
      orderCount === 0 ? speak.t("dormant.no-orders") : "",
      products.length === 0
        ? ""
        : speak.t("dormant.bought", { products: products.join(speak.t("list.comma")) }),
      lastOrderOn === null
        ? ""
        : speak.t("dormant.orders", { count: orderCount, last: speak.date(lastOrderOn) }),
      reorder === null ? "" : speak.t("dormant.rhythm", { days: reorder.gapDays }),
      need === null ? "" : speak.t("dormant.asked", { need: shorten(need, longestContent) }),
    ],
    speak,
  );
}

function exchangeLine(customer: DormantCustomer, speak: Speaker): string {
  const { contact, last, zone, stops } = customer;
  const person =
    contact === null
      ? ""
      : joined(
          [contact.name, contact.role ?? (contact.level ? speak.t(`level.${contact.level}`) : "")],
          speak,
        );
  const date = last && civilDateAt(last.at, zone);
  const exchange =
    last === null || date === null
      ? ""
      : speak.t("dormant.last", {
          what: joined(
            [
              speak.day(date),
              speak.t(`kind.${last.kind}`),
              speak.t(`outcome.${last.outcome}`),
              last.content === null || last.content === customer.need
                ? ""
                : shorten(last.content, longestContent),
            ],
            speak,
          ),
        });
  return joined([person, channelText(stops, speak), exchange], speak);
}

function nextLine({ tries, opener }: DormantCustomer, speak: Speaker): string {
  if (tries >= triesOfRound) return speak.t("dormant.given-up", { count: tries });
  const tried = tries === 0 ? "" : speak.t("dormant.tries", { count: tries, of: triesOfRound });
  const idea = speak.t(opener === null ? "dormant.no-opener" : `dormant.opener.${opener}`);
  return joined([`💡 ${idea}`, tried], speak);
}
