import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { type ImportRecord, longestNote } from "../record.ts";

/**
 * A phone number as written, and in its international form for look-up where it can be told. `others`
 * are further numbers that the cell holds.
 */
export type Phone = {
  readonly written: string;
  readonly international: string | null;
  readonly others: readonly string[];
};

/**
 * The phone of a row; a number without a country code is one of the customer's country.
 * `8.6138E+12` is what a spreadsheet leaves of a long number, and is noted.
 */
export function readPhone(record: ImportRecord, country: string | null): Phone | null {
  const text = record.text("phone", longestNote);
  if (text === null) return null;
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) {
    record.problem("digits-lost", "phone", { value: text });
    return null;
  }
  const parts = text.split(/\s*(?:[;\n|、；]|:::|,\s|\s\/\s)\s*/).filter(Boolean);
  const isList = parts.every((part) => (part.match(/\d/g) ?? []).length >= 5);
  const [written = text, ...others] = isList ? parts : [text];
  return { written, others, international: internationalOf(written, country) };
}

/** The international form of a number for look-up; its digits where it has none; null where it is too short. */
export function internationalOf(written: string, country: string | null): string | null {
  const home: CountryCode | undefined =
    country !== null && isSupportedCountry(country) ? country : undefined;
  const plain = written.normalize("NFKC");
  const number =
    parsePhoneNumberFromString(plain, home) ??
    parsePhoneNumberFromString(`+${plain.replace(/^0+/, "")}`);
  if (number?.isPossible()) return number.number;
  const digits = plain.replaceAll(/\D/g, "");
  return digits.length >= 5 ? digits : null;
}
