import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";

/** What somebody asks for when they ask whether a company is in the system already. */
export type CheckSubject = {
  /** Name key that is the same company. */
  readonly nameKey: string | null;
  /** Name key that may be the same company: of the name, or of what its domain begins with. */
  readonly likeKey: string | null;
  readonly domain: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** How many customers match, those with an owner apart from the public pool. */
export type CheckCount = { readonly owned: number; readonly free: number };

/** The answer to a check: numbers only, nothing about who they are. */
export type CompanyCheck = {
  readonly exact: CheckCount;
  readonly similar: CheckCount;
  /** Further checks that the member has within the hour. */
  readonly left: number;
};

/** Reads an email address, a phone number, a website or a company name. Null when it is nothing. */
export function readCheckSubject(written: string): CheckSubject | null {
  const text = written.normalize("NFKC").trim();
  const none = { nameKey: null, likeKey: null, domain: null, email: null, phone: null };
  if (/^\+?[\d\s().-]+$/.test(text) && text.replace(/\D/g, "").length >= 6) {
    return { ...none, phone: text };
  }
  const domain = /^\S+\.\S+$/.test(text) ? normaliseDomain(text) : null;
  const likeKey = domain === null ? null : normaliseCompanyName(domain.split(".")[0] ?? "");
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { ...none, domain, likeKey, email: text };
  if (domain !== null) return { ...none, domain, likeKey };
  const nameKey = normaliseCompanyName(text);
  return nameKey === "" ? null : { ...none, nameKey, likeKey: nameKey };
}
