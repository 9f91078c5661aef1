import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { partOf, type Said } from "../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import { noNames } from "./asked-pieces.ts";
import { askedSearch } from "./asked-search.ts";

/** Longer than this, in characters, is no company's name. */
const longestName = 60;

/**
 * The company of which a line asks whether anybody has it: `宁波海天有人跟吗`, `is anyone on Delta GmbH`. Null
 * where it does not ask that, or means customers of some kind.
 */
export function readCheckAsked(said: Said, lexicon: Lexicon, today: CivilDate): string | null {
  const whole = partOf(said, 0, said.shape.replace(/[\s?!.]+$/, "").length);
  const first = wordAt(lexicon.checking.begins, whole.shape, 0);
  const last = lexicon.checking.ends
    .filter((word) => whole.shape.endsWith(word) && isApart(whole.shape, word))
    .sort((one, other) => other.length - one.length)[0];
  if (first === null && last === undefined) return null;
  const name = bare(
    partOf(whole, first?.end ?? 0, whole.text.length - (last?.length ?? 0)),
    lexicon,
  );
  if (name.text.length < 2 || name.text.length > longestName) return null;
  const asked = askedSearch(name, noNames, "", lexicon, today);
  return asked.unread.length === 0 ? null : name.text;
}

const isApart = (shape: string, word: string): boolean =>
  isHan(word.charAt(0)) || !/[\p{L}\p{N}]/u.test(shape.charAt(shape.length - word.length - 1));

/** A name without words for what it is of: `华润包装这家客户`. */
function bare(said: Said, lexicon: Pick<Lexicon, "checking">): Said {
  const { checking } = lexicon;
  const word = checking.around.find((one) => said.shape.endsWith(one) && isApart(said.shape, one));
  const head = wordAt(checking.aroundFirst, said.shape, 0);
  if (word === undefined && head === null) return said;
  const rest = partOf(said, head?.end ?? 0, said.text.length - (word?.length ?? 0));
  return bare(rest, lexicon);
}
