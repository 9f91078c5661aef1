import { isShapedAsQuestion } from "./question-shape.ts";

/** Longest clause that is looked at, in units; what follows says no more of its act. */
const mostUnits = 60;

const unit = /\{[A-Z]+\}|[\p{Script=Latin}\p{M}'’]+|\p{N}+|\p{Extended_Pictographic}|[^\s]/gu;

/** Letters of a Latin word that are looked at together, with its borders, and how many of a word at most. */
const [shortest, longest, mostLetters] = [3, 5, 40];

/** How far apart two units may be to count as a pair. */
const reach = 4;

/** How many words at each end are looked at together, whatever masks and marks stand among them. */
const mostEnding = 3;

/** How many masks count for the order in which they stand. */
const mostMasks = 4;

const isMask = (one: string): boolean => one.startsWith("{");
const isMark = (one: string): boolean =>
  one.length === 1 && ",.;:!，。；：！、~～…—-".includes(one);

/** A unit with all of it that does not depend on what stands around it. */
type Unit = {
  readonly text: string;
  readonly hash: Hash;
  readonly isMask: boolean;
  readonly isMark: boolean;
  /** Parts of a long word, and the two hashes of each, one after another. */
  readonly parts: readonly string[];
  readonly partHashes: readonly number[];
};

/** Tells a feature: a sign, and units behind it with spaces between them. */
type Tell = (sign: Sign, one?: Unit, second?: Unit, third?: Unit, fourth?: Unit) => void;

/**
 * What the model looks at in a masked clause: its units (masks, Latin words, single Chinese characters,
 * marks), neighbouring ones together, pairs that stand near each other, how it begins and ends, how each
 * of its parts begins, the order of its masks, the words of a question apart from those of a report, and
 * parts of words, so that a slip of the pen does not hide one. Some may come more than once.
 */
function tellFeatures(masked: string, tell: Tell, tellParts: (unit: Unit) => void): void {
  const units = unitsOf(masked);
  let isPartsFirst = true;
  for (let at = 0; at < units.length; at++) {
    const one = units[at] ?? nothing;
    const [second, third] = [units[at + 1], units[at + 2]];
    tell(signs.none, one);
    if (second !== undefined) tell(signs.none, one, second);
    if (second !== undefined && third !== undefined) tell(signs.none, one, second, third);
    for (let gap = 2; gap <= reach && at + gap < units.length; gap++)
      tell(signs.near, one, units[at + gap]);
    if (one.parts.length > 0) tellParts(one);
    if (one.isMark) isPartsFirst = true;
    else if (isPartsFirst && !one.isMask) {
      tell(signs.part, one);
      tell(signs.part, one, second ?? nothing);
      isPartsFirst = false;
    }
  }
  const [first = nothing, second = nothing] = units;
  const last = units.at(-1) ?? nothing;
  tell(signs.begin, first);
  tell(signs.begin, first, second);
  tell(signs.end, last);
  tell(signs.end, units.at(-2) ?? nothing, last);
  const words = units.filter((one) => !one.isMask && !one.isMark);
  for (let size = 1; size <= mostEnding; size++) {
    tell(signs.firstWords, ...words.slice(0, size));
    tell(signs.lastWords, ...words.slice(-size));
  }
  if (isShapedAsQuestion(masked, first.text)) {
    tell(signs.question);
    for (const one of words) tell(signs.question, one);
  }
  tell(signs.masks, ...units.filter((one) => one.isMask).slice(0, mostMasks));
  const length = units.length === 1 ? "1" : units.length < 4 ? "2" : units.length < 9 ? "4" : "9";
  tell(signs.length, unitOf(length));
}

/** Each feature of a masked clause as a text. */
export function eachFeature(masked: string, add: (feature: string) => void): void {
  tellFeatures(
    masked,
    (sign, ...units) => add(sign.text + units.map((one) => one?.text).join(" ")),
    ({ parts }) => parts.forEach(add),
  );
}

/** Each feature of a masked clause by the two hashes of its text, which is not written out: that takes most of the time. */
export function eachFeatureHash(masked: string, add: (one: number, two: number) => void): void {
  tellFeatures(
    masked,
    (sign, one, second, third, fourth) => {
      let first = sign.hash[0];
      let other = sign.hash[1];
      const put = ({ hash }: Unit): void => {
        first = (Math.imul(first, hash[2]) + hash[0]) | 0;
        other = (Math.imul(other, hash[3]) + hash[1]) | 0;
      };
      const putNext = (next: Unit): void => {
        put(space);
        put(next);
      };
      if (one !== undefined) put(one);
      if (second !== undefined) putNext(second);
      if (third !== undefined) putNext(third);
      if (fourth !== undefined) putNext(fourth);
      add(first, other);
    },
    ({ partHashes }) => {
      for (let at = 0; at < partHashes.length; at += 2)
        add(partHashes[at] ?? 0, partHashes[at + 1] ?? 0);
    },
  );
}

/** A text's two hashes, and for each what to multiply another's by to put this text behind it. */
type Hash = readonly [one: number, two: number, oneShift: number, twoShift: number];

/** Odd numbers; of different texts hardly ever both make the same. */
const [oneBase, twoBase] = [0x01000193, 0x2545f491];

/** Two hashes of a text such that those of two texts tell those of both together. */
export function hashOf(text: string): Hash {
  let [one, two, oneShift, twoShift] = [0, 0, 1, 1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) + 1;
    one = (Math.imul(one, oneBase) + code) | 0;
    two = (Math.imul(two, twoBase) + code) | 0;
    oneShift = Math.imul(oneShift, oneBase);
    twoShift = Math.imul(twoShift, twoBase);
  }
  return [one, two, oneShift, twoShift];
}

