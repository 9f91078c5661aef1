import { classifyAct, type Likely } from "./act-model.ts";
import type { Act } from "./acts.ts";
import { isAsked, isTold } from "./acts.ts";
import type { Clause } from "./clauses.ts";

/** What a clause does, as far as that is certain enough to be shown as a draft. */
export type ReadClause = {
  readonly clause: Clause;
  /** Null: it may be one of several things. */
  readonly act: Act | null;
  /** The likeliest acts, whatever was decided. */
  readonly likely: readonly Likely[];
};

/** The least share of an act that is taken, and of acts together that lead to the same kind of thing. */
const [leastShare, leastTogether] = [0.42, 0.62];

/** Acts that stand for each other where none of them alone is certain: the first says least. */
const families: readonly (readonly Act[])[] = [
  ["contacted", "replied"],
  ["ask", "ask-list", "ask-day", "ask-team", "ask-check", "ask-promises"],
  ["plan", "snooze"],
  ["sampled", "received"],
  ["chat", "not-yet", "request"],
  ["fact", "fact-phone", "fact-email", "fact-birthday"],
];

/** Reads what a clause does by its masked words. */
export function readClause(clause: Clause): ReadClause {
  const likely = classifyAct(clause.masked);
  return { clause, act: decide(clause, likely), likely };
}

function decide(clause: Clause, likely: readonly [Likely, ...Likely[]]): Act | null {
  const [first] = likely;
  if (first.share >= leastShare) return first.act;
  for (const family of families) {
    if (!family.includes(first.act)) continue;
    const together = likely.reduce(
      (sum, { act, share }) => sum + (family.includes(act) ? share : 0),
      0,
    );
    if (together >= leastTogether) return first.act;
  }
  const asked = likely.reduce((sum, { act, share }) => sum + (isAsked(act) ? share : 0), 0);
  if (asked >= leastTogether) return likely.find(({ act }) => isAsked(act))?.act ?? null;
  return null;
}

/** How likely it is that a clause tells of a touch at all. */
export const toldShare = ({ likely }: ReadClause): number =>
  likely.reduce((sum, { act, share }) => sum + (isTold(act) ? share : 0), 0);
