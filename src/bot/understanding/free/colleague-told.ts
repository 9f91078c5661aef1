import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { type Act, isTold } from "./acts.ts";
import type { Clause } from "./clauses.ts";

/**
 * The colleague who did what a clause tells, as the clause calls them: `Wei already sent Seattle their samples`.
 * Null where nobody but the sender, whose handle is `own`, may have done it.
 */
export function colleagueTold(
  { text, shape, spans }: Clause,
  act: Act | null,
  own: string,
  { asksUs, answering }: Pick<Lexicon, "asksUs" | "answering">,
): string | null {
  const [first] = spans;
  if (act === null || !isTold(act) || first?.type !== "member" || first.handle === own) return null;
  if (/[\p{L}\p{N}@]/u.test(text.slice(0, first.from))) return null;
  // `王伟让我给Gulf报价了`: what somebody had us do is ours; `not me` at the end is not.
  const after = shape.slice(first.to);
  const isOurs = [...asksUs.ours, ...answering.us].some((word) => {
    const at = wordPlace(after, word);
    return at !== null && /\p{L}/u.test(after.slice(at + word.length));
  });
  return isOurs ? null : text.slice(first.from, first.to);
}
