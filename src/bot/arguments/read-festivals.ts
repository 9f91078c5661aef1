import type { Lexicon, NamedFestival } from "../grammar/words/lexicon.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";

/** Festivals that a text names, those after a minus sign as not kept. */
export type FestivalList = {
  readonly named: readonly (NamedFestival & { readonly isKept: boolean })[];
  /** What follows and is no festival; empty when all was understood. */
  readonly rest: string;
};

/** Reads festivals, and the faiths and peoples they belong to, from the beginning of a text. */
export function readFestivals(text: string, lexicon: Lexicon): FestivalList {
  const shape = shapeOf(text);
  const named: FestivalList["named"][number][] = [];
  let at = 0;
  while (at < shape.length) {
    const sign = /^[\s,;+]*(-?)\s*/.exec(shape.slice(at));
    const start = at + (sign?.[0].length ?? 0);
    const found = wordAt(lexicon.festivals, shape, start);
    if (found === null) break;
    named.push({ ...found.value, isKept: sign?.[1] !== "-" });
    at = found.end;
  }
  return { named, rest: text.slice(at).trim() };
}

/** A text from the first festival on that it names: `for Christmas`, `圣诞节要祝福谁`; null where it names none. */
export function fromFestival(text: string, lexicon: Lexicon): string | null {
  const starts = [...text.matchAll(/(?<=^|\s|\p{Script=Han})\S/gu)].map(({ index }) => index);
  const at = starts.find((start) => readFestivals(text.slice(start), lexicon).named.length > 0);
  return at === undefined ? null : text.slice(at);
}
