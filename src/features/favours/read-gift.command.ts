import { splitComingDay } from "../../bot/arguments/read-coming-day.ts";
import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { isForNothing, percentIn } from "../../core/owed/favour-told.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { ToldGift } from "./give.app.ts";
import type { Gift } from "./ledger.core.ts";

/** What is given, by words: the percentage and the sum that they name, and what is left of them. */
export function readGift(text: string, lexicon: Lexicon): Gift {
  const percent = percentIn(text);
  const left = percent === null ? text : cut(text, percent.from, percent.to);
  const amount = findAmounts(shaped(left), lexicon).find(({ currency }) => currency !== null);
  const sum = amount?.currency == null ? null : { amount: amount.value, currency: amount.currency };
  const what = amount === undefined ? left : cut(left, amount.from, amount.to);
  const words = what.replace(/^[\s,，、:：]+|[\s,，、:：]+$/gu, "");
  return { percent: percent?.percent ?? null, sum, what: words === "" ? null : words };
}

/** What is to come back, by words, and by when. */
export function readBack(text: string, today: CivilDate, lexicon: Lexicon): ToldGift["back"] {
  if (isForNothing(text)) return "none";
  const { words, day } = splitComingDay(text, today, lexicon);
  return { what: words === "" ? null : words, by: day };
}

const cut = (text: string, from: number, to: number): string =>
  `${text.slice(0, from)} ${text.slice(to)}`.replace(/\s+/gu, " ").trim();
