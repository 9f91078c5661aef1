import type { CivilDate } from "../../../core/time/civil.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { type Act, isTold } from "./acts.ts";
import { aheadOf, daysToChoose } from "./clause-days.ts";
import { type Clause, cutAtMarks } from "./clauses.ts";
import { leansElsewhere, mayBeNews, mayTellMore } from "./doubt.ts";
import type { Span } from "./mask.ts";
import type { ReadClause, ReadParts } from "./read-clause.ts";

/** What a clause leaves open, though it is clear what it does: what came of it, or the day. */
export type LeftOpen = "act" | "day";

/**
 * Whether something that a clause says is at odds with what it is taken for, or has no place in it: then
 * that is asked, however certain the model is. Null where all is accounted for.
 */
export function leftOpen(
  clause: Clause,
  act: Act,
  { likely, parts }: Pick<ReadParts, "likely" | "parts">,
  lexicon: Lexicon,
  today: CivilDate,
): LeftOpen | null {
  if (act === "ordered" && (!isOrderSaid(clause, lexicon) || isOrderToCome(clause, lexicon, today)))
    return "act";
  if (mayTellMore(act, likely)) return "act";
  if (isSentLater(clause, act, lexicon)) return "act";
  if (clause.named.length > 1 && isTold(act) && areToldApart(clause, act, parts, lexicon))
    return "act";
  if (!isPlanned(act)) return null;
  if (daysToChoose(clause, lexicon, today).length > 1) return "day";
  return mayBeNews(likely) ? "act" : null;
}

const isPlanned = (act: Act): boolean => act === "plan" || act === "snooze";

const has = (shape: string, words: readonly string[]): boolean =>
  words.some((word) => wordPlace(shape, word) !== null);

/** An order has a word of its own, or a sum that is no payment: `deposit landed, 9,300 EUR` pays for an older one. */
const isOrderSaid = ({ shape, spans }: Clause, { trade }: Lexicon): boolean =>
  has(shape, trade.orders) ||
  (spans.some((span) => span.type === "amount" && span.currency !== null) &&
    !has(shape, trade.payments));

/** `in for 40 pcs, PO lands tomorrow`: an order without a sum, named only with a day to come, is still to be placed. */
function isOrderToCome(clause: Clause, { trade }: Lexicon, today: CivilDate): boolean {
  if (clause.spans.some(({ type }) => type === "amount")) return false;
  const said = cutAtMarks(clause).filter(({ shape }) => has(shape, trade.orders));
  return said.length > 0 && said.every(({ spans }) => spans.some((span) => isToCome(span, today)));
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
