import { skipSpace } from "./dates/date-reading.ts";
import { countedAt } from "./dates/number-at.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** The things of a draft that a text names by their place, and the text without those words. */
export type Positions = { readonly places: readonly number[]; readonly rest: string };

/**
 * Finds `第二条`, `the second`, `最后一个`, and at the head `2 no, it was …`, in the shape of a text about a draft of
 * so many things. Places count from 0.
 */
export function findPositions(shape: string, count: number, lexicon: Lexicon): Positions {
  const head = numbersAtHead(shape, count, lexicon);
  const places = [...head.places];
  let rest = "";
  for (let at = head.end; at < shape.length; ) {
    const isApart = isHan(shape.charAt(at)) || !/[\p{L}\p{N}]/u.test(shape.charAt(at - 1));
    const found = isApart ? placeAt(shape, at, count, lexicon) : null;
    if (found !== null) places.push(found.place);
    else rest += shape.charAt(at);
    at = found?.end ?? at + 1;
  }
  return { places: [...new Set(places)].filter((place) => place < count), rest };
}

function placeAt(shape: string, at: number, count: number, lexicon: Lexicon) {
  const { listed, amends } = lexicon;
  const last = wordAt(listed.last, shape, at);
  if (last !== null) return { place: count - 1, end: last.end };
  const withCounter = (place: number, end: number) => ({
    place: place - 1,
    end: wordAt(amends.positions, shape, skipSpace(shape, end))?.end ?? end,
  });
  const ordinal = wordAt(listed.ordinals, shape, at);
  if (ordinal !== null) return withCounter(ordinal.value, ordinal.end);
  const lead = wordAt(listed.numberOf, shape, at);
  const number = lead && countedAt(shape, skipSpace(shape, lead.end), 99, lexicon.dates);
  return number ? withCounter(number.value, number.end) : null;
}

/** `2 no, …`, `1和3是昨天`: bare numbers at the head, where a word of correction follows. */
function numbersAtHead(shape: string, count: number, { amends, joiners }: Lexicon) {
  const places: number[] = [];
  let at = 0;
  for (;;) {
    const digits = /^#?([1-9]\d?)(?!\d)/.exec(shape.slice(at, at + 4));
    if (digits === null || Number(digits[1]) > count) return { places: [], end: 0 };
    places.push(Number(digits[1]) - 1);
    const next = skipSpace(shape, at + digits[0].length);
    const joined = /^[,&:]/.test(shape.slice(next)) ? next + 1 : wordAt(joiners, shape, next)?.end;
    const start = skipSpace(shape, joined ?? next);
    if (wordAt(amends.marks, shape, start) !== null) return { places, end: start };
    if (joined === undefined) return { places: [], end: 0 };
    at = start;
  }
}
