import type { Block, OutboundMessage } from "../../chat/message.ts";
import {
  type AccountReview,
  type OrderSums,
  reviewQuestions,
} from "../../core/customer/account-review.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, strong, text } from "../blocks/inline.ts";
import { moneyText } from "../money/money-text.ts";
import { owedTextWithDay } from "../owed/owed-text.ts";
import { customerRow } from "./customer-row.ts";

/** People of a level that are named. */
const mostPeople = 8;

/** What owner and manager need for the half-year talk with key accounts. `reader` is a handle. */
export function accountReviewView(
  reviews: readonly AccountReview[],
  today: CivilDate,
  reader: string,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("review.title", { count: reviews.length });
  return {
    kind: "nudge",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...reviews.flatMap((review) => kit(review, today, reader, speak)),
      paragraph(speak.t("review.hint")),
    ],
    subjects: reviews.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function kit(review: AccountReview, today: CivilDate, reader: string, speak: Speaker): Block[] {
  const { name, owner, ref, reviewOn, tried, answered } = review;
  const presses = [
    speak.t("review.on", { day: speak.date(reviewOn) }),
    owner === null || owner === reader ? "" : owner,
  ];
  const values: [key: "orders" | "touches" | "promises" | "people", value: string][] = [
    ["orders", ordersText(review, speak)],
    [
      "touches",
      tried === 0
        ? speak.t("review.untouched")
        : speak.t("review.answered", {
            count: tried,
            answered,
            percent: Math.round((100 * answered) / tried),
          }),
    ],
    ["promises", promisesText(review, speak)],
    ["people", peopleText(review, speak)],
  ];
  const open = review.owed.map((one) => [text(owedTextWithDay(one, speak))]);
  const questions = reviewQuestions(review, today).map((one) => [
    text(speak.t(`review.ask.${one}`)),
  ]);
  return [
    {
      type: "paragraph",
      inlines: customerRow({ ref, name, tier: "KA", presses }, "direct", speak),
    },
    {
      type: "fields",
      fields: values.map(([key, value]) => ({
        label: speak.t(`review.${key}`),
        value: [text(value)],
      })),
    },
    ...(open.length === 0
      ? []
      : [
          { type: "paragraph" as const, inlines: [strong(speak.t("review.open"))] },
          { type: "list" as const, items: open },
        ]),
    { type: "paragraph", inlines: [strong(speak.t("review.ask-title"))] },
    { type: "list", items: questions },
    {
      type: "actions",
      buttons: [{ label: speak.t("nudge.card"), command: `/c #${ref}` }],
    },
  ];
}

function ordersText({ orders, ordersBefore }: AccountReview, speak: Speaker): string {
  const sums = ({ count, money }: OrderSums) =>
    count === 0
      ? speak.t("review.no-orders")
      : speak.t("list.orders", { count }) + speak.t("list.dot") + moneyText(money, speak);
  return speak.t("review.orders-value", { now: sums(orders), before: sums(ordersBefore) });
}

function promisesText(review: AccountReview, speak: Speaker): string {
  const { promisesKept: kept, promisesLate: late, owed } = review;
  if (kept + owed.length === 0) return speak.t("review.no-promises");
  const counts = { kept, late, "still-open": owed.length };
  return (["kept", "late", "still-open"] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => speak.t(`review.${key}`, { count: counts[key] }))
    .join(speak.t("list.comma"));
}

function peopleText({ people }: AccountReview, speak: Speaker): string {
  if (people.length === 0) return speak.t("review.no-people");
  return people
    .slice(0, mostPeople)
    .map(({ name, level }) =>
      level === null ? name : speak.t("review.person", { name, level: speak.t(`level.${level}`) }),
    )
    .join(speak.t("list.comma"));
}
