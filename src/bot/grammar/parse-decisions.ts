import type { CivilDate } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { skipSpace } from "./dates/date-reading.ts";
import type { LogTarget } from "./log-entry.ts";
import { readTargets } from "./read-targets.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { partOf, type Said, shaped } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** A yes or no to the proposals that `targets` name; to the only one there is when it is empty. */
export type ToldDecision = {
  readonly targets: readonly LogTarget[];
  /** The tier as it was named, or null. */
  readonly tier: Tier | null;
  readonly isAccepted: boolean;
  /** The word it was said with, and whether that may also tell of a touch (`ok`, `no`). */
  readonly word: string;
  readonly isOutcome: boolean;
};

/** Decisions, and what else was said after one of them. */
export type ToldDecisions = {
  readonly decisions: readonly ToldDecision[];
  readonly rest: string;
};

/**
 * Reads yeses and noes from a normalised text: `1 ok, 2 no`, `1,3 同意；2 不`, `#K3F A ok`. Null when the text does not begin
 * with one. What cannot be read as one is the rest.
 */
export function parseDecisions(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): ToldDecisions | null {
  const apart = shaped(text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 "));
  const { text: clean } = apart;
  const decisions: ToldDecision[] = [];
  let at = 0;
  for (;;) {
    at += /^[\s,;，；、。.]*/u.exec(clean.slice(at))?.[0].length ?? 0;
    if (at >= clean.length) break;
    const found = decisionAt(apart, at, lexicon, today);
    if (found === null) break;
    const { end, ...decision } = found;
    decisions.push(decision);
    at = end;
  }
  return decisions.length === 0 ? null : { decisions, rest: clean.slice(at) };
}

function decisionAt(told: Said, at: number, lexicon: Lexicon, today: CivilDate) {
  const { text, shape } = told;
  const { targets, end, problems } = readTargets(partOf(told, at), lexicon, today);
  if (problems.some(({ code }) => code === "bad-range")) return null;
  const head = at + end + (/^[ :：.)]*/.exec(shape.slice(at + end))?.[0].length ?? 0);
  const tier = targets.length === 0 ? null : wordAt(lexicon.tiers, shape, head);
  const from = tier === null ? head : skipSpace(shape, tier.end);
  const word = wordAt(lexicon.decisions, shape, from);
  if (word === null) return null;
  return {
    targets,
    tier: tier?.value ?? null,
    isAccepted: word.value,
    word: text.slice(from, word.end),
    isOutcome: wordAt(lexicon.outcomes, shape, from) !== null,
    end: word.end,
  };
}
