import { countryMentions } from "../../core/places/country-mentions.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { cutWords } from "../grammar/words/cut-words.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { daysAt } from "./asked-days.ts";

/** Countries whose days off are asked for, and on which days (null: the next ones). */
export type HolidayAsked = {
  readonly countries: readonly string[];
  readonly days: DaysAsked | null;
};

type Piece = { readonly from: number; readonly to: number } & (
  | { readonly type: "country"; readonly country: string }
  | { readonly type: "days"; readonly days: DaysAsked }
  | { readonly type: "holiday" | "filler" }
);

/**
 * Reads what asks for days off and says nothing else: `holidays in Poland`, `波兰下周放假吗`, `is Tuesday
 * a holiday in Turkey`. Null where it is something else, or where `isNamed` is false and no word says that it is about days off.
 */
export function readHolidayAsked(
  { text, shape }: Said,
  lexicon: Lexicon,
  today: CivilDate,
  isNamed = false,
): HolidayAsked | null {
  const countries = countryMentions(text);
  const pieces = cutWords<Piece>(shape, (at) => {
    const country = countries.find(({ from }) => from === at);
    const days = daysAt(shape, at, lexicon, today);
    const span = days?.type === "days" ? (days.ahead ?? days.back) : null;
    const holiday = wordAt(lexicon.daysOff, shape, at);
    const filler = wordAt(lexicon.askedFillers, shape, at) ?? wordAt(lexicon.festivals, shape, at);
    return [
      country === undefined ? null : { type: "country", ...country },
      days === null || span === null ? null : { type: "days", days: span, from: at, to: days.to },
      holiday && { type: "holiday", from: at, to: holiday.end },
      filler && { type: "filler", from: at, to: filler.end },
    ];
  });
  if (pieces.some(({ type }) => type === "unread")) return null;
  if (!isNamed && !pieces.some(({ type }) => type === "holiday")) return null;
  const days = pieces.find((piece) => piece.type === "days");
  return {
    countries: [
      ...new Set(pieces.flatMap((piece) => (piece.type === "country" ? [piece.country] : []))),
    ],
    days: days?.type === "days" ? days.days : null,
  };
}
