import { languagesCalled } from "../../app/import/values/read-language.ts";
import type { CompanyFact, CompanyField } from "../../core/customer/company-field.ts";
import { findCountry } from "../../core/places/country.ts";
import { isCity } from "../../core/places/is-city.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { type Said, shaped } from "../grammar/words/normalise-input.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { isHan, wholeWord, wordAt } from "../grammar/words/word-table.ts";

/** What words tell of a company. */
export type ToldOfCompany = {
  readonly facts: readonly CompanyFact[];
  /** Each value has the form of its field, or a colon before it: nothing else can be meant. */
  readonly isSure: boolean;
  /** What is named and whose value nobody can read. */
  readonly wrong: { readonly field: CompanyField; readonly text: string } | null;
};

/** Characters of a value. */
const longest = 200;

type Label = { readonly field: CompanyField; readonly end: number; readonly hasColon: boolean };

/**
 * Reads what is told of a company under the names of its fields: `官网 www.delta.de`, `industry: packaging, size
 * 200`, `删除官网`, `address none`. Null where it begins with no field.
 */
export function readCompany(said: Said, lexicon: Lexicon): ToldOfCompany | null {
  const gone = wordAt(lexicon.contactGone, said.shape, 0);
  if (gone?.value === "gone") {
    const field = wholeWord(lexicon.companyFields, said.text.slice(gone.end).trim());
    return field === null ? null : { facts: [{ field, value: null }], isSure: true, wrong: null };
  }
  if (labelAt(said, lexicon) === null) return null;
  const facts: CompanyFact[] = [];
  let isSure = true;
  for (const part of partsOf(said.text, lexicon)) {
    const label = labelAt(shaped(part), lexicon);
    if (label === null) return null;
    const { field } = label;
    const text = part.slice(label.end).replace(/[\s.。!！;；,，]+$/u, "");
    if (text === "" || text.length > longest) return null;
    if (saysNone(text, lexicon)) {
      facts.push({ field, value: null });
      continue;
    }
    const value = keptOf(field, text);
    const mayBe = value !== null && (label.hasColon || isFormed(field, text, lexicon));
    isSure &&= mayBe || (value === null && label.hasColon);
    if (value === null) return { facts, isSure, wrong: { field, text } };
    facts.push({ field, value });
  }
  return { facts, isSure, wrong: null };
}

const saysNone = (text: string, { contactGone }: Lexicon): boolean =>
  /^[-–—]$/.test(text) || wholeWord(contactGone, text) !== null;

/** The field that a text begins with, and where its value does. */
function labelAt({ shape }: Said, { companyFields, companyLinks }: Lexicon): Label | null {
  const word = wordAt(companyFields, shape, 0);
  if (word === null) return null;
  const rest = shape.slice(word.end);
  const colon = /^\s*[:：=]\s*/.exec(rest)?.[0] ?? "";
  const space = /^\s*/.exec(rest)?.[0].length ?? 0;
  const link = colon === "" ? wordAt(companyLinks, rest, space) : null;
  const end = word.end + (link === null ? colon.length || space : link.end);
  const after = /^\s*/.exec(shape.slice(end))?.[0].length ?? 0;
  return { field: word.value, end: end + after, hasColon: colon !== "" || link !== null };
}

/** A line cut before each further field; a comma that stands before none is part of a value. */
function partsOf(text: string, lexicon: Lexicon): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=[,，;；、\n])/u)) {
    const last = parts.at(-1);
    const isField = labelAt(shaped(piece.trimStart()), lexicon) !== null;
    if (last === undefined || isField) parts.push(piece.trimStart());
    else parts[parts.length - 1] = last + piece;
  }
  return parts;
}

const site = /^(?:https?:\/\/)?(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/iu;

/** A value as it is kept; null for what cannot be one. */
function keptOf(field: CompanyField, text: string): string | null {
  switch (field) {
    case "website":
      return site.test(text) ? text : null;
    case "country":
      return findCountry(text);
    case "language": {
      const [tag = null, ...others] = languagesCalled(text) ?? [];
      return others.length > 0 ? null : tag;
    }
    case "city":
      return /\d{3}|[?？]/.test(text) ? null : text;
    default:
      return text;
  }
}

/** Whether a text that follows a field's name without a colon looks like what the field holds. */
function isFormed(field: CompanyField, text: string, lexicon: Lexicon): boolean {
  switch (field) {
    case "website":
    case "country":
    case "language":
      return true;
    case "city":
      return isCity(text);
    case "size":
      return /^\D{0,8}\d[\d,.]*\D{0,14}(?:\d[\d,.]*\D{0,12})?$/u.test(text);
    case "address":
      return /\d|[区市路街]/u.test(text) && !/[?？!！。]/.test(text);
    case "industry":
    case "source":
      return isPhrase(text, lexicon);
  }
}

/** A name of a few words, and no sentence. */
const isPhrase = (text: string, { companySayings }: Lexicon): boolean =>
  /^[\p{L}\p{M}\p{N}&/+.'’() -]+$/u.test(text) &&
  companySayings.every((word) => wordPlace(text.toLowerCase(), word) === null) &&
  ([...text].some(isHan) ? text.length <= 8 : text.split(/\s+/).length <= 4);
