import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../../bot/grammar/words/word-table.ts";
import words from "./play-words.core.json" with { type: "json" };
import { type Cell, isValued, type Worth } from "./plays.core.ts";

/** What is asked of the plays: all of them, one cell's customers, or other words for a cell. */
export type PlayAsked =
  | { readonly type: "all" }
  /** What is bought together. */
  | { readonly type: "pairs" }
  | { readonly type: "cell"; readonly cell: Cell; readonly page: number }
  /** `text`: null where the program's own words are to count again. */
  | { readonly type: "set"; readonly cell: Cell; readonly text: string | null };

/**
 * Reads `打法 复购 高`, `plays repeat high 2`, `打法 设 复购 高 先聊…`, `plays reset lost low`. Where customers of a
 * stage have bought nothing, their worth is not asked for. Null: no cell can be read.
 */
export function readPlay(text: string, lexicon: Lexicon): PlayAsked | null {
  const said = text.trim();
  if (said === "") return { type: "all" };
  if (wordOf(words.pairs, said) === said.length) return { type: "pairs" };
  const reset = wordOf(words.reset, said);
  const set = reset === null ? wordOf(words.set, said) : null;
  const rest = said.slice(reset ?? set ?? 0).trimStart();
  const stage = wordAt(lexicon.stages, shapeOf(rest), 0);
  if (stage === null) return null;
  const behind = rest.slice(stage.end).replace(/^[\s:：,，·]+/u, "");
  const found = (Object.entries(words.worths) as [Worth, readonly string[]][])
    .map(([worth, all]) => ({ worth, end: wordOf(all, behind) }))
    .find(({ end }) => end !== null);
  const worth = isValued(stage.value) ? (found?.worth ?? null) : "none";
  if (worth === null) return null;
  const cell = { stage: stage.value, worth };
  const isNamed = isValued(stage.value) || found?.worth === "none";
  const tail = behind.slice(isNamed ? (found?.end ?? 0) : 0).replace(/^[\s:：,，]+/u, "");
  if (reset !== null) return tail === "" ? { type: "set", cell, text: null } : null;
  if (set !== null) return tail === "" ? null : { type: "set", cell, text: tail.slice(0, longest) };
  if (tail === "") return { type: "cell", cell, page: 1 };
  return /^\d{1,4}$/.test(tail) ? { type: "cell", cell, page: Math.max(1, Number(tail)) } : null;
}

/** Characters of a play. */
const longest = 500;

/** The end of the first of these words that a text begins with, the longest first; null: none. */
function wordOf(all: readonly string[], text: string): number | null {
  const shape = text.toLowerCase();
  const word = [...all]
    .sort((one, other) => other.length - one.length)
    .find(
      (one) =>
        shape.startsWith(one) &&
        (/\p{Script=Han}$/u.test(one) || !/^[a-z\d]/.test(shape.slice(one.length))),
    );
  return word === undefined ? null : word.length;
}
