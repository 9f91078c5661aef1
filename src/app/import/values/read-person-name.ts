import type { ImportRecord } from "../record.ts";

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
/** What may follow a comma without being a given name. */
const suffix = /^(?:jr|sr|[ivx]+|ph\.?\s?d|md|mba|msc|bsc|ma|ba|esq|cpa|ing|dr|eng|rn|llm)\.?$/i;

/** The name of a row's person: from one column, where `Berg, Anton` is turned round, else from its parts. */
export function readPersonName(record: ImportRecord): string | null {
  const whole = record.text("name");
  return whole === null ? readNameParts(record) : turned(whole);
}

/**
 * The name of a row's person from the columns of its parts; East Asian names come
 * family first and without a space. Null without any.
 */
export function readNameParts(record: ImportRecord): string | null {
  const [first, middle, last] = ["first_name", "middle_name", "last_name"].map((field) =>
    record.text(field),
  );
  const parts = [first, middle, last].filter((part) => part != null);
  if (parts.length === 0) return null;
  const isEastAsian = first != null && last != null && parts.every((part) => eastAsian.test(part));
  return isEastAsian ? `${last}${first}` : parts.join(" ");
}

function turned(name: string): string {
  const [, family = "", given = ""] = /^([^,，]+)[,，]\s*([^,，]+)$/.exec(name) ?? [];
  if (given === "" || suffix.test(given.trim())) return name;
  const parts = [given.trim(), family.trim()];
  return parts.every((part) => eastAsian.test(part)) ? parts.reverse().join("") : parts.join(" ");
}
