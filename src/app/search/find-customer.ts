import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { parseReference, referenceOf } from "../../core/customer/reference.ts";
import type { CustomerMatch } from "../../core/search/customer-match.ts";
import { matchCustomers } from "../../store/search/match-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Most customers among whom one is asked to choose. */
export const mostMatches = 9;

/**
 * The visible customers that a reference, code or name may mean, the likeliest first; one more than
 * `mostMatches` when there are too many.
 */
export function findCustomer(app: App, actor: Actor, text: string): Promise<CustomerMatch[]> {
  const code = text.normalize("NFKC").trim().replace(/^#\s*/, "");
  const number = parseReference(code);
  const word = {
    ref: number === null ? null : referenceOf(number),
    code,
    nameKey: normaliseCompanyName(text),
  };
  return matchCustomers(app.store, actor.scope, word, mostMatches + 1);
}
