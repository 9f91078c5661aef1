import { isOrdinary } from "./act-model.ts";
import type { Clause } from "./clauses.ts";

const name =
  /(?<![\p{Script=Latin}\p{N}@.])(?=\p{Lu})\p{Script=Latin}\p{Ll}[\p{Script=Latin}\p{M}'’-]+(?: (?=\p{Lu})\p{Script=Latin}\p{Ll}[\p{Script=Latin}\p{M}'’-]+)?/gu;

/** The name of a person in a clause whom nobody is known by: `muscat的Salim换号了`; null where there is none. */
export function unknownPerson({ text, spans }: Pick<Clause, "text" | "spans">): string | null {
  for (const { 0: found, index } of text.matchAll(name)) {
    const isSpan = spans.some(({ from, to }) => from < index + found.length && to > index);
    const isNames = found
      .split(" ")
      .every((word) => !isOrdinary(word.toLowerCase().replace(/['’]s$/, "")));
    if (!isSpan && isNames) return found.replace(/['’]s$/, "");
  }
  return null;
}
