import type { CivilDate } from "../../../core/time/civil.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { type Act, isTold } from "./acts.ts";
import { daysToChoose } from "./clause-days.ts";
import type { Clause } from "./clauses.ts";
import { leansElsewhere } from "./doubt.ts";
import type { ReadClause } from "./read-clause.ts";

/** What a clause leaves open, though it is clear what it does: what came of it, or the day. */
export type LeftOpen = "act" | "day";

/**
 * Whether something that a clause says is at odds with what it is taken for, or has no place in it: then
 * that is asked, however certain the model is. Null where all is accounted for.
 */
export function leftOpen(
  clause: Clause,
  act: Act,
  parts: readonly ReadClause[],
  lexicon: Lexicon,
  today: CivilDate,
): LeftOpen | null {
  if (act === "ordered" && !isOrderSaid(clause, lexicon)) return "act";
  if (isSentLater(clause, act, lexicon)) return "act";
  if (clause.named.length > 1 && isTold(act) && areToldApart(clause, act, parts, lexicon))
    return "act";
  return isPlanned(act) && daysToChoose(clause, lexicon, today).length > 1 ? "day" : null;
}

const isPlanned = (act: Act): boolean => act === "plan" || act === "snooze";

const has = (shape: string, words: readonly string[]): boolean =>
  words.some((word) => wordPlace(shape, word) !== null);

/** An order has a word of its own, or a sum that is no payment: `deposit landed, 9,300 EUR` pays for an older one. */
const isOrderSaid = ({ shape, spans }: Clause, { trade }: Lexicon): boolean =>
  has(shape, trade.orders) ||
  (spans.some((span) => span.type === "amount" && span.currency !== null) &&
    !has(shape, trade.payments));

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
