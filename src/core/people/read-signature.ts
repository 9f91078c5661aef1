import { legalWords } from "../customer/company-name.ts";
import { normaliseDomain } from "../customer/normalise-domain.ts";
import type { BusinessCard } from "./business-card.ts";
import {
  type CellKind,
  isLegalEntity,
  isNameOfDomain,
  isPersonName,
  kindOfCell,
} from "./cell-kind.ts";
import type { ContactFact } from "./contact-field.ts";
import { countryOfPhone, dialled, phonesIn, type WrittenPhone } from "./phones-in.ts";
import { countryOfDomain, placeOnCard } from "./place-on-card.ts";
import { type Cell, type CellLabel, cellsOf, signatureLines } from "./signature-cells.ts";

const address = /[^\s@,;:<>"'()[\]|，；、（）]+@(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+/gu;
const site =
  /(?:https?:\/\/[^\s<>()|]+|(?<![\p{L}\p{N}@.-])(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s<>()|]*)?)/giu;

/** What a website on a card is not: a picture, a map, or an account with everybody's host. */
const isOwnSite = (written: string): boolean =>
  normaliseDomain(written) !== null && !/\.(?:png|jpe?g|gif|pdf|html?)$/i.test(written);

/** What is left of a cell when its addresses and numbers are taken out, and what these are. */
type Read = {
  emails: string[];
  sites: string[];
  phones: WrittenPhone[];
  accounts: string[];
  rest: Cell[];
};

/** A cell with what it says. */
type Told = {
  readonly kind: CellKind;
  readonly text: string;
  readonly label: CellLabel | null;
  readonly line: number;
};

/**
 * Reads the signature under a letter as mail programs and people write it, or the lines of a card. Null
 * where it names neither a person nor a company, or tells no way to reach them.
 */
export function readSignature(text: string): BusinessCard | null {
  const read = readCells(cellsOf(signatureLines(text)));
  const [email, otherEmail] = [...new Set(read.emails.map((one) => one.toLowerCase()))];
  const website = read.sites.find(isOwnSite) ?? null;
  const domains = [website, email].map((one) => (one == null ? null : normaliseDomain(one)));
  const domain = domains.find((one) => one !== null) ?? null;
  const told = read.rest.flatMap((cell) => toldBy(cell, domain));
  const phones = phonesOf(read.phones);
  const person = personOf(told, email ?? null);
  const company = companyOf(told, person, domain);
  if (person === null && company === null) return null;
  if (email === undefined && phones.length === 0 && website === null) return null;
  const called = phones.map(({ written }) => countryOfPhone(written)).find((one) => one !== null);
  const ending = domain === null ? null : countryOfDomain(domain);
  const addresses = told.flatMap(({ kind, label, text: said }) =>
    kind === "address" ||
    kind === "place" ||
    label === "address" ||
    label === "country" ||
    label === "city"
      ? [said]
      : [],
  );
  const { country, city } = placeOnCard(addresses, called ?? ending);
  const [first, second] = [...new Set(phones.map(({ written }) => dialled(written, country)))];
  const role = roleOf(told);
  const notes = [...read.accounts, ...(otherEmail === undefined ? [] : [otherEmail])];
  const facts: readonly (ContactFact | null)[] = [
    fact("role", role),
    fact("phone", first ?? null),
    fact("other-phone", second ?? null),
    fact("email", email ?? null),
    fact("note", notes.length === 0 ? null : notes.join("; ")),
  ];
  return {
    company,
    country,
    city: city && tidied(city),
    website,
    person,
    facts: facts.filter((one) => one !== null),
  };
}

/** The person whose name lines begin with, in the first cell that is neither an address nor a number; null without. */
export function personAtHead(text: string): string | null {
  const { emails, sites, rest } = readCells(cellsOf(signatureLines(text)));
  const domains = [...sites, ...emails].map(normaliseDomain);
  const [first] = rest.flatMap((cell) => toldBy(cell, domains.find((one) => one !== null) ?? null));
  return first?.kind === "name" && isPersonName(first.text) ? tidied(first.text) : null;
}

const fact = (field: ContactFact["field"], value: string | null): ContactFact | null =>
  value === null ? null : { field, value };

