import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Clause } from "./clauses.ts";

/**
 * Whether a clause says anything of what passes between them and us: words that were exchanged, an order, money,
 * papers, samples. `Piotr got promoted to head of purchasing` is news of him, and no word from him.
 */
export function isDealing({ shape, spans }: Clause, lexicon: Lexicon): boolean {
  if (lexicon.hearsay.some((word) => wordPlace(shape, word) !== null)) return false;
  const { trade, papers, said, dealing, asksUs, theirPart } = lexicon;
  const words = [
    trade.orders,
    trade.payments,
    papers.things,
    papers.prices,
    papers.samples,
    said,
    dealing,
  ];
  if ([...words, theirPart].some((list) => list.some((word) => wordPlace(shape, word) !== null)))
    return true;
  if (spans.some(({ type }) => type === "amount" || type === "date")) return true;
  const tables = [
    lexicon.kinds,
    lexicon.outcomes,
    lexicon.followUps,
    asksUs.asks,
    asksUs.wants,
    asksUs.things,
  ];
  return [...shape].some((_, at) => {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) return false;
    return tables.some((table) => wordAt<unknown>(table, shape, at) !== null);
  });
}
