import { logOrShowView } from "../../../views/touch/log-or-show-view.ts";
import { writtenTarget } from "../../arguments/split-target.ts";
import { asks } from "../../grammar/asks.ts";
import { shapeOf } from "../../grammar/words/normalise-input.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { logCall } from "./as-told.ts";

/** What is told of customers by reference or number; where one is asked about, it asks which is meant. */
export function asToldOfTarget(line: Line, { lexicon, speak }: ReadingContext): Reading {
  const entries = line.entries();
  const [target, ...others] = entries.flatMap(({ targets }) => targets);
  if (target === undefined) return "no";
  const { said = "" } = entries[0] ?? {};
  const isOne = others.length === 0 && entries.length === 1;
  return isOne && asks(shapeOf(said), lexicon, line.today)
    ? { type: "ask", question: logOrShowView(writtenTarget(target), said, speak) }
    : calls(logCall(line));
}
