import { readDeal } from "../../grammar/read-deal.ts";
import { readSteps } from "../../grammar/read-steps.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * What becomes of an order of one customer, in so many words and nothing else: `K3F 已付定金`, `K3F ETD 20
 * Dec`, `1 shipped`; and one by its papers: `K3F PI PI-2026-88 USD 5000`.
 */
export function asOrderStep(line: Line, { lexicon }: ReadingContext): Reading {
  const { targets, rest } = line.head();
  if (targets.length !== 1 || rest === "" || line.asks() || line.text.includes("\n")) return "no";
  const said = shaped(rest);
  const { sum, number, others } = readDeal(said, 0, said.text.length, lexicon, line.today);
  const isTold = wordAt(lexicon.outcomes, said.shape, 0) !== null;
  const isStep = readSteps(rest, lexicon, line.today)?.called.length === 0;
  const isPaper = !isTold && number !== null && sum !== null && others.length === 0;
  const isAtHead = wordAt(lexicon.dealParts, said.shape, 0)?.value === "number";
  return isStep || (isPaper && isAtHead) ? calls(callOf("order", { about: line.head() })) : "no";
}
