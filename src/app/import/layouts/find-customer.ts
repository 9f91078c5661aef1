import { areAlike, areOneName } from "../../../core/customer/alike-names.ts";
import { haveOtherForms } from "../../../core/customer/legal-kinds.ts";
import {
  type MatchedCustomers,
  nameInCountry,
  type StandingCustomer,
} from "../../../store/import/match-customers.ts";
import type { CustomerDraft } from "./customer-draft.ts";

/** A row of this file that was met before, and what it said. */
export type Met = { readonly row: number; readonly digest: string };

/** What a customer is called and where it is, as far as that is known. */
type Named = Pick<CustomerDraft, "name" | "country" | "city" | "website">;

/** A row that described a customer. */
export type MetCustomer = Met & Named;

/**
 * What came of the search. `sharesAddress`: others have the website or the mailbox, and are not it;
 * `sharesName`: others are called so but for the legal form.
 */
export type FoundCustomer = {
  readonly standing: StandingCustomer | null;
  readonly sharesAddress: boolean;
  readonly sharesName: boolean;
};

/** An address of more firms than so many is a host's: it says nothing of who they are. */
const mostAtAddress = 20;

const fewAt = <One>(all: readonly One[]): readonly One[] => (all.length > mostAtAddress ? [] : all);

/**
 * The customer that a row means: by code; else by name within the country, or by website or email
 * where the name is alike and the country no other one. An address alone makes nobody the same: firms
 * of a group share a website, and strangers the host of their mail.
 */
export function findCustomer(
  draft: CustomerDraft,
  matched: MatchedCustomers,
): FoundCustomer | "ambiguous" {
  let sharesAddress = false;
  let sharesName = false;
  const found = (standing: StandingCustomer | null) => ({ standing, sharesAddress, sharesName });
  if (draft.code !== null) return found(matched.byCode.get(draft.code) ?? null);
  const { domain, emailHash } = draft;
  const ways = [
    ["name", namesakesOf(draft, matched)],
    ["website", domain === null ? [] : matched.byDomain.get(domain)],
    ["email", emailHash === null ? [] : matched.byEmail.get(emailHash.toString("hex"))],
  ] as const;
  for (const [field, named = []] of ways) {
    const fitting = (field === "name" ? named : fewAt(named)).filter(
      (one) => !isOtherForm(draft, one) && (field === "name" || isSameFirm(draft, one)),
    );
    const same = [...new Map(fitting.map((one) => [one.id, one])).values()];
    if (same.length > 1) {
      const codes = same.filter((one) => one.isVisible).map((one) => one.code);
      draft.record.problem("customer-ambiguous", field, { codes: codes.slice(0, 5).join(", ") });
      return "ambiguous";
    }
    if (same[0] !== undefined) return found(same[0]);
    if (field === "name") sharesName = named.length > 0;
    else sharesAddress ||= named.length > 0;
  }
  return found(null);
}

/** Those in the country with exactly this name, else with this name in another spelling. */
function namesakesOf(
  { name, nameKey, nameKeys, country }: CustomerDraft,
  { byName }: MatchedCustomers,
): readonly StandingCustomer[] {
  if (name === null || nameKey === null) return [];
  const exact = byName.get(nameInCountry(nameKey, country));
  if (exact !== undefined) return exact;
  const spelled = nameKeys.flatMap((key) => byName.get(nameInCountry(key, country)) ?? []);
  return [...new Set(spelled)].filter((one) => areOneName(name, one.name));
}

/** The row of this file that stood for the same customer. */
export function metBefore(
  draft: CustomerDraft,
  standing: StandingCustomer | null,
  pending: ReadonlyMap<string, readonly MetCustomer[]>,
): MetCustomer | null {
  if (standing !== null) {
    const { seenRow, seenDigest, name, country, city, website } = standing;
    if (seenRow !== null && seenDigest !== null)
      return { row: seenRow, digest: seenDigest, name, country, city, website };
    return pending.get(`id ${standing.id}`)?.[0] ?? null;
  }
  const keys = draft.code === null ? keysOf(draft) : [`code ${draft.code}`];
  const ownKey = `name ${nameInCountry(draft.nameKey ?? "", draft.country)}`;
  const met = keys.map((key) =>
    (/^(?:code|name) /.test(key) ? (pending.get(key) ?? []) : fewAt(pending.get(key) ?? [])).find(
      (one) =>
        /^code /.test(key) ||
        (!isOtherForm(draft, one) &&
          (key === ownKey ||
            (/^name /.test(key) ? isOneName(draft, one) : isSameFirm(draft, one)))),
    ),
  );
  return met.find((one) => one !== undefined) ?? null;
}

/** A row without a name or a country says nothing against. */
const isSameFirm = (draft: Named, one: Named): boolean =>
  (draft.country === null || one.country === null || draft.country === one.country) &&
  (draft.name === null || one.name === null || areAlike(draft.name, one.name));

/** Whether a row tells of another place or website than an earlier one of the same customer. */
export const isElsewhere = (draft: Named, met: Named): boolean =>
  (["city", "website"] as const).some(
    (field) => draft[field] !== null && met[field] !== null && draft[field] !== met[field],
  );

const isOtherForm = (draft: Named, one: Named): boolean =>
  draft.name !== null && one.name !== null && haveOtherForms(draft.name, one.name);

const isOneName = (draft: Named, one: Named): boolean =>
  draft.name !== null && one.name !== null && areOneName(draft.name, one.name);

/** Everything by which a later row of the same portion may mean this customer. */
export const keysOf = ({ code, domain, emailHash, nameKeys, country }: CustomerDraft): string[] => [
  ...(code === null ? [] : [`code ${code}`]),
  ...(domain === null ? [] : [`domain ${domain}`]),
  ...(emailHash === null ? [] : [`email ${emailHash.toString("hex")}`]),
  ...nameKeys.map((key) => `name ${nameInCountry(key, country)}`),
];
