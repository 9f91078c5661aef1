import { isOrdinary, type Likely } from "./act-model.ts";
import { type Act, isTold, type ToldAct } from "./acts.ts";

/** Acts that record much the same, or nothing: which of them a clause does is told by the likeliest. */
const alike: readonly (readonly Act[])[] = [
  ["contacted", "replied", "news"],
  ["plan", "snooze"],
  ["fact", "fact-phone", "fact-email", "fact-birthday"],
  ["ask", "ask-list", "ask-day", "ask-team", "ask-check", "ask-promises"],
  ["chat", "not-yet", "request"],
];

const alikeTo: ReadonlyMap<Act, readonly Act[]> = new Map(
  alike.flatMap((acts) => acts.map((act) => [act, acts] as const)),
);

/** What must be how likely to be proposed, from 0 to 1, where nothing else is said; what records nothing may be less. */
const [least, leastOfNothing] = [0.55, 0.42];

/**
 * What costs more where it is wrong, or is easily taken for something else, must be likelier. By what the
 * model makes of lines of the corpus that it has not seen.
 */
const leastOf: Readonly<Partial<Record<Act, number>>> = {
  ordered: 0.78,
  received: 0.72,
  sampled: 0.72,
  declined: 0.68,
  quoted: 0.62,
  "no-answer": 0.6,
  complained: 0.6,
  fact: 0.6,
  tag: 0.6,
  untag: 0.6,
  promised: 0.5,
  plan: 0.42,
  snooze: 0.5,
  stage: 0.5,
  owner: 0.5,
  tier: 0.5,
};

const recordsNothing: ReadonlySet<Act> = new Set<Act>([
  ...(alike[3] ?? []),
  ...(alike[4] ?? []),
  "undo",
  "fix",
]);

/** How likely it is that a clause records what `act` does. */
export function shareOf(act: Act, likely: readonly Likely[]): number {
  const acts = alikeTo.get(act) ?? [act];
  return likely.reduce((sum, one) => sum + (acts.includes(one.act) ? one.share : 0), 0);
}

/** The likeliest act; null where another may as well be meant, so that it is asked and not proposed. */
export function certainAct(likely: readonly [Likely, ...Likely[]]): Act | null {
  const [{ act }] = likely;
  return shareOf(act, likely) >= leastFor(act) ? act : null;
}

const leastFor = (act: Act): number =>
  recordsNothing.has(act) ? leastOfNothing : (leastOf[act] ?? least);

/** Whether it is certain that a clause does one of these, which come to the same where it stands. */
export const isCertainOf = (acts: readonly Act[], likely: readonly Likely[]): boolean =>
  acts.reduce((sum, act) => sum + shareOf(act, likely), 0) >= Math.max(...acts.map(leastFor));

/** From which share on an outcome is offered where it is asked what came of it. */
const leastOffered = 0.15;

/** Outcomes that a clause may tell, which can be recorded without more being said: a promise has its day. */
export const outcomesOffered = (likely: readonly Likely[]): ToldAct[] =>
  likely.flatMap(({ act, share }) =>
    isTold(act) && act !== "promised" && share >= leastOffered ? [act] : [],
  );

/** More words than this of no sentence that we know, and more than this part of all: the others say nothing. */
const [mostUnknown, mostOfAll] = [3, 0.5];

