import type { ChangedCustomer } from "../changes/changed-customer.ts";
import { cityIndex } from "../places/city-index.ts";
import { findCountry } from "../places/country.ts";
import { placeKey } from "../places/place-key.ts";
import { placeOf } from "../places/place-of.ts";
import { normaliseCompanyName } from "./company-name.ts";
import { normaliseDomain } from "./normalise-domain.ts";

/** A company abroad as somebody types it in one line. */
export type SaidCustomer = {
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly city: string | null;
  readonly website: string | null;
  /** Where the contact comes from, in the words of who tells it: a fair, a referral. */
  readonly source?: string;
};

/** A customer that may be the same company. */
export type Twin = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly country: string | null;
  /** By its website, or by its name in the same country. */
  readonly isSame: boolean;
  /** Of one who is not seen nothing may be told but that they are there. */
  readonly isSeen: boolean;
};

/** A company that was not added, and the customers that are, or may be, it. */
export type NotAdded = { readonly said: SaidCustomer; readonly twins: readonly Twin[] };

/** What came of the companies that were to be added. */
export type AddedCustomers = {
  readonly added: readonly ChangedCustomer[];
  readonly notAdded: readonly NotAdded[];
  /** Null where nobody was added. */
  readonly undoId: string | null;
};

/** Characters of a name. */
const longest = 120;

/** `来源：展会`, `source: Canton Fair`, up to the next mark. */
const sourceIn = /(?:来源|source)\s*[:：]\s*([^,，;；|\n]{1,60})/iu;

/** The words of one country are no more than these. */
const mostWords = 6;

/**
 * Reads `Delta GmbH 德国 汉堡`, `Delta GmbH, Hamburg, Germany` or `Delta GmbH Hamburg delta.example`: a
 * name, then where they are, with commas between or without. Null where no name or no country is told.
 */
export function readSaidCustomer(line: string): SaidCustomer | null {
  const [, source] = sourceIn.exec(line) ?? [];
  const words = line
    .replace(sourceIn, " ")
    .replace(/[,，;；|]/gu, " , ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const website = words.find(isWebsite) ?? null;
  const said = words.filter((word) => word !== website);
  const cells = said
    .join(" ")
    .split(" , ")
    .map((cell) => cell.replace(/^[\s,]+|[\s,]+$/g, ""));
  const told = cells.filter((cell) => cell !== "");
  const read = told.length > 1 ? readCells(told) : readWords(told[0] ?? "");
  if (read === null || read.name.length > longest) return null;
  if (normaliseCompanyName(read.name).length < 2) return null;
  return { ...read, website, ...(source === undefined ? {} : { source: source.trim() }) };
}

type Read = Omit<SaidCustomer, "website" | "source">;

/** A name and then cells that say where: beside a country any other is its city. */
function readCells([name = "", ...rest]: readonly string[]): Read | null {
  const at = rest.findIndex((cell) => findCountry(cell) !== null);
  const country = findCountry(rest[at] ?? "");
  const others = rest.filter((_, index) => index !== at);
  if (country !== null && others.length > 0) return { name, country, city: others.join(", ") };
  const where = readWhere(rest.join(" ").split(" "));
  return where === null ? null : { name, ...where };
}

/** As many words of the end as say where, and a name before them. */
function readWords(text: string): Read | null {
  const words = text.split(" ");
  for (let at = Math.max(1, words.length - mostWords); at < words.length; at++) {
    const where = readWhere(words.slice(at));
    if (where !== null) return { name: words.slice(0, at).join(" "), ...where };
  }
  return null;
}

/** A country, a city that only one country has, or both in any order; null for anything else. */
function readWhere(words: readonly string[]): Pick<Read, "country" | "city"> | null {
  const whole = words.join(" ");
  const country = findCountry(whole);
  // Some countries go by the name of their city: Dubai.
  if (country !== null) return { country, city: isCityOf(country, whole) ? whole : null };
  for (let at = 1; at < words.length; at++) {
    const [one, other] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    for (const [land, city] of [
      [one, other],
      [other, one],
    ] as const) {
      const code = findCountry(land);
      if (code !== null && isCityOf(code, city)) return { country: code, city };
    }
  }
  if (!isCity(whole)) return null;
  const place = placeOf(null, whole);
  return place === null ? null : { country: place.country, city: whole };
}

const isCity = (text: string): boolean => cityIndex().cities.has(placeKey(text));

const isCityOf = (country: string, text: string): boolean =>
  (cityIndex().cities.get(placeKey(text)) ?? []).some(
    (city) => city.country === country && !city.isNickname,
  );

const isWebsite = (word: string): boolean =>
  /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?$/i.test(word) &&
  (/^(?:https?:|www\.)/i.test(word) || /^[a-z0-9.-]+\.[a-z]{2,}$/.test(word)) &&
  normaliseDomain(word) !== null;
