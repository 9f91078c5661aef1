import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { type ImportRecord, longestNote } from "../record.ts";

/** A phone number as written, and in its international form for look-up where it can be told. */
export type Phone = { readonly written: string; readonly international: string | null };

/**
 * The phone of a row; a number without a country code is one of the customer's country.
 * `8.6138E+12` is what a spreadsheet leaves of a long number, and is noted.
 */
export function readPhone(record: ImportRecord, country: string | null): Phone | null {
  const written = record.text("phone", longestNote);
  if (written === null) return null;
  if (/^\d([.,]\d+)?E\+\d+$/i.test(written)) {
    record.problem("digits-lost", "phone", { value: written });
    return null;
  }
  const home: CountryCode | undefined =
    country !== null && isSupportedCountry(country) ? country : undefined;
  const plain = written.normalize("NFKC");
  const number =
    parsePhoneNumberFromString(plain, home) ??
    parsePhoneNumberFromString(`+${plain.replace(/^0+/, "")}`);
  if (number?.isPossible()) return { written, international: number.number };
  const digits = plain.replaceAll(/\D/g, "");
  return { written, international: digits.length >= 5 ? digits : null };
}
