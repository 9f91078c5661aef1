import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";
import { inPinyin } from "../../core/search/pinyin.ts";
import { askedWords, beginsAlike, type NameWord, saysWord } from "./name-words.core.ts";

/** What somebody asks for when they ask whether a company is in the system already. */
export type CheckSubject = {
  /** The name, or what its domain or address says of it; empty for a phone number. */
  readonly name: string;
  readonly words: readonly NameWord[];
  /** Name key that is the same company. */
  readonly nameKey: string | null;
  /** Name keys that may be the same company: of the name, of its pinyin, of what its domain says. */
  readonly likeKeys: readonly string[];
  readonly domain: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** A customer that may be the company asked for. */
export type CheckedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly domain: string | null;
  readonly contacts: readonly string[];
  readonly isOwned: boolean;
  /** Whether it is the same by name, website, email or phone. */
  readonly isExact: boolean;
  /** Whether the name is written much the same. */
  readonly isAlike: boolean;
};

/** How many customers match, those with an owner apart from the public pool. */
export type CheckCount = { readonly owned: number; readonly free: number };

/** The answer to a check: of what the asker may not see, numbers only. */
export type CompanyCheck = {
  readonly exact: CheckCount;
  readonly similar: CheckCount;
  /** Customers that share nothing but a word that many have. */
  readonly common: number;
  /** Those among the exact and the similar that the asker sees anyway, the exact first. */
  readonly seen: readonly Pick<CheckedCustomer, "id" | "ref" | "name">[];
  /** Further checks that the member has within the hour. */
  readonly left: number;
};

/** A word in more customers than this tells none of them apart. */
const mostSharing = 20;

/** Parts of an address that belong to no company. */
const emptyLabels = new Set(["co", "com", "net", "org", "gov", "edu", "mail", "shop", "www"]);

/** Reads an email address, a phone number, a website or a company name. Null when it is nothing. */
export function readCheckSubject(written: string): CheckSubject | null {
  const text = written.normalize("NFKC").trim();
  const none = { nameKey: null, likeKeys: [], domain: null, email: null, phone: null };
  if (/^\+?[\d\s().-]+$/.test(text) && text.replace(/\D/g, "").length >= 6) {
    return { ...none, name: "", words: [], phone: text };
  }
  const domain = /^\S+\.\S+$/.test(text) ? normaliseDomain(text) : null;
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(text);
  if (domain !== null || isEmail) {
    const name = domain === null ? wordsIn(text.split("@")[0] ?? "") : nameOfDomain(domain);
    const likeKeys = domain === null ? [] : [normaliseCompanyName(name)];
    return {
      ...none,
      name,
      words: askedWords(name),
      domain,
      likeKeys,
      email: isEmail ? text : null,
    };
  }
  const nameKey = normaliseCompanyName(text);
  return nameKey === ""
    ? null
    : {
        ...none,
        name: text,
        words: askedWords(text),
        nameKey,
        likeKeys: [...new Set([nameKey, inPinyin(nameKey)])],
      };
}

/** What a check finds among the customers that may be meant; `visible`: ids that the asker sees. */
export function judgeCheck(
  { name, words }: CheckSubject,
  candidates: readonly CheckedCustomer[],
  visible: ReadonlySet<string>,
): Omit<CompanyCheck, "left"> {
  const exact = candidates.filter(({ isExact }) => isExact);
  const others = candidates
    .filter(({ isExact }) => !isExact)
    .map((customer) => ({
      customer,
      shared: words.filter((word) => shares(word, customer, words)),
    }));
  const holders = (word: NameWord) => others.filter(({ shared }) => shared.includes(word)).length;
  const rare = new Set(words.filter((word) => holders(word) <= mostSharing));
  const similar = others.filter(
    ({ customer, shared }) =>
      customer.isAlike ||
      shared.some((word) => rare.has(word)) ||
      (words.length > 0 && shared.length === words.length) ||
      (name !== "" && [customer.name, domainWords(customer)].some((one) => beginsAlike(one, name))),
  );
  const found = similar.map(({ customer }) => customer);
  return {
    exact: countOf(exact),
    similar: countOf(found),
    common: others.filter((one) => one.shared.length > 0 && !similar.includes(one)).length,
    seen: [...exact, ...found].filter(({ id }) => visible.has(id)),
  };
}

/** Whether the customer's name or domain says a word; or all words, a contact's name. */
function shares(word: NameWord, customer: CheckedCustomer, words: readonly NameWord[]): boolean {
  return (
    saysWord(word, customer.name) ||
    saysWord(word, domainWords(customer)) ||
    customer.contacts.some((contact) => words.every((one) => saysWord(one, contact)))
  );
}

const domainWords = ({ domain }: CheckedCustomer): string =>
  domain === null ? "" : nameOfDomain(domain);

/** What a domain says of its company: `shop.hansa-bau.co.uk` says `hansa bau`. */
const nameOfDomain = (domain: string): string =>
  domain
    .split(".")
    .slice(0, -1)
    .filter((label) => !emptyLabels.has(label))
    .map(wordsIn)
    .join(" ");

const wordsIn = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const countOf = (customers: readonly CheckedCustomer[]): CheckCount => {
  const owned = customers.filter(({ isOwned }) => isOwned).length;
  return { owned, free: customers.length - owned };
};
