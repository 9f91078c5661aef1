import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { classifyAct } from "../understanding/free/act-model.ts";
import { isTold, type ToldAct } from "../understanding/free/acts.ts";
import type { Clause } from "../understanding/free/clauses.ts";
import { shareOf } from "../understanding/free/doubt.ts";

/** From which share on the words after those that correct tell an outcome. */
const surely = 0.5;

/** More characters tell a story of their own. */
const longest = 60;

/**
 * The outcome that a correction tells in words of its own: `actually she picked up`, `错了，是接通了`. Null where
 * a clause does not begin with a word that corrects, or names a customer, or tells none.
 */
export function saidInstead({ masked, named }: Clause, lexicon: Lexicon): ToldAct | null {
  if (named.length > 0 || masked.length > longest) return null;
  const rest = withoutLead(masked.toLowerCase(), lexicon);
  if (rest === null || rest === "") return null;
  const likely = classifyAct(rest);
  const [{ act }] = likely;
  return isTold(act) && shareOf(act, likely) >= surely ? act : null;
}

/** Whether a text begins with a word that corrects what was said before. */
export const beginsToCorrect = (shape: string, lexicon: Lexicon): boolean =>
  withoutLead(shape, lexicon) !== null;

/** What follows the words that correct; null where a text begins with none. */
function withoutLead(text: string, { correcting }: Lexicon): string | null {
  let rest = text.trim();
  for (let isAny = false; ; isAny = true) {
    const word = correcting.find((one) => rest.startsWith(one) && wordPlace(rest, one) === 0);
    if (word === undefined) return isAny ? rest : null;
    rest = rest.slice(word.length).replace(/^[\s,，.。!！:：、—-]+/, "");
  }
}
