import { findCalledIn, findNamedWhole } from "../../../app/search/find-named.ts";
import type { NamedCustomer } from "../../../core/search/named-customer.ts";
import { buttonLine } from "../../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../../views/search/which-customer-view.ts";
import { beginsTold } from "../../grammar/begins-told.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { showCall } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** The customer whose name is all that is said: their card is shown. */
export async function asCustomerCalled(line: Line, context: ReadingContext): Promise<Reading> {
  const { audience, speak } = context;
  const named = line.asks() ? [] : await namedAlone(line, context);
  const [only, ...others] = named;
  if (only === undefined) return "no";
  if (others.length === 0) return calls(showCall({ ref: only.ref }));
  const lineFor = ({ ref }: NamedCustomer) => buttonLine("c", ref);
  return { type: "ask", question: whichCustomerView(named, lineFor, audience, speak) };
}

/** The customers of whom a text is the name and nothing else, or the first word of it, or of a contact. */
async function namedAlone(
  { text, shape }: Line,
  { app, actor, lexicon }: ReadingContext,
): Promise<NamedCustomer[]> {
  if (beginsTold(shape, lexicon)) return [];
  const called = text.slice(wordAt(lexicon.showing, shape, 0)?.end ?? 0).trim();
  const isOneWord = /^[\p{Script=Latin}\p{N}]+$/u.test(called);
  if (isOneWord) return findCalledIn(app, actor, called);
  return findNamedWhole(app, actor, called);
}
