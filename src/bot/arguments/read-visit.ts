import type { CivilDate } from "../../core/time/civil.ts";
import { daysAt } from "../grammar/dates/date-range.ts";
import type { When } from "../grammar/dates/parse-when.ts";
import { findDates } from "../grammar/find-dates.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped, shapeOf } from "../grammar/words/normalise-input.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { splitWhen } from "./split-when.ts";
import words from "./visit-words.json" with { type: "json" };

/** What words tell of a visit to us. */
export type VisitTold = {
  readonly when: When;
  /** How many come; null where it is not said. */
  readonly people: number | null;
  /** Whether a word says that they come to us. */
  readonly comes: boolean;
  /** What nothing of this explains: whom it is about, or what else is told. */
  readonly left: string;
};

const counted =
  /(?<![\p{L}\p{N}/.-])(\d{1,3})\s*(?:个人|人|位|people|persons?|pax|guests?)(?![a-z])/iu;

/** Reads a day, how many come and the word for it, in any order; null without a day. */
export function readVisit(text: string, lexicon: Lexicon, today: CivilDate): VisitTold | null {
  const comes = [...words.comes]
    .sort((one, other) => other.length - one.length)
    .find((word) => wordPlace(shapeOf(text), word) !== null);
  const place = comes === undefined ? null : wordPlace(shapeOf(text), comes);
  const rest =
    comes === undefined || place === null ? text : cut(text, place, place + comes.length);
  const number = counted.exec(rest);
  const said = number === null ? rest : cut(rest, number.index, number.index + number[0].length);
  const day = dayIn(said, lexicon, today);
  return (
    day && {
      when: day.when,
      people: number === null ? null : Number(number[1]),
      comes: comes !== undefined,
      left: withoutAround(day.left),
    }
  );
}

function dayIn(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly when: When; readonly left: string } | null {
  const own = daysAt(shaped(text).shape, 0, lexicon.dates, today);
  const head = splitWhen(shaped(text), lexicon, today);
  // How long they stay, or by when they come, is no day of theirs.
  if (head !== null)
    return own === null || own.isDeadline ? null : { when: head.when, left: head.rest };
  const [found, ...others] = findDates(shaped(text), lexicon, today);
  if (found === undefined || others.length > 0 || found.reading.isDeadline) return null;
  const day = splitWhen(shaped(text.slice(found.from)), lexicon, today);
  return day && { when: day.when, left: `${text.slice(0, found.from)} ${day.rest}`.trim() };
}

/** Words without those that say nothing, and signs. */
function withoutAround(text: string): string {
  let left = text.replace(/[,，、.。;；:：!！]/gu, " ");
  for (;;) {
    const before = left;
    for (const word of words.around)
      left = /[a-z]/.test(word)
        ? left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu"), " ")
        : left.replace(new RegExp(`^\\s*${word}|(?<=\\s)${word}|${word}\\s*$`, "gu"), " ");
    left = left.replace(/\s+/g, " ").trim();
    if (left === before) return left;
  }
}

const cut = (text: string, from: number, to: number): string =>
  `${text.slice(0, from)} ${text.slice(to)}`.replace(/\s+/g, " ").trim();

/** What follows a word that cancels a visit, or moves it, at the head of words; null where none stands there. */
export function visitStep(text: string, step: "cancel" | "move"): string | null {
  const word = words[step].find((one) => wordPlace(shapeOf(text), one) === 0);
  return word === undefined ? null : text.slice(word.length).trim();
}

/** Whether days are to come: no visit is planned for one that is over, but told of. */
export const isComing = (when: When, today: CivilDate): boolean =>
  "either" in when || (!("past" in when) && when.from >= today);

/** The one day to come that is meant; null of several, of either of two, and of one that is over. */
export const oneDay = (when: When, today: CivilDate): CivilDate | null =>
  "either" in when || when.from !== when.to || !isComing(when, today) ? null : when.from;

/** How many come, as it is read again. */
export const peopleWords = (people: number | null): string =>
  people === null ? "" : `${people} ${words.unit}`;
