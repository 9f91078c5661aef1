import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { type CellLabel, labelOf } from "./signature-cells.ts";

/** A number as it stands in a text, and what the word beside it calls it. */
export type WrittenPhone = {
  readonly written: string;
  readonly kind: "mobile" | "phone" | "fax" | null;
};

const number =
  /(?<![\p{L}\p{N}@._/-])(?:\(?(?:\+|00)\s?)?\(?\d(?:[\s().\u2011–/-]{0,3}\d){6,16}(?:\s*(?:x|ext\.?|转|dahili)\s*\.?:?\s*\d{1,5})?(?![\p{L}\d])/giu;

const kindOf = (label: CellLabel | null): WrittenPhone["kind"] | "other" =>
  label === "mobile" || label === "phone" || label === "fax" ? label : label && "other";

/**
 * The telephone numbers of a cell, of which `label` is known, and the text without them and their
 * words. A number that nothing calls one begins as numbers do that are dialled.
 */
export function phonesIn(
  text: string,
  label: CellLabel | null,
): { readonly phones: readonly WrittenPhone[]; readonly rest: string } {
  const phones: WrittenPhone[] = [];
  let rest = "";
  let from = 0;
  for (const match of text.matchAll(number)) {
    const before = text.slice(from, match.index);
    const after = text.slice(match.index + match[0].length);
    const lead =
      /(?:^|[\s(,;/|])([\p{L}][\p{L}\p{M}.]*(?:[\s-][\p{L}][\p{L}.]*)?(?:\s*[/&+]\s*\p{L}+)*)[\s.:：()]*$/u.exec(
        before,
      );
    const behind = /^\s*\(([\p{L} ]{1,14})\)/u.exec(after)?.[1];
    const word = lead?.[1] ?? "";
    const short = word.split(/\s/).at(-1) ?? "";
    const said = labelOf(word) === null ? short : word;
    const found = labelOf(said) ?? (behind === undefined ? null : labelOf(behind));
    const kind = kindOf(found) ?? (phones.length === 0 ? kindOf(label) : null);
    const written = match[0].trim();
    const isPostcode = /^\d{5}-\d{3,4}$/.test(written);
    const isDialled = !isPostcode && (/^(?:\+|\(|0)/.test(written) || kind !== null);
    if (!isDialled || kind === "other") {
      rest += before + match[0];
      from = match.index + match[0].length;
      continue;
    }
    const isLabel = labelOf(said) !== null;
    const lost = isLabel ? before.length - before.lastIndexOf(said) : 0;
    rest += `${before.slice(0, before.length - lost)} `;
    from = match.index + match[0].length;
    phones.push({ written: bare(written), kind });
  }
  return { phones, rest: rest + text.slice(from) };
}

const bare = (written: string): string => written.replace(/^00\s?/, "+").replace(/\s+/g, " ");

/** A number in its international form where the country tells it; as written where not. */
export function dialled(written: string, country: string | null): string {
  const home: CountryCode | undefined =
    country !== null && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(written, home);
  if (parsed === undefined || !parsed.isValid()) return written;
  return `${parsed.formatInternational()}`;
}

/** Numbers without a dialling code that only one place of the world writes so. */
const homes: readonly (readonly [RegExp, CountryCode])[] = [
  [/^1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/, "CN"],
  [/^\(?[2-9]\d\d\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?: ?(?:x|ext).*)?$/i, "US"],
];

/** The country that the dialling code of a number names, or its form; null where neither does. */
export function countryOfPhone(written: string): string | null {
  const home = homes.find(([form]) => form.test(written))?.[1];
  if (home === undefined && !written.replace(/^\(/, "").startsWith("+")) return null;
  const parsed = parsePhoneNumberFromString(written, home);
  return parsed?.isPossible() === true ? (parsed.country ?? null) : null;
}
