import type { CivilDate } from "../../../core/time/civil.ts";
import { skipSpace } from "../../grammar/dates/date-reading.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import { isOrdinary, type Likely } from "./act-model.ts";
import { type Act, isTold } from "./acts.ts";
import { aheadOf, daysToChoose, namesFollowUp } from "./clause-days.ts";
import { type Clause, cutAtMarks } from "./clauses.ts";
import { companyFactsIn } from "./company-fact.ts";
import { saysDenied } from "./denied.ts";
import {
  isCostly,
  leansElsewhere,
  mayBeNews,
  mayBeReply,
  mayComplain,
  mayTellInstead,
  mayTellMore,
} from "./doubt.ts";
import type { Span } from "./mask.ts";
import { isUndecided, mayNotBe } from "./may-not-be.ts";
import { isShapedAsQuestion } from "./question-shape.ts";
import { isWeekdayToCome, type ReadClause, type ReadParts } from "./read-clause.ts";
import { isTheirWord } from "./their-word.ts";

/** What a clause leaves open, though it is clear what it does: what came of it, or the day. */
export type LeftOpen = "act" | "day";

/**
 * Whether something that a clause says is at odds with what it is taken for, or has no place in it: then
 * that is asked, however certain the model is. Null where all is accounted for.
 */
export function leftOpen(
  clause: Clause,
  act: Act,
  whole: Pick<ReadParts, "act" | "clause" | "likely" | "parts">,
  lexicon: Lexicon,
  today: CivilDate,
): LeftOpen | null {
  const { likely, parts } = whole;
  // Told in the form of the field, it can be nothing else.
  if (act === "fact" && companyFactsIn(clause, lexicon) !== null) return null;
  if (act === "promised" && isUndecided(whole.clause, lexicon) && !isTheirWord(clause, lexicon))
    return "act";
  // `要是Burak这礼拜能定下来，就给他免运费`: what hangs on something has not happened, nor is it planned.
  const isConditional = beginsConditionally(whole.clause, lexicon);
  if ((isTold(act) || act === "news") && isConditional) return "act";
  if (isMoreThanWord(clause, act, likely, lexicon)) return "act";
  if (act === "ordered" && isNoOrder(clause, whole.clause, lexicon, today)) return "act";
  if (isTold(act) && (isUnsureOfPart(act, whole) || saysDenied(whole.clause, act, lexicon)))
    return "act";
  if (isTold(act) && (isForbidden(clause, lexicon) || asksWithin(clause, lexicon))) return "act";
  if (
    isTold(act) &&
    parts.some((part) => part.act !== act && mayTellInstead(act, part.likely, likely))
  )
    return "act";
  if (mayTellMore(act, likely)) return "act";
  if (isSentLater(clause, act, lexicon) || mayNotBe(clause, act, lexicon)) return "act";
  if (clause.named.length > 1 && isTold(act) && areToldApart(clause, act, parts, lexicon))
    return "act";
  if (act === "fact" && mayBeReply(likely)) return "act";
  if (!isPlanned(act)) return null;
  // `Gulf这个月到底催过几次了`: what asks plans nothing.
  if (isShapedAsQuestion(clause.text, "")) return "act";
  // `Anna下周三休假`: who is away on a day puts nothing off to it.
  if (saysAway(clause, lexicon) && !namesFollowUp(clause, lexicon)) return "act";
  if (daysToChoose(clause, lexicon, today).length > 1) return "day";
  if (isConditional) return "act";
  return mayBeNews(likely) && !namesFollowUp(clause, lexicon) ? "act" : null;
}

/** `Thabo骂了我十分钟`, `打电话都不理我`: anger, or no answer at all, is more than word of somebody. */
const isMoreThanWord = (
  { shape }: Clause,
  act: Act,
  likely: readonly Likely[],
  { upset, silence }: Lexicon,
): boolean =>
  ((act === "news" || act === "fact") && mayComplain(likely) && has(shape, upset)) ||
  ((act === "news" || act === "replied") && has(shape, silence));

/** Whether a clause begins, but for names and days, with a condition. */
const beginsConditionally = ({ masked }: Clause, { conditions }: Lexicon): boolean => {
  const words = masked.replace(/^(?:[\s,，、]|\{[A-Z]+\})+/, "").toLowerCase();
  return conditions.some((word) => wordPlace(words.slice(0, word.length + 1), word) === 0);
};

/** `别给安曼发了`, `don't quote Nile yet`: what somebody is told not to do has not been done. */
const isForbidden = ({ masked }: Clause, { commanding }: Lexicon): boolean => {
  const words = masked.replace(/^(?:[\s,，、]|\{[A-Z]+\})+/, "").toLowerCase();
  return commanding.some((word) => wordPlace(words.slice(0, word.length + 1), word) === 0);
};

/** `样品寄了吗给多哈的`: a question whose word stands within it, and nobody is said to have asked. */
const asksWithin = ({ shape }: Clause, { asking }: Lexicon): boolean =>
  asking.reports.every((word) => wordPlace(shape, word) === null) &&
  asking.within.some((word) => wordPlace(shape, word) !== null);

