import type { DateReading } from "../../grammar/dates/date-reading.ts";
import { isPastVerb } from "../../grammar/past.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { classifyAct } from "./act-model.ts";
import { isTold, type ToldAct } from "./acts.ts";
import { isFollowedUp, isLong } from "./clause-days.ts";
import type { Clause } from "./clauses.ts";
import { masked } from "./mask.ts";

/** From which share on an outcome is taken as it is, and of all outcomes together that there was a touch. */
const [clearly, together] = [0.42, 0.4];

/** What a clause tells of, and the day to come that it goes on to. */
export type ToldBefore = { readonly act: ToldAct; readonly coming: DateReading };

/**
 * What a clause tells of a past day before it goes on to a day to come: `昨天打过 下周再打`, `rang yesterday
 * try again friday`. Null where it tells of no touch there.
 */
export function toldBefore({ text, shape, spans }: Clause, lexicon: Lexicon): ToldBefore | null {
  const dates = spans.filter((span) => span.type === "date");
  const past = dates.find(
    ({ date }) => date.reading.back !== undefined || date.reading.points === "back",
  );
  const coming = dates.find(
    ({ from, date }) => past !== undefined && from >= past.to && date.reading.points !== "back",
  );
  if (coming === undefined || !isOver(shape.slice(0, coming.from), lexicon)) return null;
  const { reading } = coming.date;
  // `昨天吃了饭，她提到明年要扩产线`: for so long nobody sets the next contact without saying so.
  if (isLong(reading) && !isFollowedUp({ shape }, coming, lexicon)) return null;
  // A weekday before what is over was one, too.
  const words = masked(text, spans, 0, coming.from).replaceAll("{W}", "{PD}");
  const likely = classifyAct(words.replace(/[\s,，;；.。]+$/, ""));
  const { act, share } = likely[0];
  const isTouch = act === "contacted" || act === "replied";
  const sum = likely.reduce((all, one) => all + (isTold(one.act) ? one.share : 0), 0);
  if (!isTouch || sum < together) return null;
  return { act: share >= clearly ? act : "contacted", coming: reading };
}

/** Whether the words hold a verb in the past, in either language. */
const isOver = (words: string, lexicon: Lexicon): boolean =>
  [...words].some(
    (character, at) =>
      lexicon.pastEndings.includes(character) && wordAt(lexicon.notPast, words, at) === null,
  ) || (words.match(/[a-z]+/g) ?? []).some((word) => isPastVerb(word, lexicon));
