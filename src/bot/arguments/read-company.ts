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
  /** Sure, or each value may well be one of its field: enough for a draft. */
  readonly isLikely: boolean;
  /** What is named and whose value nobody can read. */
  readonly wrong: { readonly field: CompanyField; readonly text: string } | null;
};

/** Characters of a value. */
const longest = 200;

type Label = {
  readonly field: CompanyField;
  readonly end: number;
  readonly hasColon: boolean;
  /** `is`, `改成` stands there: talk of the field begins so as well. */
  readonly hasLink: boolean;
};

/** How far a text is a value of its field. */
type Form = "sure" | "likely" | "talk";

/**
 * Reads what is told of a company under the names of its fields: `官网 www.delta.de`, `industry: packaging, size
 * 200`, `删除官网`, `address none`. Null where it begins with no field.
 */
export function readCompany(said: Said, lexicon: Lexicon): ToldOfCompany | null {
  const gone = wordAt(lexicon.contactGone, said.shape, 0);
  if (gone?.value === "gone") {
    const field = wholeWord(lexicon.companyFields, said.text.slice(gone.end).trim());
    return field === null
      ? null
      : { facts: [{ field, value: null }], isSure: true, isLikely: true, wrong: null };
  }
  if (labelAt(said, lexicon) === null) return null;
  const facts: CompanyFact[] = [];
  let isSure = true;
  let isLikely = true;
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
    const form = label.hasColon ? "sure" : value === null ? "talk" : formOf(label, text, lexicon);
    isSure &&= form === "sure";
    isLikely &&= form !== "talk";
    if (value === null) return { facts, isSure, isLikely, wrong: { field, text } };
    facts.push({ field, value });
  }
  return { facts, isSure, isLikely, wrong: null };
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
  return { field: word.value, end: end + after, hasColon: colon !== "", hasLink: link !== null };
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

/** How far a text that follows a field's name without a colon looks like what the field holds. */
function formOf({ field, hasLink }: Label, text: string, lexicon: Lexicon): Form {
  // `city is nice`, `language no`: a word in small letters is seldom the name.
  const small = hasLink ? "talk" : "likely";
  switch (field) {
    case "website":
      return "sure";
    case "country":
    case "language":
      return /^[a-z]{1,3}$/.test(text) ? small : "sure";
    case "city":
      return !isCity(text) ? "talk" : /^[a-z]/.test(text) ? small : "sure";
    case "size":
      return isHeadcount(text, lexicon) ? "sure" : "talk";
    case "address":
      return addressForm(text, lexicon);
    case "industry":
    case "source":
      return isPhrase(text, lexicon) ? "likely" : "talk";
  }
}

/** `200`, `about 350 employees`, `50-100人`: how many there are, and nothing more. */
function isHeadcount(text: string, { companyHeads, companyAbout }: Lexicon): boolean {
  const shape = text.toLowerCase();
  const about = companyAbout.filter((word) => wordPlace(shape, word) === 0);
  const from = Math.max(0, ...about.map((word) => word.length));
  const count = String.raw`\d+(?:[,.]\d{3})*`;
  const number = new RegExp(`^${count}(?:\\s*[-–—~至到]\\s*${count})?\\+?`, "u");
  const said = shape.slice(from).trim();
  const unit = said.replace(number, "").trim();
  return unit !== said && (unit === "" || companyHeads.includes(unit));
}

/** A street with its number is an address; of a name with a number that may be. */
function addressForm(text: string, lexicon: Lexicon): Form {
  const shape = text.toLowerCase();
  if (/[?？!！。]/.test(text) || isSaying(shape, lexicon)) return "talk";
  const isPlace =
    lexicon.companyPlaces.some((word) => wordPlace(shape, word) !== null) ||
    /\p{L}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|laan|straat|gatan|vej)(?!\p{L})/u.test(
      shape,
    );
  // `via DHL 4711` is how something went.
  if (isPlace && /\d/.test(text) && !/^\p{Ll}/u.test(text)) return "sure";
  return isPlace || (/\d/.test(text) && /\p{Lu}\p{Ll}/u.test(text)) ? "likely" : "talk";
}

/** Whether words tell something of what stands before them. */
const isSaying = (shape: string, { companySayings }: Lexicon): boolean =>
  companySayings.some((word) => wordPlace(shape, word) !== null);

/** A name of a few words, and no sentence. */
const isPhrase = (text: string, lexicon: Lexicon): boolean =>
  /^[\p{L}\p{M}\p{N}&/+.'’() -]+$/u.test(text) &&
  !isSaying(text.toLowerCase(), lexicon) &&
  ([...text].some(isHan) ? text.length <= 8 : text.split(/\s+/).length <= 3);
