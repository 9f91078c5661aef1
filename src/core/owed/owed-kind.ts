import type { RuleSet } from "../tiering/rule-set.ts";
import type { Outcome } from "../vocabulary.ts";
import { readComplaint } from "./complaint-told.ts";
import { complaintWorkdays } from "./complaint-workdays.ts";

/**
 * What is owed to a customer, or by one: what we said we would do, our answer to a complaint, or that to
 * what they asked for; our first word to whose card we took at a fair; what is to come back for what we
 * gave; the steps of an order, and those of the plan for an account; and the manager's signature on what
 * is done for them.
 */
export type OwedKind =
  | "promise"
  | "complaint"
  | "answer"
  | "fair-card"
  | "favour"
  | "deposit"
  | "shipment"
  | "arrival"
  | "balance"
  | PlanKind
  | "co-signature";

/** Steps of the plan for an account, by its four headings. */
export const planKinds = ["maintain", "tap", "cultivate", "revisit"] as const;
export type PlanKind = (typeof planKinds)[number];

/** How the kinds differ. Whoever treats them unlike asks here, and nowhere names one. */
type Differences = {
  /** The outcome of a touch that leaves it owed, or that they asked for something, or an order was told. */
  readonly begunBy: Outcome | "asked" | "fair" | "given" | "order" | "plan" | "care";
  /** The command that says that it is done. */
  readonly endedBy: "kept" | "resolved" | "answer-given" | "concede" | "order" | "review" | "care";
  /** That this was said, in the words of the audit. */
  readonly audited:
    | "promise.kept"
    | "complaint.resolved"
    | "answer.given"
    | "fair-card.done"
    | "favour.returned"
    | "order.step"
    | "plan.step-done"
    | "care.signed";
  /** The refusal where none is open. */
  readonly refusal:
    | "no-promise"
    | "no-complaint"
    | "no-question"
    | "no-favour"
    | "no-order-step"
    | "no-plan-step"
    | "no-care";
  /** Working days to do it in where no day was told, by its words; null: then it has none. */
  readonly workdays: (rules: RuleSet, told: string | null) => number | null;
  /** From when on nothing cheerful is said to the customer. */
  readonly silences: "at-once" | "overdue" | "never";
  /** Whether it keeps the customer in the list of the day, which says by when it is to be done. */
  readonly isInDayList: boolean;
  /** Whether it is done as soon as the customer hears from us. */
  readonly isPaidByTouch: boolean;
  /** Whether the customer is told first where it is late. */
  readonly isToldLate: boolean;
  /** Whether the answer to a touch recalls one whose day has come. */
  readonly isRecalled: boolean;
  /** Whether the owner is told of it by its day with all else that is; of others a feature tells whom it must. */
  readonly isToldByDay: boolean;
};

/** What the steps of an order have in common. */
const ofOrders = {
  begunBy: "order",
  endedBy: "order",
  audited: "order.step",
  refusal: "no-order-step",
  workdays: () => null,
  silences: "never",
  isInDayList: false,
  isPaidByTouch: false,
  isToldLate: false,
  isRecalled: false,
  isToldByDay: true,
} as const satisfies Differences;

/** What the steps of a plan have in common. */
const ofPlans = {
  ...ofOrders,
  begunBy: "plan",
  endedBy: "review",
  audited: "plan.step-done",
  refusal: "no-plan-step",
} as const satisfies Differences;

const differences: Readonly<Record<OwedKind, Differences>> = {
  promise: {
    begunBy: "promised",
    endedBy: "kept",
    audited: "promise.kept",
    refusal: "no-promise",
    workdays: () => null,
    silences: "overdue",
    isInDayList: false,
    isPaidByTouch: false,
    isToldLate: true,
    isRecalled: true,
    isToldByDay: true,
  },
  complaint: {
    begunBy: "complained",
    endedBy: "resolved",
    audited: "complaint.resolved",
    refusal: "no-complaint",
    workdays: ({ complaints }, told) => complaintWorkdays(complaints, readComplaint(told ?? "")),
    silences: "at-once",
    isInDayList: true,
    isPaidByTouch: false,
    isToldLate: false,
    isRecalled: false,
    isToldByDay: true,
  },
  answer: {
    begunBy: "asked",
    endedBy: "answer-given",
    audited: "answer.given",
    refusal: "no-question",
    workdays: () => null,
    silences: "overdue",
    isInDayList: false,
    isPaidByTouch: true,
    isToldLate: false,
    isRecalled: false,
    isToldByDay: true,
  },
  "fair-card": {
    begunBy: "fair",
    endedBy: "answer-given",
    audited: "fair-card.done",
    refusal: "no-question",
    workdays: () => null,
    silences: "never",
    isInDayList: false,
    isPaidByTouch: true,
    isToldLate: false,
    isRecalled: false,
    isToldByDay: false,
  },
  favour: {
    begunBy: "given",
    endedBy: "concede",
    audited: "favour.returned",
    refusal: "no-favour",
    workdays: () => null,
    silences: "never",
    isInDayList: false,
    isPaidByTouch: false,
    isToldLate: false,
    isRecalled: false,
    isToldByDay: true,
  },
  deposit: ofOrders,
  // What is late to leave is ours to answer for.
  shipment: { ...ofOrders, silences: "overdue" },
  arrival: ofOrders,
  balance: ofOrders,
  maintain: ofPlans,
  tap: ofPlans,
  cultivate: ofPlans,
  revisit: ofPlans,
  "co-signature": {
    begunBy: "care",
    endedBy: "care",
    audited: "care.signed",
    refusal: "no-care",
    workdays: () => null,
    silences: "never",
    isInDayList: false,
    isPaidByTouch: false,
    isToldLate: false,
    isRecalled: false,
    isToldByDay: false,
  },
};

/** Every kind, in the order in which lists count them. */
export const owedKinds = Object.keys(differences) as readonly OwedKind[];

/** What is peculiar to a kind. */
export const ofKind = (kind: OwedKind): Differences => differences[kind];

/** The kinds of which something holds. */
export const kindsThat = (holds: (of: Differences) => boolean): readonly OwedKind[] =>
  owedKinds.filter((kind) => holds(differences[kind]));

/** The kinds that are ended by the same command as one, itself among them. */
export const endedAlike = (kind: OwedKind): readonly OwedKind[] =>
  kindsThat(({ endedBy }) => endedBy === differences[kind].endedBy);

/**
 * What a touch with this outcome leaves owed, or null. Then a day told with it is that by which it
 * is to be done, not that of the next touch.
 */
export const owedAfter = (outcome: Outcome): OwedKind | null =>
  owedKinds.find((kind) => differences[kind].begunBy === outcome) ?? null;

/** What is owed to a customer who asked for something. */
export const owedToWhoAsked: OwedKind = "answer";

/** What is owed to a customer whose card we took at a fair: that they hear from us. */
export const owedForCard: OwedKind = "fair-card";
