import type { Outcome } from "../../core/vocabulary.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { wordPlace } from "./words/word-place.ts";
import { type WordTable, wordAt } from "./words/word-table.ts";

/** Of a longer text no more is looked at. */
const mostRead = 600;
/** Characters between a wish and what is wished for, as in `要一份新的报价`. */
const farthest = 12;
/** Marks at which another statement begins, and at which what is asked for ends. */
const breaks = /[,，;；。.!！?？、\n]/;
const ends = /[;；。!！?？\n]|\.(?=\s|$)/;

/** Whether a touch with this outcome may be a question of theirs: others say that it is something else. */
export const mayAsk = (outcome: Outcome): boolean =>
  outcome === "replied" || outcome === "contacted";

/** A span of a text: a customer or one of their people where it is of that type. */
type Named = { readonly type: string; readonly from: number; readonly to: number };

/**
 * What a text tells that the customer asked us for, in its own words from there on: `问价格什么时候给`,
 * `asked for the datasheet`; null where it tells of nothing, or of what we asked them. `named`: what was
 * found in it.
 */
export function askedIn(
  { text, shape }: Said,
  lexicon: Lexicon,
  named: readonly Named[] = [],
): string | null {
  const { asksUs } = lexicon;
  const most = Math.min(shape.length, mostRead);
  const theirs = named.filter(({ type }) => type === "customer");
  for (let at = 0; at < most; at++) {
    const before = shape.charAt(at - 1);
    if (/[a-z0-9]/.test(before) && /[a-z0-9]/.test(shape.charAt(at))) continue;
    const end = requestEnd(shape, at, lexicon, theirs);
    if (end === null) continue;
    if (isTurnedRound(shape, at, lexicon) || isPutOff(shape, end, lexicon)) continue;
    if (isOurs(shape, at, end, lexicon, theirs)) continue;
    return cut(text.slice(at));
  }
  const isQuestion = /[?？]\s*$/.test(text) || asksUs["asks-at-end"].some(atEnd(shape));
  return isQuestion ? cut(text) : null;
}

/** The end of the words at a position that ask: a verb, a wish for something, or a question that follows who said it. */
function requestEnd(
  shape: string,
  at: number,
  { asksUs, said }: Lexicon,
  theirs: readonly Named[],
): number | null {
  const asks = wordAt(asksUs.asks, shape, at);
  if (asks !== null) return asks.end;
  const wants = wordAt(asksUs.wants, shape, at);
  if (wants !== null && isForSomething(shape, wants.end, asksUs.things, theirs)) return wants.end;
  const form = wordAt(asksUs.forms, shape, at);
  if (form === null) return null;
  const before = shape.slice(0, at).trimEnd();
  const isFirst = before === "" || breaks.test(before.slice(-1)) || before.endsWith(":");
  return isFirst || said.some((word) => before.endsWith(word)) ? form.end : null;
}

/** Chinese wishes are many things; one for something of ours is none but a request. */
function isForSomething(
  shape: string,
  end: number,
  things: WordTable<true>,
  theirs: readonly Named[],
): boolean {
  if (/[a-z]/.test(shape.charAt(end - 1))) return true;
  for (let at = end; at < Math.min(shape.length, end + farthest); at++) {
    // `要发给里昂目录`: what they are to get.
    if (breaks.test(shape.charAt(at)) || theirs.some(({ from }) => from === at)) return false;
    if (wordAt(things, shape, at) !== null) return true;
  }
  return false;
}

/** Whether the word before turns it into something else: `没问`, `访问`, `didn't ask`. */
function isTurnedRound(shape: string, at: number, { asksUs, negations }: Lexicon): boolean {
  const before = shape.slice(0, at).trimEnd();
  return (
    negations.some((word) => endsWithWord(before, word)) ||
    asksUs["not-after"].some((word) => endsWithWord(before, word))
  );
}

/** Whether what follows asks for nothing that we could give: `问好`, `asked to wait`. */
const isPutOff = (shape: string, end: number, { asksUs }: Lexicon): boolean => {
  const rest = shape.slice(end).trimStart();
  return asksUs["not-before"].some((word) => rest.startsWith(word) && isWhole(rest, word));
};

/** Whether it is we who ask: `我问了`, `asked them for`, or the customer named right after it. */
function isOurs(
  shape: string,
  at: number,
  end: number,
  { asksUs }: Lexicon,
  theirs: readonly Named[],
): boolean {
  const skipped = /^(?:\s|了|过|一下)*/.exec(shape.slice(end, end + 8))?.[0].length ?? 0;
  const next = end + skipped;
  if (theirs.some(({ from, to }) => from <= next && next < to)) return true;
  const rest = shape.slice(next);
  if (asksUs.them.some((word) => rest.startsWith(word) && isWhole(rest, word))) return true;
  let from = at;
  while (from > 0 && at - from < 80 && !breaks.test(shape.charAt(from - 1))) from--;
  const subject = asksUs["to-us"].reduce(
    (left, word) => left.replaceAll(word, " "),
    shape.slice(from, at),
  );
  const isNamed = theirs.some((one) => one.from >= from && one.to <= at);
  return !isNamed && asksUs.ours.some((word) => wordPlace(subject, word) !== null);
}

const isWhole = (rest: string, word: string): boolean =>
  !/[a-z]/.test(word.slice(-1)) || !/[a-z]/.test(rest.charAt(word.length));

const endsWithWord = (before: string, word: string): boolean =>
  before.endsWith(word) &&
  (!/[a-z]/.test(word.charAt(0)) || !/[a-z]/.test(before.charAt(before.length - word.length - 1)));

const atEnd =
  (shape: string) =>
  (word: string): boolean =>
    shape.replace(/[\s.!。！]+$/, "").endsWith(word);

/** The first sentence, without what hangs on it. */
const cut = (text: string): string => {
  const at = text.search(ends);
  const sentence = at > 0 ? text.slice(0, at + (/[?？]/.test(text.charAt(at)) ? 1 : 0)) : text;
  return sentence.replace(/^[\s,，:：]+|[\s,，:：]+$/g, "").slice(0, 200);
};
