import type { NeedFact } from "../../core/tiering/need.ts";
import { skipSpace } from "./dates/date-reading.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { shapeOf } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** What a text says is known of a need, and what is not; `unread` is what it could not read. */
export type ToldNeeds = {
  readonly add: readonly NeedFact[];
  readonly remove: readonly NeedFact[];
  readonly unread: string;
};

/** Reads `model spec -quantity`, `型号、规格 -数量`. */
export function parseNeeds(text: string, lexicon: Lexicon): ToldNeeds {
  const clean = text.replace(/(?<=\p{Script=Han})(?=[-−–])/gu, " ");
  const shape = shapeOf(clean);
  const add: NeedFact[] = [];
  const remove: NeedFact[] = [];
  let at = 0;
  for (;;) {
    at = skipSpace(shape, at + (/^[,;+ ]*/.exec(shape.slice(at))?.[0].length ?? 0));
    const isOff = shape.charAt(at) === "-";
    const found = wordAt(lexicon.needs, shape, skipSpace(shape, isOff ? at + 1 : at));
    if (found === null) return { add, remove, unread: clean.slice(at) };
    (isOff ? remove : add).push(found.value);
    at = found.end;
  }
}
