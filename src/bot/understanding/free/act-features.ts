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

/**
 * What the model looks at in a masked clause: its units (masks, Latin words, single Chinese characters,
 * marks), neighbouring ones together, pairs that stand near each other, how it begins and ends, how each
 * of its parts begins, the order of its masks, the words of a question apart from those of a report, and
 * parts of words, so that a slip of the pen does not hide one. Some may come more than once.
 */
export function eachFeature(masked: string, add: (feature: string) => void): void {
  const units = unitsOf(masked);
  let isPartsFirst = true;
  units.forEach((one, at) => {
    add(one);
    const [second, third] = [units[at + 1], units[at + 2]];
    if (second !== undefined) add(`${one} ${second}`);
    if (second !== undefined && third !== undefined) add(`${one} ${second} ${third}`);
    for (let gap = 2; gap <= reach; gap++) {
      const other = units[at + gap];
      if (other !== undefined) add(`~${one} ${other}`);
    }
    if (isLongWord(one)) {
      const word = `<${one.slice(0, mostLetters)}>`;
      for (let size = shortest; size <= longest; size++)
        for (let from = 0; from + size <= word.length; from++)
          add(`#${word.slice(from, from + size)}`);
    }
    if (isMark(one)) isPartsFirst = true;
    else if (isPartsFirst && !isMask(one)) {
      add(`&${one}`);
      add(`&${one} ${second ?? ""}`);
      isPartsFirst = false;
    }
  });
  const [first = "", second = ""] = units;
  const last = units.at(-1) ?? "";
  add(`^${first}`);
  add(`^${first} ${second}`);
  add(`$${last}`);
  add(`$${units.at(-2) ?? ""} ${last}`);
  const words = units.filter((one) => !isMask(one) && !isMark(one));
  for (let size = 1; size <= mostEnding; size++) {
    add(`<${words.slice(0, size).join(" ")}`);
    add(`>${words.slice(-size).join(" ")}`);
  }
  if (isShapedAsQuestion(masked, first)) for (const one of ["", ...words]) add(`?${one}`);
  add(`@${units.filter(isMask).slice(0, mostMasks).join(" ")}`);
  add(`=${units.length === 1 ? "1" : units.length < 4 ? "2" : units.length < 9 ? "4" : "9"}`);
}

function unitsOf(masked: string): string[] {
  const units: string[] = [];
  for (const [one] of masked.matchAll(unit)) {
    units.push(folded(one));
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
