import { spellingKeys } from "../../../core/customer/alike-names.ts";
import { normaliseCompanyName } from "../../../core/customer/company-name.ts";
import { normaliseDomain } from "../../../core/customer/normalise-domain.ts";
import { findCountry } from "../../../core/places/country.ts";
import { placeOf } from "../../../core/places/place-of.ts";
import type { Stage, Tier } from "../../../core/vocabulary.ts";
import type { CustomerKeys } from "../../../store/import/match-customers.ts";
import { digestOf } from "../digest-of.ts";
import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, longestNote, shown } from "../record.ts";
import { listOf } from "../values/list-of.ts";
import type { WrittenMoment } from "../values/read-date.ts";
import { readEmails } from "../values/read-email.ts";
import { readLanguage } from "../values/read-language.ts";
import { readNameParts } from "../values/read-person-name.ts";
import { valueTable, wordKey } from "../values/words.ts";
import type { FindColleague } from "./find-colleague.ts";

/** What a file says about a customer; null where it says nothing. */
export type CustomerDraft = CustomerKeys & {
  readonly record: ImportRecord;
  readonly name: string | null;
  readonly city: string | null;
  /** False where the country is that of the city. */
  readonly isCountryTold: boolean;
  /** As written: what it means is told by the country. */
  readonly zone: string | null;
  readonly language: string | null;
  readonly industry: string | null;
  readonly size: string | null;
  readonly website: string | null;
  readonly source: string | null;
  readonly tier: Tier | null;
  readonly stage: Stage | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly createdAt: WrittenMoment | null;
  readonly tierSince: WrittenMoment | null;
  readonly sampleReceivedAt: WrittenMoment | null;
  readonly note: string | null;
  /** Tells rows that say the same. */
  readonly digest: string;
};

/** Prepares the reading of rows that describe customers. */
export function customerDrafts(run: ImportRun, findColleague: FindColleague) {
  const tiers = valueTable<Tier>(run.words, "tier");
  const stages = valueTable<Stage>(run.words, "stage");
  const { owners } = run.actor.scope;
  const noCountries = new Set(run.words.flatMap(({ noCountry = [] }) => noCountry).map(wordKey));

  /** A word such as `Unspecified` instead of a country is none, which is told. */
  const readCountry = (record: ImportRecord) => {
    const written = record.raw("country");
    const text = record.text("country");
    const code = text === null ? null : findCountry(text);
    const isNone = text === null || (code === null && noCountries.has(wordKey(text)));
    if (isNone && typeof written === "string" && written.trim() !== "")
      run.tally.note("country-none", shown(written));
    if (!isNone && code === null)
      record.problem("country-unknown", "country", { value: shown(text) });
    return { code, isNone };
  };

  return (record: ImportRecord): CustomerDraft => {
    const name = record.text("name") ?? readNameParts(record);
    const website = readWebsite(record);
    const { first: email } = readEmails(record);
    const owner = findColleague(record, "owner", "active");
    if (owner !== null && owners !== "all" && !owners.includes(owner.id))
      record.problem("owner-not-yours", "owner", { value: owner.handle });
    const city = record.text("city");
    const told = readCountry(record);
    const country = told.code ?? (told.isNone ? countryOfCity(city) : null);
    const said = {
      code: readCode(record, "code"),
      domain: readDomain(website, email),
      nameKey: name === null ? null : normaliseCompanyName(name) || null,
      name,
      country,
      city,
      isCountryTold: told.code !== null,
      zone: record.text("zone"),
      language: readLanguage(record),
      industry: record.text("industry"),
      size: record.text("size"),
      website,
      source: record.text("source"),
      tier: record.word("tier", tiers, wordKey),
      stage: record.word("stage", stages, wordKey),
      ownerId: owner?.id ?? null,
      tags: listOf(record.text("tags", longestNote), "commas"),
      createdAt: record.moment("created_at"),
      tierSince: record.moment("tier_since"),
      sampleReceivedAt: record.moment("sample_received_at"),
      note: noteOf(record),
    };
    return {
      ...said,
      record,
      nameKeys: name === null ? [] : spellingKeys(name),
      emailHash: email === null ? null : run.db.cipher.lookupHash("email", email),
      // Of a firm that further rows name, their people have other mailboxes.
      digest: digestOf(run.rowCustomers === null ? [said, email] : [{ ...said, domain: null }]),
    };
  };
}

/**
 * A code as text. `1.23E+11` is what a spreadsheet leaves of a long number, and a number of more than
 * fifteen digits has lost the rest: both are noted.
 */
export function readCode(record: ImportRecord, field: string): string | null {
  const code = record.text(field, 100);
  const isNumber = typeof record.raw(field) === "number";
  const isLost =
    code !== null && (/^\d([.,]\d+)?E\+\d+$/i.test(code) || (isNumber && code.length > 15));
  if (!isLost) return code;
  record.problem("digits-lost", field, { value: code });
  return null;
}

/** The note, and what columns say that have no place of their own, each behind its name. */
function noteOf(record: ImportRecord): string | null {
  const aside = record.named("aside").map(({ name, text }) => `${name}: ${text}`);
  return [record.text("note", longestNote) ?? [], aside].flat().join("\n") || null;
}

/** Forms stand in a field before anybody writes in it: `https://` alone is no website. */
function readWebsite(record: ImportRecord): string | null {
  const website = record.text("website");
  if (website === null || /^https?:\/\/(?:www\.?)?$/i.test(website)) return null;
  if (!/[^\s.]\.[^\s.]/.test(website))
    record.problem("website-wrong", "website", { value: shown(website) });
  return website;
}

/** The domain of the first of several websites; else of the mailbox. */
function readDomain(website: string | null, email: string | null) {
  const [first = null] = website?.split(/[;,，；、|\n]|\s+(?:\/\s+)?/) ?? [];
  const domain = first === null ? null : normaliseDomain(first);
  return domain ?? (email === null ? null : normaliseDomain(email));
}

/** Null where the city may lie in several countries. */
const countryOfCity = (city: string | null): string | null =>
  city === null ? null : (placeOf(null, city)?.country ?? null);
