import {
  type MatchedCustomers,
  nameInCountry,
  type StandingCustomer,
} from "../../../store/import/match-customers.ts";
import type { CustomerDraft } from "./customer-draft.ts";

/** A row of this file that was met before, and what it said. */
export type Met = { readonly row: number; readonly digest: string };

/** The customer that a row means: by code, else by domain, email, or name within the country. */
export function findCustomer(
  draft: CustomerDraft,
  matched: MatchedCustomers,
): StandingCustomer | null | "ambiguous" {
  if (draft.code !== null) return matched.byCode.get(draft.code) ?? null;
  const { domain, emailHash, nameKey, country } = draft;
  const ways = [
    ["website", domain === null ? [] : matched.byDomain.get(domain)],
    ["email", emailHash === null ? [] : matched.byEmail.get(emailHash.toString("hex"))],
    ["name", nameKey === null ? [] : matched.byName.get(nameInCountry(nameKey, country))],
  ] as const;
  for (const [field, found = []] of ways) {
    if (found.length > 1) {
      const codes = found.filter((one) => one.isVisible).map((one) => one.code);
      draft.record.problem("customer-ambiguous", field, { codes: codes.slice(0, 5).join(", ") });
      return "ambiguous";
    }
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** The row of this file that stood for the same customer. */
export function metBefore(
  draft: CustomerDraft,
  standing: StandingCustomer | null,
  pending: ReadonlyMap<string, Met>,
): Met | null {
  if (standing !== null) {
    const { seenRow, seenDigest } = standing;
    if (seenRow !== null && seenDigest !== null) return { row: seenRow, digest: seenDigest };
    return pending.get(`id ${standing.id}`) ?? null;
  }
  const keys = draft.code === null ? keysOf(draft) : [`code ${draft.code}`];
  return keys.map((key) => pending.get(key)).find((met) => met !== undefined) ?? null;
}

/** Everything by which a later row of the same portion may mean this customer. */
export const keysOf = ({ code, domain, emailHash, nameKey, country }: CustomerDraft): string[] => [
  ...(code === null ? [] : [`code ${code}`]),
  ...(domain === null ? [] : [`domain ${domain}`]),
  ...(emailHash === null ? [] : [`email ${emailHash.toString("hex")}`]),
  ...(nameKey === null ? [] : [`name ${nameInCountry(nameKey, country)}`]),
];
