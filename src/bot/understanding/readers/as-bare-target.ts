import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading } from "../reading.ts";

/** A reference or a number of a list and nothing else: somebody wants to see more. */
export function asBareTarget(line: Line): Reading {
  const isOne = /^(# ?|(?=\D*\d))[a-z0-9]+$/i.test(line.text) && line.head().rest === "";
  return isOne ? calls(callOf("c", { about: line.head() })) : "no";
}
