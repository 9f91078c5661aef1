import { Refusal } from "../../../errors.ts";
import { askedFor } from "../../grammar/asks.ts";
import { callAsWritten } from "../call-as-written.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** A question that a command answers. Throws `Refusal` `asked` where none does. */
export function asQuestion(line: Line, { commands, lexicon }: ReadingContext): Reading {
  if (!line.asks()) return "no";
  const found = askedFor(line.shape, lexicon);
  if (found === null) throw new Refusal("asked");
  const { command, rest } = found;
  return calls(
    callAsWritten({ command, rest, words: rest === "" ? [] : rest.split(" ") }, commands),
  );
}