/** A part alone tells what the clause around it may as well not: `placed the order. with someone else`. */
const isUnsureOfPart = (
  act: Act,
  { act: own, likely, parts }: Pick<ReadParts, "act" | "likely" | "parts">,
): boolean =>
  own === null &&
  isCostly(act) &&
  likely[0]?.act === act &&
  !parts.some((one) => isPriced(one, act));

/** `报了12500美金 等回复`: a quote that a part tells with its sum. */
const isPriced = ({ act, clause }: ReadClause, quoted: Act): boolean =>
  act === "quoted" &&
  quoted === act &&
  clause.spans.some((span) => span.type === "amount" && span.currency !== null);

const saysAway = ({ shape, spans }: Clause, { daysOff }: Lexicon): boolean =>
  spans.some(
    ({ type, to }) =>
      type === "date" &&
      isHan(shape.charAt(skipSpace(shape, to))) &&
      wordAt(daysOff, shape, skipSpace(shape, to)) !== null,
  );

const isPlanned = (act: Act): boolean => act === "plan" || act === "snooze";

const has = (shape: string, words: readonly string[]): boolean =>
  words.some((word) => wordPlace(shape, word) !== null);

/** An order has a word of its own, or a sum that is no payment: `deposit landed, 9,300 EUR` pays for an older one. */
const isOrderSaid = ({ shape, spans }: Clause, { trade }: Lexicon): boolean =>
  has(shape, trade.orders) ||
  (spans.some((span) => span.type === "amount" && span.currency !== null) &&
    !has(shape, trade.payments));

/** `they ordered from Petrosyan Trading instead`: with somebody who is no customer. */
const isOfStranger = ({ text, spans }: Clause): boolean => {
  const found =
    / (?:from|with) ((?=\p{Lu})\p{Script=Latin}\p{Ll}[\p{Script=Latin}\p{M}'’-]+)/u.exec(text);
  if (found === null || isOrdinary((found[1] ?? "").toLowerCase())) return false;
  return spans.every(({ from, to }) => to <= found.index || from >= found.index + found[0].length);
};

/** Whether no order was placed with us, whatever the words of a clause, or of the `whole` around it, sound like. */
const isNoOrder = (clause: Clause, whole: Clause, lexicon: Lexicon, today: CivilDate): boolean =>
  !isOrderSaid(clause, lexicon) ||
  isOfStranger(clause) ||
  isOrderToCome(clause, lexicon, today) ||
  has(whole.shape, lexicon.trade.elsewhere);

/**
 * `in for 40 pcs, PO lands tomorrow`, `说要返单`: an order without a sum, named only with a day to come or as what is
 * wanted, is still to be placed.
 */
function isOrderToCome(clause: Clause, lexicon: Lexicon, today: CivilDate): boolean {
  const { trade } = lexicon;
  if (clause.spans.some(({ type }) => type === "amount")) return false;
  const said = cutAtMarks(clause).filter(({ shape }) => has(shape, trade.orders));
  return (
    said.length > 0 &&
    said.every(
      (part) =>
        part.spans.some((span) => isToCome(span, today)) ||
        isWeekdayToCome(part, lexicon) ||
        isOrderWanted(part, lexicon),
    )
  );
}

/** Whether right before its word an order is wanted, or about to be placed: `wants to reorder`, `想下单`. */
function isOrderWanted(
  { shape }: Clause,
  { trade, asksUs, willWords, answering }: Lexicon,
): boolean {
  const at = Math.min(...trade.orders.flatMap((word) => wordPlace(shape, word) ?? []));
  const before = shape
    .slice(0, at)
    .replace(/ (?:to|an?|the|another)(?= *$)/g, "")
    .trimEnd();
  const wants = [...asksUs.wants.values()].flat().map(({ word }) => word);
  return [...wants, ...willWords, ...answering.toCome].some(
    (word) =>
      before.endsWith(word) &&
      (isHan(word.charAt(0)) || !/[a-z]/.test(before.charAt(before.length - word.length - 1))),
  );
}

const isToCome = (span: Span, today: CivilDate): boolean =>
  span.type === "date" &&
  span.date.reading.points !== "today" &&
  !span.date.isBareWeekday &&
  aheadOf(span.date.reading, today) !== null;

/** `told Elin she'll have the offer`, `晚点发报价`: what is still to be sent is no quote, and no sample. */
const isSentLater = ({ shape }: Clause, act: Act, { willWords, later }: Lexicon): boolean =>
  (act === "quoted" || act === "sampled") && (has(shape, willWords) || has(shape, later));

/** Whether several are named together, and what follows tells them apart: nobody knows who it was of. */
function areToldApart(
  { shape }: Clause,
  act: Act,
  parts: readonly ReadClause[],
  { toldApart, listed }: Lexicon,
): boolean {
  if (has(shape, toldApart)) return true;
  const isOfAll = (said: string) => [...said].some((_, at) => wordAt(listed.each, said, at));
  return parts
    .slice(1)
    .some(({ clause, likely }) => !isOfAll(clause.shape) && leansElsewhere(act, likely));
}
