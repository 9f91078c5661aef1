import { orderSteps } from "../../core/orders/order-step.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "./dates/date-at.ts";
import type { DateReading } from "./dates/date-reading.ts";
import type { FoundAmount } from "./find-amounts.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** A day and what a part of an order is worth, behind its word. */
export type DealTail = {
  readonly end: number;
  readonly part: string | null;
  readonly percent: number | null;
  readonly money: FoundAmount | null;
  readonly bare: number | null;
  readonly date: { readonly reading: DateReading; readonly text: string } | null;
};

/** What follows a part's word: a share, a sum, a day, with small words between. */
export function dealTailAt(
  { text, shape }: Said,
  from: number,
  until: number,
  amounts: readonly FoundAmount[],
  lexicon: Lexicon,
  today: CivilDate,
): DealTail {
  let tail: DealTail = {
    end: from,
    part: null,
    percent: null,
    money: null,
    bare: null,
    date: null,
  };
  for (let at = from; at < until; ) {
    if (/[\s:：]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const percent = /^(\d{1,3}(?:\.\d+)?) ?%/.exec(shape.slice(at, until));
    if (percent !== null && tail.part === null) {
      const part = percent[0].replace(" ", "");
      at += percent[0].length;
      tail = { ...tail, end: at, part, percent: Number(percent[1]) };
      continue;
    }
    const money = amounts.find((one) => one.from === at);
    if (money !== undefined && tail.money === null) {
      const part = tail.part ?? text.slice(money.from, money.to);
      at = money.to;
      tail = { ...tail, end: at, part, money };
      continue;
    }
    const date = tail.date === null ? dateAt(shape, at, lexicon.dates, today) : null;
    if (
      date !== null &&
      date.end <= until &&
      date.points !== "back" &&
      !isOfNext(shape, date.end, lexicon)
    ) {
      tail = { ...tail, end: date.end, date: { reading: date, text: text.slice(at, date.end) } };
      at = date.end;
      continue;
    }
    const plain = /^(?:\d{1,3}(?:,\d{3})+|\d{2,9})(?:\.\d{1,2})?(?![\d/.:%-])/.exec(
      shape.slice(at, until),
    )?.[0];
    if (plain !== undefined && tail.bare === null && tail.money === null && tail.percent === null) {
      at += plain.length;
      tail = { ...tail, end: at, part: plain, bare: Number(plain.replaceAll(",", "")) };
      continue;
    }
    const small = wordAt(lexicon.dealBy, shape, at);
    if (small === null) break;
    at = small.end;
  }
  return { ...tail, end: endOfTail(shape, tail.end, until, lexicon) };
}

/** `定金30% 12月20日交货`: a day is of the step whose word is written right behind it, with nothing of its own after. */
function isOfNext(shape: string, end: number, { dealParts }: Lexicon): boolean {
  const word = isHan(shape.charAt(end)) ? wordAt(dealParts, shape, end) : null;
  const isStep = orderSteps.some((one) => one === word?.value);
  return word !== null && isStep && !/^[ :：]*\d/.test(shape.slice(word.end));
}

/** A small word behind the day belongs to it: `12/5 前`, `12/5 付`. */
function endOfTail(shape: string, end: number, until: number, lexicon: Lexicon): number {
  const at = shape.charAt(end) === " " ? end + 1 : end;
  const small = at < until && isHan(shape.charAt(at)) ? wordAt(lexicon.dealBy, shape, at) : null;
  return small?.end ?? end;
}
