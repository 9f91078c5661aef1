import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { classifyAct } from "./act-model.ts";
import type { Act } from "./acts.ts";
import type { Clause } from "./clauses.ts";
import { isOrderLikely } from "./doubt.ts";
import { masked } from "./mask.ts";

/**
 * What a clause tells by its turn, where its first half alone is a refusal or silence: `not interested in the brackets
 * but YES to the hinges`, `电话没接，不过后来回了`. "open": that must be asked. Null: nothing turns it.
 */
export function turnedTo(clause: Clause, act: Act, lexicon: Lexicon): Act | "open" | null {
  if (act !== "declined" && act !== "no-answer") return null;
  const { turns, takes, answers, keeps } = lexicon.turning;
  const { text, shape, spans } = clause;
  const [end = 0] = turns
    .flatMap((word) => {
      const at = wordPlace(shape, word);
      return at === null ? [] : [at + word.length];
    })
    .sort((one, other) => other - one);
  const rest = shape.slice(end);
  // `not interested, but wants us to stop writing`: what is asked for weighs more than the refusal.
  if (end > 0 && act === "declined" && classifyAct(masked(text, spans, end))[0].act === "stop")
    return "stop";
  const isTurned = has(rest, act === "declined" ? takes : answers) && !has(rest, keeps);
  if (end === 0 || !isTurned) return null;
  if (act === "no-answer") return "replied";
  // `said no but ask again in March`: when one comes back to it, it is still refused.
  if (spans.some((span) => span.type === "date" && span.from >= end)) return null;
  return isOrderLikely(classifyAct(masked(text, spans, end))) ? "open" : "replied";
}

const has = (shape: string, words: readonly string[]): boolean =>
  words.some((word) => wordPlace(shape, word) !== null);
