import { Refusal } from "../../errors.ts";
import { wordAt } from "../grammar/word-table.ts";
import { saysMore } from "./asked-change.ts";
import type { Reader } from "./reading.ts";

/** A wish for a new customer or contact. Throws `Refusal` `import-instead`. */
export const newCustomer: Reader = {
  name: "new-customer",
  read(line, { lexicon }) {
    if (saysMore(line) || wordAt(lexicon.adding, line.shape, 0) === null) return "no";
    throw new Refusal("import-instead");
  },
};