type Sign = Pick<Unit, "text" | "hash">;

const sign = (text: string): Sign => ({ text, hash: hashOf(text) });

const signs = {
  none: sign(""),
  near: sign("~"),
  part: sign("&"),
  begin: sign("^"),
  end: sign("$"),
  firstWords: sign("<"),
  lastWords: sign(">"),
  question: sign("?"),
  masks: sign("@"),
  length: sign("="),
};

/** Units of late: people say the same words. */
const met = new Map<string, Unit>();
const mostMet = 20_000;

function unitOf(written: string): Unit {
  const known = met.get(written);
  if (known !== undefined) return known;
  const text = folded(written);
  const parts = isLongWord(text) ? partsOf(text) : [];
  const unit: Unit = {
    text,
    hash: hashOf(text),
    isMask: isMask(text),
    isMark: isMark(text),
    parts,
    partHashes: parts.flatMap((part) => hashOf(part).slice(0, 2)),
  };
  if (met.size >= mostMet) met.clear();
  met.set(written, unit);
  return unit;
}

function partsOf(unit: string): string[] {
  const word = `<${unit.slice(0, mostLetters)}>`;
  const parts: string[] = [];
  for (let size = shortest; size <= longest; size++)
    for (let from = 0; from + size <= word.length; from++)
      parts.push(`#${word.slice(from, from + size)}`);
  return parts;
}

function unitsOf(masked: string): Unit[] {
  const units: Unit[] = [];
  for (const [one] of masked.matchAll(unit)) {
    units.push(unitOf(one));
    if (units.length === mostUnits) break;
  }
  return units;
}

/** A unit of one character is none, as most of Chinese are. */
const isLongWord = (one: string): boolean => one.length > 3 && /^\p{Script=Latin}{4,}/u.test(one);

const folded = (one: string): string =>
  isMask(one) || /^[a-z0-9]+$/.test(one) || (one >= "\u4e00" && one <= "\u9fff")
    ? one
    : one.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'");

/** The Latin words of a text, folded as the features have them. */
export const latinWords = (text: string): string[] =>
  (text.replace(/\{[A-Z]+\}/g, " ").match(/[\p{Script=Latin}\p{M}'’]+/gu) ?? []).map(folded);

const [nothing, space] = [unitOf(""), unitOf(" ")];
