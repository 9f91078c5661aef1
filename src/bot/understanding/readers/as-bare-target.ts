import { splitAs } from "../../arguments/split-target.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** A reference or a number of a list and nothing else, or with a word for all of it: somebody wants to see more. */
export function asBareTarget(line: Line, { lexicon }: ReadingContext): Reading {
  const { targets, rest } = line.head();
  if (targets.length === 1 && lexicon.wholeCard.includes(rest.toLowerCase()))
    return calls(callOf("c", { about: splitAs(targets, ""), isWhole: true }));
  const isOne = /^(# ?|(?=\D*\d))[a-z0-9]+$/i.test(line.text) && line.head().rest === "";
  return isOne ? calls(callOf("c", { about: line.head() })) : "no";
}
