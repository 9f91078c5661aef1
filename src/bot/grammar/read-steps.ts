import type { ToldStep } from "../../core/orders/told-order.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { placeDate } from "./dates/place-date.ts";
import { findDates } from "./find-dates.ts";
import { readDeal } from "./read-deal.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { type Said, shaped } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** What became of an order, and the words by which the order is called: its product, its number. */
export type StepsRead = { readonly steps: readonly ToldStep[]; readonly called: readonly string[] };

/**
 * Reads steps of an order that are told in so many words: `尾款到了`, `deposit came in`, `shipped the film
 * order`. Null where an order is told, a day cannot be placed, or nothing of the kind is said.
 */
export function readSteps(words: string, lexicon: Lexicon, today: CivilDate): StepsRead | null {
  const said = shaped(words);
  const deal = readDeal(said, 0, said.text.length, lexicon, today);
  const { sum, bare, number, problems, products, others } = deal;
  if (deal.steps.length === 0 || sum !== null || bare !== null || problems.length > 0) return null;
  const steps = withDay(deal.steps, said, lexicon, today);
  if (steps === null) return null;
  const named = [...products, ...others].map((piece) => withoutEmpty(piece, lexicon));
  const called = [...named, number ?? ""].filter((piece) => piece !== "");
  return { steps, called };
}

/** `昨天定金到了`: the one day that is named is that of the one step. Null where it cannot be. */
function withDay(
  steps: readonly ToldStep[],
  said: Said,
  lexicon: Lexicon,
  today: CivilDate,
): readonly ToldStep[] | null {
  const [step, ...others] = steps;
  const [day, ...more] = findDates(said, lexicon, today);
  if (step === undefined || day === undefined || steps.some(({ on }) => on !== null)) return steps;
  if (others.length + more.length > 0) return null;
  const text = said.text.slice(day.from, day.to);
  const { isDone } = step;
  const place = { text, isPromise: !isDone, isPast: isDone, isLead: false, isFollowUp: false };
  const placed = placeDate(day.reading, place, today);
  if ("problem" in placed) return null;
  return [{ ...step, on: "when" in placed ? placed.when : placed.happenedOn }];
}

/** A piece without the words at its ends that tell nothing: `the film order` is `film`. */
function withoutEmpty(piece: string, lexicon: Lexicon): string {
  const { text, shape } = shaped(piece.replaceAll(/^[\s!.~！。～]+|[\s!.~！。～]+$/g, ""));
  const first = wordAt(lexicon.dealEmpty, shape, 0);
  if (first !== null) return withoutEmpty(text.slice(first.end), lexicon);
  const isLast = (at: number) =>
    wordAt(lexicon.dealEmpty, shape, at)?.end === text.length &&
    (isHan(shape.charAt(at)) || shape.charAt(at - 1) === " ");
  const last = [...text].findIndex((_, at) => isLast(at));
  return last === -1 ? text : withoutEmpty(text.slice(0, last), lexicon);
}
