import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { type Line, lineOf } from "./line.ts";

/**
 * A list that its writer numbered from one, a line each, without the numbers: `1. Nile …\n2. Kuwait …`. Null
 * where it is none. They may as well be those of the latest list; whether its lines name customers tells.
 */
export function withoutNumbers({ text, today }: Line, lexicon: Lexicon): Line | null {
  const lines = text.split("\n").filter((line) => line !== "");
  const isNumbered = lines.every((line, at) => numberOf(line)?.[1] === String(at + 1));
  if (lines.length < 2 || !isNumbered) return null;
  const bare = lines.map((line) => line.slice(numberOf(line)?.[0].length)).join("\n");
  return lineOf(shaped(bare), lexicon, today);
}

const numberOf = (line: string) => /^(\d{1,2}) ?[.)、）．:：] ?(?=[^\s\d])/.exec(line);
