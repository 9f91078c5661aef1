import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import {
  type ComplaintKind,
  isGivenBefore,
  readComplaint,
  readRemedy,
  type Severity,
  scoreIn,
  surelyDone,
} from "../../core/owed/complaint-told.ts";
import type { ComplaintFacts, Sum } from "./complaint.core.ts";
import plainWords from "./plain-words.core.json" with { type: "json" };
import type { DealtWith } from "./resolve-complaints.app.ts";

/** What is told of a complaint in words after it: what they say, and whether it is open again. */
export type ToldOfComplaint = {
  readonly facts: Partial<ComplaintFacts>;
  readonly isReopened: boolean;
};

/** A number of an order; a small one only where nothing is counted by it: not `order 3 days late`. */
const numberOfOrder = new RegExp(
  `(?<![a-z])(?:${plainWords.order.join("|")})[\\s:：#]*` +
    "((?:[a-z]|\\d{4})[\\w./-]*(?<=\\d[\\w./-]*)|\\d{1,3}(?=\\s*(?:[,，;；。]|$)))",
  "iu",
);

/** What words tell of a complaint: `quality severe claim USD 800 order K3F-1`, `4/5`, `reopen`. */
export function readToldOf(text: string, lexicon: Lexicon): ToldOfComplaint {
  const said = readComplaint(text);
  const about = said.kind ?? plainly<ComplaintKind>(plainWords.kinds, text);
  const severity = said.severity ?? plainly<Severity>(plainWords.severities, text);
  const satisfaction = scoreIn(text);
  const orderNumber = numberOfOrder.exec(text)?.[1];
  const { claim, cost } = sumsIn(text, lexicon);
  return {
    isReopened: plainly(plainWords.again, text) !== null,
    facts: {
      ...(about === null ? {} : { about }),
      ...(severity === null ? {} : { severity }),
      ...(satisfaction === null ? {} : { satisfaction }),
      ...(orderNumber === undefined ? {} : { orderNumber: orderNumber.toUpperCase() }),
      ...(claim === null ? {} : { claim }),
      ...(cost === null ? {} : { cost }),
    },
  };
}

/** How a complaint was dealt with, in the words of who did; a sum that was given is what that cost us. */
export const readDealtWith = (how: string, lexicon: Lexicon): DealtWith => ({
  how,
  ...readRemedy(how),
  cost:
    surelyDone(how)
      .map((part) => sumsIn(part, lexicon).cost)
      .find((cost) => cost !== null) ?? null,
});

/** What a complaint claims by its words; null: no sum with its currency, or several. */
export function claimIn(content: string, lexicon: Lexicon): Sum | null {
  const sums = sumsOf(content, lexicon);
  return sums.length === 1 ? (sums[0]?.sum ?? null) : null;
}

function sumsOf(text: string, lexicon: Lexicon) {
  const said = shaped(text);
  return findAmounts(said, lexicon).flatMap(({ from, value, currency }) =>
    currency === null
      ? []
      : [{ sum: { amount: value, currency }, before: said.shape.slice(0, from).trimEnd() }],
  );
}

/** Sums by what stands before them; where nothing does they are neither. */
function sumsIn(text: string, lexicon: Lexicon) {
  const found: { claim: Sum | null; cost: Sum | null } = { claim: null, cost: null };
  for (const { sum, before } of sumsOf(text, lexicon)) {
    const isClaim = plainWords.claim.some((word) => before.endsWith(word));
    const isCost = plainWords.cost.some((word) => before.endsWith(word)) || isGivenBefore(before);
    if (isClaim) found.claim ??= sum;
    else if (isCost) found.cost ??= sum;
  }
  return found;
}

/** What a word that stands by itself says. */
function plainly<Meaning extends string>(
  words: Readonly<Record<string, readonly string[]>>,
  text: string,
): Meaning | null {
  const said = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,，;；、。]+/);
  const found = Object.entries(words).find(([, all]) => all.some((word) => said.includes(word)));
  return (found?.[0] as Meaning | undefined) ?? null;
}