function readCells(cells: readonly Cell[]): Read {
  const read: Read = { emails: [], sites: [], phones: [], accounts: [], rest: [] };
  for (const { label, word, text, line } of cells) {
    if (label === "legal" || label === "birthday") continue;
    if (label === "account" && !/^\+?[\d\s()-]{7,}$/.test(text)) {
      if (!/[\s/]/.test(text)) read.accounts.push(`${word}: ${text}`);
      continue;
    }
    let rest = text.replaceAll(/\(?(?:mailto|tel):/gi, " ").replaceAll(address, (found) => {
      read.emails.push(found.replace(/[.]+$/, ""));
      return " ";
    });
    rest = rest.replaceAll(site, (found) => {
      const isSite = label === "web" || /^(?:https?:|www\.)/i.test(found) || isBareSite(found);
      if (!isSite) return found;
      read.sites.push(found.replace(/^https?:\/\//i, "").replace(/[/.,]+$/, ""));
      return " ";
    });
    const { phones, rest: words } = phonesIn(rest, label === "account" ? "mobile" : label);
    read.phones.push(...phones);
    const left = withoutLabels(words);
    if (left !== "") read.rest.push({ label, word, text: left, line });
  }
  return read;
}

const isBareSite = (found: string): boolean =>
  found === found.toLowerCase() &&
  /\.(?:com|net|org|biz|info|io|eu|[a-z]{2})(?:\/|$)/.test(found) &&
  !/^\d/.test(found) &&
  found.replace(/\.[a-z]+$/, "").length > 3;

/** Without the words before addresses that were taken out: `E-Mail:`, `| Web`. */
const withoutLabels = (text: string): string =>
  text
    .replace(/<\s*>|\(\s*\)|\[\s*\]/g, " ")
    .replaceAll(
      /(?:^|(?<=[\s,;]))(?:e-?mail|mail|web|website|internet|e|w|fax|tel|phone|mob(?:ile|il)?)\s*[.:：]*(?=\s*(?:$|[,;]))/giu,
      " ",
    )
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:/|–-]+|[\s,;:/|–-]+$/gu, "")
    .trim();

/** What a cell without addresses and numbers says, or its parts between commas and dashes. */
function toldBy(cell: Cell, domain: string | null): readonly Told[] {
  const { label, line } = cell;
  const text = cell.text
    .replace(/^(?:i\.\s?[AV]\.|ppa\.?|p\.p\.)\s+/u, "")
    .replace(/\s*\([\d-]{5,}(?:-?\p{L})?\)/u, "");
  const one = (kind: CellKind, said: string): Told => ({ kind, text: said, label, line });
  switch (label) {
    case "company":
      return [one("company", text)];
    case "name":
      return [one("name", text)];
    case "role":
    case "department":
      return [one("role", text)];
    case "address":
    case "country":
    case "city":
      return [one("address", text)];
    case null:
      break;
    default:
      return [];
  }
  const kind = kindOfCell(text, domain);
  const parts = text
    .split(/\s*[,，、]\s*|\s+[-–—/]\s+|\s+(?:at|bei|@|de chez)\s+(?=\p{Lu})/u)
    .filter((part) => part !== "");
  if (parts.length === 1) return nameThenRole(text, kind, one, domain);
  const kinds = parts.map((part) => kindOfCell(part, domain));
  const entity = legalHead(parts);
  if (entity !== null) {
    const rest = text.slice(text.indexOf(entity) + entity.length).replace(/^[\s,，/–-]+/u, "");
    const before = text.slice(0, text.indexOf(entity)).replace(/[\s,，/–-]+$/u, "");
    return [
      ...(before === "" ? [] : toldBy({ ...cell, text: before }, domain)),
      one("company", entity),
      ...(rest === "" ? [] : toldBy({ ...cell, text: rest }, domain)),
    ];
  }
  if (kind === "company" || kind === "address" || kind === "place") return [one(kind, text)];
  const [first, ...others] = kinds;
  if (first === "name" && others.every((other) => other === "role" || other === "other"))
    return [one("name", parts[0] ?? ""), one("role", parts.slice(1).join(", "))].filter(
      ({ kind: what }) => what === "name" || others.includes("role"),
    );
  if (
    first === "role" &&
    kinds.at(1) !== "name" &&
    parts.every((part, at) => isOfRole(part, kinds[at] ?? "other"))
  )
    return [one("role", text)];
  if (kinds.every((other) => other !== "other"))
    return parts.map((part, at) => one(kinds[at] ?? "other", part));
  return [one(kind, text)];
}

/** `Buyer – Packaging`: what stands behind a function and says of what. */
const isOfRole = (part: string, kind: CellKind): boolean =>
  kind === "role" || kind === "other" || (kind === "company" && !isLegalEntity(part));

/** `王芳 采购经理`, `Ahmed Hassan Purchasing Manager`: a name and a function without a mark between. */
function nameThenRole(
  text: string,
  kind: CellKind,
  one: (kind: CellKind, said: string) => Told,
  domain: string | null,
): readonly Told[] {
  if (kind !== "role" && kind !== "other") return [one(kind, text)];
  const parts = text.split(/\s+/);
  for (let at = Math.min(4, parts.length - 1); at > 0; at--) {
    const [name, role] = [parts.slice(0, at).join(" "), parts.slice(at).join(" ")];
    const isOther = /\p{Script=Han}/u.test(name) || at > 1;
    if (!isOther || kindOfCell(name, domain) !== "name" || kindOfCell(role, domain) !== "role")
      continue;
    if (kindOfCell(parts.slice(at - 1).join(" "), domain) === "role" && at > 2) continue;
    return [one("name", name), one("role", role)];
  }
  return [one(kind, text)];
}

/** The parts, joined by their commas, that end in a legal form: `Bosch Tools Co., Ltd.`; null without one. */
function legalHead(parts: readonly string[]): string | null {
  const at = parts.findIndex((part) => isLegalEntity(part));
  const [found, next] = [parts[at], parts[at + 1]];
  if (found === undefined) return null;
  const before = parts[at - 1];
  // `Comercializadora del Norte, S.A. de C.V.`: what stands before the comma is the name.
  if (before !== undefined && /^\p{L}(?:\.\p{L})*\.(?!\p{L})/u.test(found))
    return `${before}, ${found}`;
  const isForm = next !== undefined && /^(?:ltd|inc|llc|s\.?a|corp|co)\b\.?/i.test(next);
  return isForm && legalWords(`${found}, ${next}`).length > 1 ? `${found}, ${next}` : found;
}

/** Numbers one dials, mobiles first, each once; a fax is none. */
function phonesOf(written: readonly WrittenPhone[]): readonly WrittenPhone[] {
  const seen = new Set<string>();
  const rank = ({ kind }: WrittenPhone) => (kind === "mobile" ? 0 : 1);
  return written
    .filter(({ kind }) => kind !== "fax")
    .toSorted((a, b) => rank(a) - rank(b))
    .filter(({ written: one }) => {
      const digits = one.replaceAll(/\D/g, "").slice(-9);
      const isNew = !seen.has(digits);
      seen.add(digits);
      return isNew;
    });
}

/** The name on the card: under its own word, like the address, before a function, or first. */
function personOf(told: readonly Told[], email: string | null): string | null {
  const labelled = told.find(({ label, kind }) => label === "name" && kind === "name");
  if (labelled !== undefined) return tidied(labelled.text);
  const names = told.filter(({ kind, text }) => kind === "name" && isPersonName(text));
  const own = email?.split("@")[0]?.toLowerCase().replaceAll(/\d+$/g, "") ?? "";
  const score = ({ text, line }: Told, at: number) => {
    const isAddressed = wordsOf(text).some((word) => word.length > 2 && own.includes(word));
    const isBeforeRole = told.some(
      (one) => one.kind === "role" && one.line - line >= 0 && one.line - line < 2,
    );
    const isWhole = /\S\s+\S/.test(text) || /^\p{Script=Han}+$/u.test(text);
    return (
      Number(isWhole) * 3 +
      Number(isAddressed) * 4 +
      Number(at === 0) * 2 +
      Number(isBeforeRole) * 2
    );
  };
  const [best] = names
    .map((one, at) => ({ one, points: score(one, at) }))
    .sort((a, b) => b.points - a.points);
  return best === undefined ? null : tidied(best.one.text);
}

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** `Hans Müller (Mr.)` → `Mr. Hans Müller`; a name in capitals as one is written. */
function tidied(text: string): string {
  const [, name = text, title] =
    /^(.*?)\s*[(（]((?:mr|mrs|ms|miss|herr|frau|dr)\.?)[)）]$/iu.exec(text) ?? [];
  const whole = title === undefined ? name : `${title} ${name}`;
  const isShouted =
    /\p{Lu}{3}/u.test(whole) && whole === whole.toUpperCase() && /\p{Script=Latin}/u.test(whole);
  return isShouted
    ? whole.replaceAll(
        /(\p{Lu})([\p{Lu}\p{M}]+)/gu,
        (_, first: string, rest: string) => first + rest.toLowerCase().replaceAll("i\u0307", "i"),
      )
    : whole;
}

/** The company: under its own word, by its legal form, by the domain; else what is left beside a person. */
function companyOf(
  told: readonly Told[],
  person: string | null,
  domain: string | null,
): string | null {
  const companies = told.filter(({ kind }) => kind === "company");
  const found =
    companies.find(({ label }) => label === "company") ??
    companies.find(({ text }) => isLegalEntity(text)) ??
    companies.find(({ text }) => domain !== null && isNameOfDomain(text, domain)) ??
    companies[0];
  if (found !== undefined) return found.text;
  const left = told.filter(
    ({ kind, text, label }) =>
      label === null &&
      (kind === "name" || kind === "other") &&
      text !== person &&
      domain !== null &&
      isNameOfDomain(text, domain),
  );
  return left[0]?.text ?? null;
}

/** What the person does, with the department behind it. */
function roleOf(told: readonly Told[]): string | null {
  const roles = told.filter(({ kind }) => kind === "role").map(({ text }) => text);
  const [first, second] = [...new Set(roles)];
  if (first === undefined) return null;
  const both = second === undefined ? first : `${first}, ${second}`;
  return both.length > 80 ? first.slice(0, 80) : both;
}
