import { type OrderStep, orderSteps } from "../../core/orders/order-step.ts";
import type { ToldOffer, ToldOrder, ToldStep } from "../../core/orders/told-order.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "./dates/date-at.ts";
import { skipSpace } from "./dates/date-reading.ts";
import { placeDate } from "./dates/place-date.ts";
import { type DealTail, dealTailAt } from "./deal-tail.ts";
import { type FoundAmount, findAmounts } from "./find-amounts.ts";
import { isProduct } from "./is-product.ts";
import type { LogProblem } from "./log-problem.ts";
import type { DealPart, Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { isHan, wholeWord, wordAt } from "./words/word-table.ts";

/** What words tell of an order, a quote or the price of a sample. */
export type DealRead = {
  /** The sum that it is of; null: none is told with its currency, or several are. */
  readonly sum: { readonly amount: number; readonly currency: string } | null;
  /** A number that is a sum without its currency, where nothing else is. */
  readonly bare: number | null;
  readonly cost: number | null;
  readonly number: string | null;
  readonly products: readonly string[];
  readonly steps: readonly ToldStep[];
  readonly validUntil: CivilDate | null;
  /** Days that nobody can place. */
  readonly problems: readonly LogProblem[];
  /** Where the parts stand that hold days of their own, or what looks like one. */
  readonly taken: readonly { readonly from: number; readonly to: number }[];
  /** Words that are none of its parts. */
  readonly others: readonly string[];
};

/**
 * Reads what an order, a quote or a sample is worth from a position on: `USD 5000 毛利1200 薄膜 定金30% 12/5`,
 * `EUR 8,000 tape, PI-2026-88, ETD 20 Dec`. Words that are no part of it are products where they are
 * short and say nothing else. `until` is where it ends; only an order (`isOrder`) has steps.
 */
export function readDeal(
  said: Said,
  from: number,
  until: number,
  lexicon: Lexicon,
  today: CivilDate,
  isOrder = true,
): DealRead {
  const { text, shape } = said;
  const amountsFrom = (start: number) =>
    findAmounts(blank(said, start), lexicon).filter((one) => one.from >= start && one.to <= until);
  let amounts = amountsFrom(from);
  const sums: FoundAmount[] = [];
  const steps: ToldStep[] = [];
  const problems: LogProblem[] = [];
  const taken: { from: number; to: number }[] = [];
  const pieces: string[] = [];
  let margin: DealTail | null = null;
  let cost: DealTail | null = null;
  let number: string | null = null;
  let validUntil: CivilDate | null = null;
  let piece = "";
  const close = () => {
    const said = withoutSmall(piece.trim(), lexicon);
    if (said !== "") pieces.push(said);
    piece = "";
  };
  const day = (tail: Pick<DealTail, "date">, isDone: boolean): CivilDate | null => {
    if (tail.date === null) return null;
    const place = { text: tail.date.text, isPromise: !isDone, isPast: isDone, isLead: false };
    const placed = placeDate(tail.date.reading, { ...place, isFollowUp: false }, today);
    if ("problem" in placed) problems.push(placed.problem);
    return "when" in placed ? placed.when : "happenedOn" in placed ? placed.happenedOn : null;
  };

  for (let at = from; at < until; ) {
    if (isInside(shape, at)) {
      piece += text.charAt(at++);
      continue;
    }
    const done = isOrder ? wordAt(lexicon.dealDone, shape, at) : null;
    const part = wordAt(lexicon.dealParts, shape, at);
    if (done !== null && done.end >= (part?.end ?? 0)) {
      close();
      const tail = dealTailAt(said, done.end, until, amounts, lexicon, today);
      steps.push({ step: done.value, on: day(tail, true), isDone: true, part: tail.part });
      if (tail.date !== null) taken.push({ from: at, to: tail.end });
      at = tail.end;
      continue;
    }
    const read = part === null ? null : partAt(part.value, part.end);
    if (part !== null && read !== null) {
      close();
      taken.push({ from: at, to: read });
      at = read;
      continue;
    }
    const sum = amounts.find((one) => one.from === at);
    if (sum !== undefined) {
      close();
      sums.push(sum);
      at = sum.to;
      continue;
    }
    const paper = paperAt(text, at, lexicon);
    if (paper !== null && number === null) {
      close();
      number = paper.toUpperCase();
      amounts = amountsFrom(at + paper.length);
      taken.push({ from: at, to: at + paper.length });
      at += paper.length;
      continue;
    }
    const date = dateAt(shape, at, lexicon.dates, today);
    if (date !== null) {
      close();
      const step = isOrder && date.points !== "back" ? stepBehind(date.end) : null;
      if (step !== null && step.end <= until) {
        const on = day({ date: { reading: date, text: text.slice(at, date.end) } }, false);
        steps.push({ step: step.value, on, isDone: false, part: null });
        taken.push({ from: at, to: step.end });
        at = step.end;
        continue;
      }
      at = Math.max(at + 1, date.end);
      continue;
    }
    const isBetweenHan = isHan(text.charAt(at - 1)) && isHan(text.charAt(at + 1));
    if (/[,;:，；：、。\n]/.test(text.charAt(at)) || (text.charAt(at) === " " && isBetweenHan))
      close();
    else piece += text.charAt(at);
    at++;
  }
  close();

  /** `12月20日交货`, `20 Dec shipment`: a step behind its day, where neither a day nor a share follows it. */
  function stepBehind(end: number): { readonly value: OrderStep; readonly end: number } | null {
    const skip = (at: number) => at + (/^ */.exec(shape.slice(at))?.[0].length ?? 0);
    const small = wordAt(lexicon.dealBy, shape, skip(end));
    const word = wordAt(lexicon.dealParts, shape, skip(small?.end ?? end));
    const value = orderSteps.find((one) => one === word?.value);
    if (word === null || value === undefined) return null;
    const tail = dealTailAt(said, word.end, until, amounts, lexicon, today);
    return tail.date === null && tail.part === null ? { value, end: word.end } : null;
  }

  /** Takes a part behind its word; null where what follows does not belong to it. */
  function partAt(value: DealPart, end: number): number | null {
    if (value === "number") {
      if (number === null && /^-[\w/-]*\d/.test(text.slice(end, until))) return null;
      const found = /^[\s:：#.]*([a-z0-9][a-z0-9/_.-]*)/i.exec(text.slice(end, until));
      const name = found?.[1]?.replace(/[.-]+$/, "") ?? "";
      const isName = /\d/.test(name) && (/[a-z]/i.test(name) || /^\d{3,}$/.test(name));
      if (found === null || !isName || number !== null) return null;
      number = name.toUpperCase();
      // `PO 4711 USD 900`: the number is no sum before a currency.
      amounts = amountsFrom(end + found[0].length);
      return end + found[0].length;
    }
    const tail = dealTailAt(said, end, until, amounts, lexicon, today);
    if (value === "margin" || value === "cost") {
      if (tail.money === null && tail.bare === null && tail.percent === null) return null;
      if (value === "margin") margin ??= tail;
      else cost ??= tail;
      return tail.end;
    }
    if (value === "valid") {
      if (tail.date === null) return null;
      validUntil = day(tail, false);
      return tail.end;
    }
    if (!isOrder) return null;
    const isPaid = value === "deposit" || value === "balance";
    if (tail.date === null && !(isPaid && tail.part !== null)) return null;
    const done = isPaid && tail.date === null ? paidBehind(tail.end) : null;
    const isDone = done !== null;
    steps.push({ step: value, on: day(tail, false), isDone, part: tail.part });
    return done ?? tail.end;
  }

  /** `deposit 30% in`, `定金30%到账`: where what says behind a share that it is paid ends; null where nothing does. */
  function paidBehind(end: number): number | null {
    // `到` alone is of the share, too.
    const starts = [end + (shape.charAt(end) === " " ? 1 : 0), end - 1];
    const [found] = starts.flatMap((at) => wordAt(lexicon.dealPaid, shape, at) ?? []);
    if (found === undefined || found.end <= end) return null;
    // `30% in advance`, `收到后发货`, `received next week`: what goes on may say that it is still to come.
    const next = skipSpace(shape, found.end);
    const isWhole =
      /^(?:$|[,，;；.。!！、)）])/.test(shape.slice(next)) ||
      (next > found.end && isHan(shape.charAt(found.end - 1))) ||
      wordAt(lexicon.dealParts, shape, next) !== null;
    return isWhole ? found.end : null;
  }

  const [only, ...more] = sums;
  const sum =
    only?.currency != null && more.length === 0
      ? { amount: only.value, currency: only.currency }
      : null;
  const [first = "", ...rest] = pieces;
  const alone = /^(\d{1,3}(?:[,.' ]?\d{3})*|\d+)$/.exec(first)?.[1]?.replace(/\D/g, "") ?? "";
  const bare =
    sums.length === 1 && only?.currency === null
      ? only.value
      : sums.length === 0 && Number(alone) >= 50
        ? Number(alone)
        : null;
  const words = sums.length === 0 && bare !== null ? rest : pieces;
  return {
    sum,
    bare,
    cost: sum === null ? null : costOf(sum, margin, cost),
    number,
    products: words.filter((word) => isProduct(word, lexicon)),
    others: words.filter((word) => !isProduct(word, lexicon)),
    steps: inOrder(steps),
    validUntil,
    problems,
    taken,
  };
}

/** The same with nothing before a position. */
const blank = ({ text, shape }: Said, from: number): Said => ({
  text: " ".repeat(from) + text.slice(from),
  shape: " ".repeat(from) + shape.slice(from),
});

/** The order that is told, where its sum is. */
export const orderOf = ({ sum, cost, number, products, steps }: DealRead): ToldOrder | null =>
  sum && { ...sum, cost, number, products, steps };

/** What is offered, where its sum is told. */
export const offerOf = ({ sum, validUntil }: DealRead): ToldOffer | null =>
  sum && { ...sum, validUntil };

/** A number of papers written by itself: `PI-2026-88`, `SO4711`; `pi-88`, where it begins with their word. */
function paperAt(text: string, at: number, { dealParts }: Lexicon): string | null {
  const rest = text.slice(at, at + 30);
  const paper = /^[a-z]{1,5}(?:-[a-z0-9]*\d[a-z0-9/-]*|\d{4}[\da-z/-]*)(?![\p{L}\p{N}])/iu.exec(
    rest,
  )?.[0];
  if (paper === undefined) return null;
  const word = /^[a-z]+/i.exec(paper)?.[0] ?? "";
  return word === word.toUpperCase() || wholeWord(dealParts, word) === "number" ? paper : null;
}

/** The words without the small ones before them: `for tape`, `of the film`. */
function withoutSmall(words: string, lexicon: Lexicon): string {
  const small = /^[a-z]+(?: |$)/i.exec(words)?.[0] ?? "";
  const isSmall = small !== "" && wholeWord(lexicon.dealBy, small.trim()) !== null;
  return isSmall ? withoutSmall(words.slice(small.length), lexicon) : words;
}

/** What it costs us: told as such, or what is left without the margin. */
function costOf(
  { amount, currency }: { readonly amount: number; readonly currency: string },
  margin: DealTail | null,
  cost: DealTail | null,
): number | null {
  const worthOf = (tail: DealTail): number | null =>
    tail.percent !== null
      ? (amount * tail.percent) / 100
      : tail.money === null
        ? tail.bare
        : tail.money.currency === null || tail.money.currency === currency
          ? tail.money.value
          : null;
  const [costs, earned] = [cost && worthOf(cost), margin && worthOf(margin)];
  const is = costs ?? (earned === null ? null : amount - earned);
  return is === null ? null : Math.round(is * 100) / 100;
}

/** Each step once, in the order in which they come. */
const inOrder = (steps: readonly ToldStep[]): ToldStep[] =>
  orderSteps.flatMap((step: OrderStep) => steps.find((one) => one.step === step) ?? []);

/** Whether a place is in the middle of a Latin word or number. */
const isInside = (shape: string, at: number): boolean => {
  const [before, here] = [shape.charAt(at - 1), shape.charAt(at)];
  const isPart = (one: string) => /[\p{L}\p{N}]/u.test(one) && !isHan(one);
  return isPart(before) && isPart(here) && /\p{L}/u.test(before) === /\p{L}/u.test(here);
};
