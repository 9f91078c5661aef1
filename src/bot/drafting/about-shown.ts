import type { DraftItem } from "../../core/drafts/draft.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { type Act, isTold } from "../understanding/free/acts.ts";
import type { Clause } from "../understanding/free/clauses.ts";
import { lettersBesides } from "../understanding/free/letters-besides.ts";
import type { ReadClause } from "../understanding/free/read-clause.ts";
import { saysCorrecting } from "./said-instead.ts";

/** What is done to somebody: said of another customer by name it is no correction. */
const ofSomebody: ReadonlySet<Act> = new Set<Act>([
  "plan",
  "snooze",
  "tier",
  "stage",
  "owner",
  "tag",
  "untag",
  "stop",
]);

/**
 * Whether a line is about somebody else than what was shown: `把Doha推到周五` while Gulf's draft is. What begins
 * as a correction, or denies, puts one in place of the other.
 */
export function isOfAnother(
  { clause, act }: ReadClause,
  shown: readonly DraftItem[],
  lexicon: Lexicon,
): boolean {
  if (act === null || !(ofSomebody.has(act) || isTold(act)) || clause.named.length === 0)
    return false;
  const isShown = clause.named.some(({ among }) =>
    among.some(({ id }) => shown.some((item) => "customer" in item && item.customer.id === id)),
  );
  const denies = lexicon.negations.some((word) => wordPlace(clause.shape, word) !== null);
  return !isShown && !denies && !saysCorrecting(clause.shape, lexicon);
}

/** More letters besides the day say something of their own. */
const fewLetters = 28;

/**
 * Whether a line says no more than when the customer just talked of is next: `改成下周四再联系`, `and remind me to
 * call him Friday`.
 */
export function goesOnWith({ clause, act }: ReadClause): boolean {
  return (act === "plan" || act === "snooze") && namesComingDay(clause) && isOfNobody(clause);
}

/** The same where it begins with the word that puts it on another day: of what was recorded last. */
export const putsElsewhere = (read: ReadClause, { moving }: Lexicon): boolean =>
  goesOnWith(read) && wordAt(moving, read.clause.shape, 0) !== null;

const namesComingDay = ({ spans }: Clause): boolean =>
  spans.some((span) => span.type === "date" && span.date.reading.points !== "back");

const isOfNobody = ({ named, spans, masked }: Clause): boolean =>
  named.length === 0 &&
  spans.every(({ type }) => type !== "country" && type !== "member") &&
  lettersBesides(masked) < fewLetters;
