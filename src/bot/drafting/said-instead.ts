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
 * The outcome that a correction tells in words of its own: `actually she picked up`, `错了，是接通了`, `no answer, I
 * mistyped`. Null where a clause neither begins nor ends with words that correct, or names a customer, or tells none.
 */
export function saidInstead({ masked, named }: Clause, lexicon: Lexicon): ToldAct | null {
  if (named.length > 0 || masked.length > longest) return null;
  const rest = withoutSlip(masked.toLowerCase(), lexicon);
  if (rest === null || rest === "") return null;
  const likely = classifyAct(rest);
  const [{ act }] = likely;
  return isTold(act) && shareOf(act, likely) >= surely ? act : null;
}

/** Whether a text begins, or ends, with words that correct what was said before. */
export const saysCorrecting = (shape: string, lexicon: Lexicon): boolean =>
  withoutSlip(shape, lexicon) !== null;

/** What a correction says besides the words that correct; null where a text has none at either end. */
export function withoutSlip(text: string, lexicon: Lexicon): string | null {
  const said = text.trim().replace(marksAtEnd, "");
  const tail = lexicon.mistaken.find(
    (word) => said.endsWith(word) && wordPlace(said.slice(-word.length - 1), word) !== null,
  );
  const rest = tail === undefined ? said : said.slice(0, -tail.length).replace(marksAtEnd, "");
  return withoutLead(rest, lexicon) ?? (tail === undefined ? null : rest);
}

const marksAtEnd = /[\s,，.。!！:：、—-]+$/;

/** What follows the words that correct; null where a text begins with none. */
function withoutLead(text: string, { correcting, mistaken }: Lexicon): string | null {
  let rest = text.trim();
  for (let isAny = false; ; isAny = true) {
    const word = [...mistaken, ...correcting].find(
      (one) => rest.startsWith(one) && wordPlace(rest, one) === 0,
    );
    if (word === undefined) return isAny ? rest : null;
    rest = rest.slice(word.length).replace(/^[\s,，.。!！:：、—-]+/, "");
  }
}
