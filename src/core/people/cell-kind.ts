import { legalWords, normaliseCompanyName } from "../customer/company-name.ts";
import { cityIndex } from "../places/city-index.ts";
import { findCountry } from "../places/country.ts";
import { foldLetters } from "../places/fold-letters.ts";
import { placeKey } from "../places/place-key.ts";
import words from "./signature-words.json" with { type: "json" };
import { takeTitles } from "./take-titles.ts";

/** What a cell without a label says by its own form. */
export type CellKind = "company" | "role" | "name" | "address" | "place" | "other";

/** Words and characters of a name and of a function at most. */
const [mostOfName, mostOfRole, longest] = [5, 9, 90];

const fold = (text: string): string => foldLetters(text).replace(/\p{M}/gu, "");

const roles = words.roles.map(fold);
const companies = words.companies.map(fold);
const streets = new Set(words.streets.map(fold));

/** Words of a function begin with these, whatever their ending; Chinese ones stand anywhere. */
const hasRole = (text: string): boolean => {
  const folded = fold(text);
  return roles.some((role) => {
    const isHan = /[\p{Script=Han}\p{Script=Hangul}]/u.test(role);
    if (isHan) return role.length > 1 ? folded.includes(role) : folded.endsWith(role);
    const at = folded.search(
      new RegExp(`(?<![\\p{L}])(?:ال)?${role.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u"),
    );
    if (at < 0) return false;
    const isShort = role.length <= 3;
    return !isShort || !/\p{L}/u.test(folded.charAt(at + role.length));
  });
};

const hasCompanyWord = (text: string): boolean => {
  const folded = fold(text);
  return companies.some((word) => {
    if (/[\p{Script=Han}\p{Script=Arabic}]/u.test(word)) return folded.includes(word);
    return new RegExp(`(?<!\\p{L})${word.replace(/[.]/g, "\\.")}`, "u").test(folded);
  });
};

const hasStreet = (text: string): boolean => {
  const folded = fold(text);
  return (
    folded
      .split(/[\s,;]+/u)
      .some((word) => streets.has(word) || streets.has(word.replace(/\d+$/, ""))) ||
    [...streets].some(
      (word) =>
        (/\p{Script=Han}/u.test(word) && folded.includes(word)) ||
        (word.length > 4 && folded.includes(word)),
    )
  );
};

/** Whether a text is the name of a company by its legal form. */
export const isLegalEntity = (text: string): boolean =>
  text.length <= longest && legalWords(text).length > 0 && normaliseCompanyName(text).length > 1;

const isPlace = (text: string): boolean =>
  text
    .split(/[,，/()]|\s[-–]\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .every((part) => findCountry(part) !== null || cityIndex().cities.has(placeKey(part)));

/** Small words within a name. */
const within =
  /^(?:de|del|della|der|den|di|da|do|dos|das|du|van|von|vom|zu|zur|el|al|la|le|ter|ten|bin|ibn|bint|binti|binte|abu|y|e|af|av|och|&|und|and)$/iu;

/** Whether a text is a person's name, titles aside, as one writes it on a card. */
export function isPersonName(text: string): boolean {
  const bare = takeTitles(text.replaceAll(/[("“'‘].{1,16}[)"”'’]/gu, " ").trim(), []).name.trim();
  if (bare === "" || text.length > 50 || /[\d@:：/\\!?？！。]/u.test(bare)) return false;
  if (/^\p{Script=Han}{2,4}$/u.test(bare)) return true;
  const parts = bare.split(/\s+/);
  return (
    parts.length <= mostOfName &&
    parts.every(
      (part, at) =>
        /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.‐-]*$/u.test(part) || (at > 0 && within.test(part)),
    ) &&
    parts.some((part) => part.replaceAll(/[^\p{L}]/gu, "").length > 1)
  );
}

/** What a cell is by its form. `domain`: of the address on the card, whose words a company's name may be. */
export function kindOfCell(text: string, domain: string | null): CellKind {
  if (text.length > longest * 2) return "other";
  const isOfDomain = domain !== null && isNameOfDomain(text, domain);
  const hasDigits = /\d/u.test(text);
  if (isLegalEntity(text) && !(hasDigits && hasStreet(text) && text.includes(",")))
    return "company";
  if (isOfDomain && !hasRole(text)) return "company";
  if (hasDigits && (hasStreet(text) || /\b\d{4,6}\b/.test(text) || text.includes(",")))
    return "address";
  if (isPlace(text)) return "place";
  if (hasRole(text) && text.split(/\s+/).length <= mostOfRole && !hasDigits) return "role";
  if (hasCompanyWord(text) && !hasDigits) return "company";
  if (hasStreet(text) && /[,\d号路]/u.test(text)) return "address";
  if (isPersonName(text)) return "name";
  return "other";
}

/** Whether the words of a text are those of a domain: `ACME Tools` of acmetools.com. */
export function isNameOfDomain(text: string, domain: string): boolean {
  const key = normaliseCompanyName(text).replaceAll(/[^a-z0-9]/g, "");
  const name =
    (domain.split(".").at(-2) ?? "").length > 3 ? domain.split(".").at(-2) : domain.split(".")[0];
  const own = (name ?? "").replaceAll(/[^a-z0-9]/g, "");
  return (
    key.length > 2 && own.length > 2 && (own === key || (key.length > 3 && own.startsWith(key)))
  );
}
