import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Clause } from "./clauses.ts";

/**
 * `Izmir 说周三给答复`: what they will do is their word, and we look after it on that day. What we make or
 * send (`说周五前给他报价`) is ours.
 */
export function isTheirWord({ shape, spans }: Clause, lexicon: Lexicon): boolean {
  const name = spans.find(({ type }) => type === "customer");
  if (isSaidByThem(shape, lexicon)) return true;
  if (name === undefined || /\p{L}/u.test(shape.slice(0, name.from))) return false;
  // More of its name may follow than was needed to find it: `Izmir Stone 说`.
  const behind = shape.slice(name.to).trimStart();
  // `Nikos promised to send it`: whoever is named first is who promised.
  if (wordAt(lexicon.outcomes, behind, 0)?.value === "promised") return true;
  const told = lexicon.said.some((one) => behind.startsWith(one));
  const after = told ? behind : behind.replace(/^[a-z][a-z.&-]* ?/, "");
  const word = lexicon.said.find((one) => after.startsWith(one));
  if (word === undefined) return false;
  const rest = after.slice(word.length);
  const isOurs = (at: number) => {
    const outcome = wordAt(lexicon.outcomes, rest, at)?.value;
    return outcome === "quoted" || outcome === "sampled";
  };
  return (
    ![...rest].some((_, at) => isOurs(at)) &&
    !lexicon.thirdPersons.some((one) => wordPlace(rest, one) !== null)
  );
}

/** `让Rania扫描给我，她说礼拜天发`: somebody of theirs says what will be done, and not that we do it. */
function isSaidByThem(shape: string, lexicon: Lexicon): boolean {
  return lexicon.thirdPersons.some((who) =>
    lexicon.said.some((word) => {
      const told = `${who}${/[a-z]/.test(word) ? " " : ""}${word}`;
      const at = wordPlace(shape, told);
      return at !== null && !isForUs(shape.slice(at + told.length), lexicon);
    }),
  );
}

/** Whether it is us who are to do it, or a quote: `给我` only says who gets it. */
const isForUs = (said: string, { asksUs, addressing, outcomes }: Lexicon): boolean =>
  asksUs.ours.some((word) => {
    const at = wordPlace(said, word);
    return at !== null && (at === 0 || wordAt(addressing, said, at - 1)?.end !== at);
  }) || [...said].some((_, at) => wordAt(outcomes, said, at)?.value === "quoted");