/** Whether a masked clause is mostly of Latin words that the corpus does not hold: another language, or nothing. */
export function isStrange(masked: string): boolean {
  const words = masked.replace(/\{[A-Z]+\}/g, " ").match(/[\p{Script=Latin}'’]{3,}/gu) ?? [];
  const unknown = words.filter((word) => !isOrdinary(word.toLowerCase())).length;
  return unknown > mostUnknown && unknown > words.length * mostOfAll;
}

/** How little likely what a word says must be beside how likely another, to doubt the word. */
const [hardly, almostSurely] = [0.1, 0.85];

/** Whether an outcome's own word is there for something else: `sample approved` tells of no sending. */
export function isDoubtful(word: Act, likely: readonly Likely[]): boolean {
  const act = likely[0]?.act ?? word;
  return (
    !recordsNothing.has(act) &&
    shareOf(act, likely) >= almostSurely &&
    shareOf(word, likely) < hardly
  );
}

/** From which share on a part of a clause may well tell something else than the whole. */
const elsewhere = 0.4;

/** Whether what is read here tells of a touch, but likelier of another outcome than `act`. */
export function leansElsewhere(act: Act, [first]: readonly Likely[]): boolean {
  const own = alikeTo.get(act) ?? [act];
  return (
    first !== undefined && isTold(first.act) && !own.includes(first.act) && first.share >= elsewhere
  );
}

/** Outcomes that say more than that there was word of somebody, and from which share on one may be meant instead. */
const moreTelling: readonly Act[] = [
  "ordered",
  "declined",
  "complained",
  "quoted",
  "sampled",
  "received",
  "no-answer",
];
const mayBeMore = 0.42;

/** Whether a clause that is taken to tell of a contact may as well tell more: an order, a complaint. */
export const mayTellMore = (act: Act, likely: readonly Likely[]): boolean =>
  (alike[0] ?? []).includes(act) &&
  likely.some((one) => moreTelling.includes(one.act) && one.share >= mayBeMore);

/** From which share on what is taken for news may be a complaint, where its words are those of one. */
const mayBeComplaint = 0.2;

export const mayComplain = (likely: readonly Likely[]): boolean =>
  likely.some(({ act, share }) => act === "complained" && share >= mayBeComplaint);

/** Outcomes of which the words around them often make the opposite. */
const costly: ReadonlySet<Act> = new Set<Act>([
  "ordered",
  "declined",
  "complained",
  "quoted",
  "sampled",
]);

export const isCostly = (act: Act): boolean => costly.has(act);

/** From which share on a part may tell something more than what is taken, where the whole may tell it too. */
const [ofPart, ofAll] = [0.6, 0.1];

/** Whether a part of a clause tells of another outcome than `act`, one that says more, and the whole may tell it too. */
export function mayTellInstead(
  act: Act,
  [first]: readonly Likely[],
  whole: readonly Likely[],
): boolean {
  return (
    first !== undefined &&
    first.act !== act &&
    first.share >= ofPart &&
    moreTelling.includes(first.act) &&
    whole.some((one) => one.act === first.act && one.share >= ofAll)
  );
}

/** From which share on what is taken for a plan may be news of somebody, or a fact, that only names a day. */
const mayOnlyNameDay = 0.25;

/** Whether a planned clause may tell of somebody's own doings: `Burak下个月调去安塔利亚`. */
export const mayBeNews = (likely: readonly Likely[]): boolean =>
  likely.reduce((sum, one) => sum + (aboutThem.has(one.act) ? one.share : 0), 0) > mayOnlyNameDay;

const aboutThem: ReadonlySet<Act> = new Set<Act>(["fact", "news"]);

/** From which share on what is taken for a fact may be what somebody said of an offer: `likes it, needs his boss to sign off`. */
const mayBeSaid = 0.12;

export const mayBeReply = (likely: readonly Likely[]): boolean =>
  likely.some(({ act, share }) => act === "replied" && share > mayBeSaid);

/** How likely what a part alone tells must be of the whole; an order may be placed with somebody else, and a fact be but why. */
const [leastOfWhole, leastOfEasilyWrong] = [0.15, 0.5];
const easilyWrong: ReadonlySet<Act> = new Set<Act>(["ordered", "fact"]);

/** From which share on words may tell an order, so that it is asked where something else is read of them. */
const mayBeOrder = 0.5;

export const isOrderLikely = (likely: readonly Likely[]): boolean =>
  shareOf("ordered", likely) >= mayBeOrder;

/** Whether the whole clause may well do what a part of it does. */
export const isBorneOut = (part: Act, whole: readonly Likely[]): boolean =>
  recordsNothing.has(part) ||
  whole.length === 0 ||
  shareOf(part, whole) >= (easilyWrong.has(part) ? leastOfEasilyWrong : leastOfWhole);
