import accountNames from "./card-accounts.json" with { type: "json" };
import type { VCardProperty } from "./vcard-property.ts";

/** What a business card says; null and empty where it says nothing. */
export type VCard = {
  /** The person; null on the card of a company. */
  readonly name: string | null;
  readonly organization: string | null;
  readonly department: string | null;
  /** Title and function, as they stand on the card. */
  readonly role: string | null;
  readonly emails: readonly string[];
  /** As written, mobiles first. */
  readonly phones: readonly string[];
  readonly websites: readonly string[];
  readonly city: string | null;
  readonly country: string | null;
  /** `1985-04-12`, or `04-12` where the year is not told. */
  readonly birthday: string | null;
  /** A language tag as written. */
  readonly language: string | null;
  readonly nickname: string | null;
  readonly note: string | null;
  /** Accounts of chats, as `WhatsApp: …`. */
  readonly chats: readonly string[];
};

/** The card of these properties; null where it names neither a person nor a company. */
export function vcardOf(properties: readonly VCardProperty[]): VCard | null {
  const all = (name: string) => properties.filter((one) => one.name === name);
  const first = (name: string): VCardProperty | null => preferred(all(name))[0] ?? null;
  const text = (name: string): string | null => first(name)?.value || null;
  const [organization = "", ...departments] = first("ORG")?.parts ?? [];
  const person = nameOf(first("FN"), first("N"));
  const isCompany =
    /^(?:org|organization)$/i.test(text("KIND") ?? "") || text("X-ABSHOWAS") === "COMPANY";
  const company = organization || (isCompany ? person : null);
  const name = isCompany || person === company ? null : person;
  const address = preferred(all("ADR")).find(({ parts }) => parts.some(Boolean));
  const card = {
    name,
    organization: company || null,
    department: departments.filter(Boolean).join(", ") || null,
    role:
      [...new Set([text("TITLE"), text("ROLE")].filter((one) => one !== null))].join(", ") || null,
    emails: distinct(preferred(all("EMAIL")).map(({ value }) => value.replace(/^mailto:/i, ""))),
    phones: distinct(phonesFirst(all("TEL")).map(phoneOf)),
    websites: distinct(preferred(all("URL")).map(({ value }) => value)),
    city: address?.parts[3] || null,
    country: address?.parts[6] || null,
    birthday: birthdayOf(text("BDAY")),
    language: text("LANG"),
    nickname: text("NICKNAME"),
    note: text("NOTE"),
    chats: chatsOf(properties),
  };
  const [email] = card.emails;
  if (card.name === null && card.organization === null && email === undefined) return null;
  return card;
}

/** As the card shows the name; else of its parts, Chinese ones in their order and without a space. */
function nameOf(shown: VCardProperty | null, parts: VCardProperty | null): string | null {
  if (shown !== null && shown.value !== "") return shown.value.replaceAll(/\s+/g, " ");
  const [family = "", given = "", middle = ""] = parts?.parts ?? [];
  const isChinese = /^\p{Script=Han}+$/u.test(family + given + middle);
  const inOrder = isChinese ? [family, middle, given] : [given, middle, family];
  return inOrder.filter(Boolean).join(isChinese ? "" : " ") || null;
}

/** Those that the card prefers first, else as they stand. */
const preferred = (properties: readonly VCardProperty[]): readonly VCardProperty[] =>
  properties
    .filter(({ value }) => value !== "")
    .toSorted((one, other) => preferenceOf(one) - preferenceOf(other));

/** 1 is the most preferred; without a word about it a card's own order counts. */
function preferenceOf({ parameters }: VCardProperty): number {
  if (parameters.get("TYPE")?.includes("PREF")) return 1;
  return Number(parameters.get("PREF")?.[0] ?? 100) || 100;
}

/** No faxes and pagers; what is carried about before what stands on a desk. */
const phonesFirst = (properties: readonly VCardProperty[]): readonly VCardProperty[] =>
  preferred(properties)
    .filter((one) => !hasType(one, "FAX") && !hasType(one, "PAGER"))
    .toSorted((one, other) => Number(isMobile(other)) - Number(isMobile(one)));

const hasType = ({ parameters }: VCardProperty, type: string): boolean =>
  parameters.get("TYPE")?.includes(type) === true;

const isMobile = (property: VCardProperty): boolean =>
  ["CELL", "IPHONE", "MOBILE"].some((type) => hasType(property, type)) ||
  property.parameters.has("WAID");

const phoneOf = ({ value }: VCardProperty): string =>
  value.replace(/^tel:/i, "").replace(/;ext=/i, " ext. ");

/** `19850412`, `1985-04-12T00:00:00Z`, `--0412`; Apple writes 1604 for a year it was not told. */
function birthdayOf(written: string | null): string | null {
  const [, year = "", month, day] =
    /^(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(written ?? "") ?? [];
  if (month === undefined || day === undefined) return null;
  return year === "--" || year === "1604" ? `${month}-${day}` : `${year}-${month}-${day}`;
}

/** Names of chats and networks by what cards call them. */
const accounts: Readonly<Record<string, string>> = accountNames;

/** `X-TELEGRAM:ana`, `IMPP;X-SERVICE-TYPE=WhatsApp:…`, `X-SOCIALPROFILE;TYPE=linkedin:…`, `TEL;WAID=…`. */
function chatsOf(properties: readonly VCardProperty[]): readonly string[] {
  return distinct(
    properties.flatMap(({ name, parameters, value }) => {
      const waid = name === "TEL" ? parameters.get("WAID")?.[0] : undefined;
      if (waid !== undefined) return [`WhatsApp: +${waid}`];
      const isProfile = name === "IMPP" || name === "X-SOCIALPROFILE";
      const said = [
        name.replace(/^X-/, "").replace(/-(?:ID|USERNAME)$/, ""),
        ...(isProfile ? [...parameters.values()].flat() : []),
        ...(isProfile ? [/^(\w+):/.exec(value)?.[1]?.toUpperCase() ?? ""] : []),
      ];
      const [chat] = said.flatMap((one) => accounts[one] ?? []);
      return chat === undefined || value === "" ? [] : [`${chat}: ${withoutScheme(value)}`];
    }),
  );
}

const withoutScheme = (value: string): string => value.replace(/^(?!https?:)[a-z-]+:/i, "");

const distinct = (values: readonly string[]): readonly string[] => [
  ...new Set(values.map((one) => one.trim()).filter((one) => one !== "")),
];
