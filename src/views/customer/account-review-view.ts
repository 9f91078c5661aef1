import type { Block, OutboundMessage, Picture } from "../../chat/message.ts";
import {
  type AccountReview,
  type OrderSums,
  reviewQuestions,
} from "../../core/customer/account-review.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, strong, text } from "../blocks/inline.ts";
import { moneyText } from "../money/money-text.ts";
import { owedWhen } from "../owed/owed-list-view.ts";
import { owedTextWithDay } from "../owed/owed-text.ts";
import { customerRow } from "./customer-row.ts";
import { needsText } from "./needs-text.ts";
import { trendText } from "./trend-text.ts";

/** People of a level that are named. */
const mostPeople = 8;

/** How a review is shown: its orders as a picture, and whether somebody asked for it. */
type Shown = {
  readonly drawn: (review: AccountReview) => Omit<Picture, "alt"> | null;
  readonly isAsked?: boolean;
};

/** What owner and manager need for the half-year talk with key accounts. `reader` is a handle. */
export function accountReviewView(
  reviews: readonly AccountReview[],
  today: CivilDate,
  reader: string,
  speak: Speaker,
  { drawn, isAsked = false }: Shown,
): OutboundMessage {
  const [only, ...others] = reviews;
  const title = isAsked
    ? speak.t("review.asked", { name: only?.name ?? "" })
    : speak.t("review.title", { count: reviews.length });
  // What is said next may be a step, where it is certain of whose plan.
  const isOne = only !== undefined && others.length === 0;
  return {
    kind: isAsked ? "question" : "nudge",
    ...(isOne ? { awaits: buttonLine("review", `#${only.ref}`) } : {}),
    summary: title,
    blocks: [
      { type: "heading", text: isAsked ? speak.t("review.heading") : title },
      ...reviews.flatMap((review) => kit(review, drawn(review), today, reader, speak)),
      ...(only === undefined ? [] : [paragraph(speak.t("review.plan-hint", { ref: only.ref }))]),
      paragraph(speak.t("review.hint")),
    ],
    subjects: reviews.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function kit(
  review: AccountReview,
  drawn: Omit<Picture, "alt"> | null,
  today: CivilDate,
  reader: string,
  speak: Speaker,
): Block[] {
  const { name, owner, ref, reviewOn, tier, tried, answered, trend, zone } = review;
  const presses = [
    reviewOn === today ? "" : speak.t("review.on", { day: speak.date(reviewOn) }),
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
      inlines: customerRow({ ref, name, tier, presses }, "direct", speak),
    },
    ...planBlocks(review.plan, today, zone, speak),
    {
      type: "fields",
      fields: values.map(([key, value]) => ({
        label: speak.t(`review.${key}`),
        value: [text(value)],
      })),
    },
    ...needBlocks(review.needs, speak),
    ...trendBlocks(trend, drawn, speak),
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
  const open = owed.filter(({ kind }) => kind === "promise").length;
  if (kept + open === 0) return speak.t("review.no-promises");
  const counts = { kept, late, "still-open": open };
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

/** What became of the plan: its steps by heading, numbered as they are open, those that were taken behind. */
function planBlocks(
  plan: AccountReview["plan"],
  today: CivilDate,
  zone: Zone,
  speak: Speaker,
): Block[] {
  const open = plan.filter(({ doneAt }) => doneAt === null);
  const taken = plan.filter(({ doneAt }) => doneAt !== null);
  if (plan.length === 0) return [paragraph(speak.t("review.no-plan"))];
  const told = ({ kind, content }: AccountReview["plan"][number]) =>
    speak.t("review.step", { heading: speak.t(`owed.${kind}.heading`), content });
  const dot = speak.t("list.dot");
  const openItems = open.map((one) => {
    const when = one.dueOn === null ? [] : [owedWhen(one.dueOn, today, speak)];
    return [text([told(one), ...when].join(dot))];
  });
  const takenItems = taken.map((one) => {
    const day = one.doneAt === null ? "" : speak.date(civilDateAt(one.doneAt, zone));
    return [text(`✓ ${told(one)}${dot}${speak.t("review.step-done", { day })}`)];
  });
  const counts = { done: taken.length, count: plan.length };
  return [
    { type: "paragraph", inlines: [strong(speak.t("review.plan", counts))] },
    ...(openItems.length === 0 ? [] : [{ type: "list" as const, start: 1, items: openItems }]),
    ...(takenItems.length === 0 ? [] : [{ type: "list" as const, items: takenItems }]),
  ];
}

/** What they need, in words. */
const needBlocks = (needs: AccountReview["needs"], speak: Speaker): Block[] =>
  needs.length === 0 ? [] : [paragraph(needsText(needs, speak))];

/** The orders of twelve quarters as a picture that says the same in words, or in words alone. */
function trendBlocks(
  trend: AccountReview["trend"],
  drawn: Omit<Picture, "alt"> | null,
  speak: Speaker,
): Block[] {
  const alt = trendText(trend, speak);
  if (alt === "") return [];
  return drawn === null ? [paragraph(alt)] : [{ type: "image", picture: { ...drawn, alt } }];
}
