import { skipSpace } from "./dates/date-reading.ts";
import { countedAt } from "./dates/number-at.ts";
import { uncounted } from "./read-body.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** Rows of the latest list that a text names: `第二家`, `first two`, `number 3`, `最后一个`. */
export type FoundRows = {
  readonly from: number;
  readonly to: number;
  /** The first so many, the last so many, or the one of this number. */
  readonly rows: "first" | "last" | "number";
  readonly count: number;
};

/** Longer lists are not counted in words. */
const most = 50;

/**
 * Where in a text's shape rows of a list are named. Things that are counted (`3 customers`, `the second sample`)
 * are none: what is not called a customer must go on as one would.
 */
export function findListed(shape: string, lexicon: Lexicon): FoundRows[] {
  const found: FoundRows[] = [];
  const beginsNumbered = isNumbered(shape, lexicon);
  for (let at = 0; at < shape.length; ) {
    const isApart = isHan(shape.charAt(at)) || !/[\p{L}\p{N}#./:+-]/u.test(shape.charAt(at - 1));
    const one = isApart
      ? (rowsAt(shape, at, lexicon) ??
        bareAt(shape, at, lexicon) ??
        (beginsNumbered ? numberedAt(shape, at, lexicon) : null))
      : null;
    if (one !== null) found.push(one);
    at = one?.to ?? at + 1;
  }
  return found;
}

function rowsAt(shape: string, at: number, lexicon: Lexicon): FoundRows | null {
  const { listed, dates } = lexicon;
  const alone = wordAt(listed.last, shape, at);
  if (alone !== null && goesOnAsCustomer(shape, alone.end, lexicon))
    return { from: at, to: alone.end, rows: "last", count: 1 };
  const ordinal = wordAt(listed.ordinals, shape, at);
  if (ordinal !== null) {
    const to = counterEnd(shape, ordinal.end, lexicon);
    const isCounter = to !== null && to > ordinal.end;
    const isOfList = isCounter || !(isDayLed(shape, at, lexicon) || isAdverb(shape, at, lexicon));
    if (to !== null && isOfList) return { from: at, to, rows: "number", count: ordinal.value };
  }
  for (const [rows, table] of [
    ["first", listed.firstOf],
    ["last", listed.lastOf],
    ["number", listed.numberOf],
  ] as const) {
    const lead = wordAt(table, shape, at);
    if (lead === null) continue;
    const number = countedAt(shape, skipSpace(shape, lead.end), most, lexicon.dates);
    if (number === null || number.value < 1) continue;
    const isDate = wordAt(dates.units, shape, skipSpace(shape, number.end)) !== null;
    const isBare = rows === "number" && !isHan(shape.charAt(at));
    if (isBare && !mayName(shape, at, lexicon)) continue;
    const to = isBare
      ? /^(?:[.,:%/-]?\d| ?%)/.test(shape.slice(number.end))
        ? null
        : number.end
      : counterEnd(shape, number.end, lexicon);
    if (to !== null && !isDate) return { from: at, to, rows, count: number.value };
  }
  return null;
}

/** `board first`, `pay first`: an ordinal without `the`, behind a word that takes no customer, says in what order. */
const isAdverb = (shape: string, at: number, lexicon: Lexicon): boolean =>
  /[a-z]/.test(shape.charAt(at)) && !shape.startsWith("the ", at) && !mayName(shape, at, lexicon);

/** Whether words before an ordinal make it a day: `by the 10th`, `until the 3rd`. */
function isDayLed(shape: string, at: number, { dates }: Lexicon): boolean {
  const before = shape
    .slice(0, at)
    .replace(/(?:\bthe)?\s+$/, "")
    .trimEnd();
  const leads = [dates.beforeDeadline, dates.beforeUntil, dates.beforeBegin, dates.beforeAfter];
  return [...leads, dates.beforeDay, dates.beforeRange].some((table) =>
    [...table.values()].flat().some(({ word }) => before === word || before.endsWith(` ${word}`)),
  );
}

/** The row of a list that words begin with, `number 5`, `第三个`, and the position after it; null where they do not. */
export function rowAtHead(
  shape: string,
  { listed, dates }: Lexicon,
): { readonly number: number; readonly end: number } | null {
  const lead = wordAt(listed.numberOf, shape, 0);
  const number =
    lead === null
      ? wordAt(listed.ordinals, shape, 0)
      : countedAt(shape, skipSpace(shape, lead.end), most, dates);
  if (number === null || number.value < 1) return null;
  const counter =
    wordAt(listed.customers, shape, skipSpace(shape, number.end)) ??
    wordAt(listed.counters, shape, number.end);
  return { number: number.value, end: counter?.end ?? number.end };
}

/** `call 3 at 4pm`, `why is 2 on my list`: a number after a word that takes a customer, and nothing it could count. */
function bareAt(shape: string, at: number, { listed }: Lexicon): FoundRows | null {
  const digits = /^[1-9]\d?(?![\d.,:/%-]*\d|[\p{L}%])/u.exec(shape.slice(at))?.[0];
  if (digits === undefined) return null;
  const to = at + digits.length;
  const before = shape.slice(0, at).trimEnd();
  const leads = [...listed.takers.values()].flat();
  const isLed = leads.some(
    ({ word }) =>
      before.endsWith(word) && !/[a-z]/.test(before.charAt(before.length - word.length - 1)),
  );
  const next = skipSpace(shape, to);
  const isAlone =
    !/[\p{L}\p{N}]/u.test(shape.charAt(next)) || wordAt(listed.after, shape, next) !== null;
  return isLed && isAlone ? { from: at, to, rows: "number", count: Number(digits) } : null;
}

/** Whether a text begins with a number of the list, and not with something counted. */
function isNumbered(shape: string, { outcomes, dates, listed }: Lexicon): boolean {
  const digits = /^#?\d{1,2}(?![\d.,:/%-]*\d)/.exec(shape)?.[0];
  if (digits === undefined) return false;
  const next = skipSpace(shape, digits.length);
  const counted = [listed.counted, dates.units] as const;
  return (
    wordAt(outcomes, shape, next)?.isDoubtful !== true &&
    counted.every((table) => wordAt<unknown>(table, shape, next) === null)
  );
}

/** `order number 3` is an order's; `call number 3` is a customer. */
function mayName(shape: string, at: number, lexicon: Lexicon): boolean {
  const before = /([a-z']+) $/.exec(shape.slice(Math.max(0, at - 20), at))?.[1];
  const { addressing, joiners, untilWords, pastVerbs, kinds, listed } = lexicon;
  const leads = [addressing, joiners, untilWords, pastVerbs, kinds, listed.before];
  return (
    before === undefined ||
    leads.some((table) => wordAt<unknown>(table, before, 0)?.end === before.length)
  );
}

/** The end of what counts customers after a number, where what follows is no other thing counted. */
function counterEnd(shape: string, at: number, lexicon: Lexicon): number | null {
  const { listed } = lexicon;
  const own = wordAt(listed.customers, shape, skipSpace(shape, at));
  if (own !== null) {
    const isOther = wordAt(listed.others, shape, skipSpace(shape, own.end)) !== null;
    return isOther ? null : own.end;
  }
  const counter = wordAt(listed.counters, shape, at);
  const end = counter?.end ?? at;
  if (counter === null && isHan(shape.charAt(at - 1))) return null;
  return goesOnAsCustomer(shape, end, lexicon) ? end : null;
}

/** Nothing more, or what somebody does: a verb, a negation, an outcome that is no plain noun. */
function goesOnAsCustomer(shape: string, at: number, lexicon: Lexicon): boolean {
  const next = skipSpace(shape, at);
  if (!/[\p{L}\p{N}]/u.test(shape.charAt(next))) return true;
  const outcome = wordAt(lexicon.outcomes, shape, next);
  if (outcome !== null && uncounted.has(outcome.value)) return true;
  return (
    wordAt(lexicon.listed.goesOn, shape, next) !== null ||
    wordAt(lexicon.pastVerbs, shape, next) !== null ||
    lexicon.said.concat(lexicon.negations).some((word) => shape.startsWith(word, next))
  );
}

/** `2没打通 10报价了`: where a text begins with a number of the list, others stand before what happened. */
function numberedAt(shape: string, at: number, lexicon: Lexicon): FoundRows | null {
  const digits = /^[1-9]\d?(?!\d)/.exec(shape.slice(at, at + 3))?.[0];
  if (digits === undefined || at === 0) return null;
  const end = at + digits.length;
  const outcome = wordAt(lexicon.outcomes, shape, skipSpace(shape, end));
  if (outcome === null || outcome.isDoubtful) return null;
  return { from: at, to: end, rows: "number", count: Number(digits) };
}
