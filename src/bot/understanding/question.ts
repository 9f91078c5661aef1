import { Refusal } from "../../errors.ts";
import { askedFor } from "../grammar/asks.ts";
import { callAsWritten } from "./call-as-written.ts";
import { calls, type Reader } from "./reading.ts";

/** A question that a command answers. Throws `Refusal` `asked` where none does. */
export const question: Reader = {
  name: "question",
  read(line, { commands, lexicon }) {
    if (!line.asks()) return "no";
    const found = askedFor(line.shape, lexicon);
    if (found === null) throw new Refusal("asked");
    const { command, rest } = found;
    return calls(
      callAsWritten({ command, rest, words: rest === "" ? [] : rest.split(" ") }, commands),
    );
  },
};
