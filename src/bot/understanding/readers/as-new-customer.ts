import { Refusal } from "../../../errors.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { saysMore } from "./asked-change.ts";

/** A wish for a new customer or contact. Throws `Refusal` `import-instead`. */
export function asNewCustomer(line: Line, { lexicon }: ReadingContext): Reading {
  if (saysMore(line) || wordAt(lexicon.adding, line.shape, 0) === null) return "no";
  throw new Refusal("import-instead");
}
