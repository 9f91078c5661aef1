import type { CompanyFact } from "../../../core/customer/company-field.ts";
import { isCity } from "../../../core/places/is-city.ts";
import { readCompany } from "../../arguments/read-company.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Clause } from "./clauses.ts";
import { afterAddress } from "./contact-fact.ts";

/**
 * What a clause tells of a company: `Delta 官网 www.delta.de`, `Delta现在有200人`, `they moved to Bremen`. Null where
 * it says more, asks, or tells of something else.
 */
export function companyFactsIn(clause: Clause, lexicon: Lexicon): readonly CompanyFact[] | null {
  if (/[?？]/.test(clause.text)) return null;
  const said = shaped(clause.text.slice(afterAddress(clause)));
  const told = readCompany(said, lexicon);
  if (told?.isLikely === true && told.wrong === null) return told.facts;
  const from = afterPronoun(said.shape, lexicon);
  const verb = from === null ? null : wordAt(lexicon.companyVerbs, said.shape, from);
  if (verb === null) return null;
  const text = said.text
    .slice(verb.end)
    .trim()
    .replace(/[\s.。!！了]+$/u, "");
  if (verb.value === "city") return isCity(text) ? [{ field: "city", value: text }] : null;
  const [, number = "", unit = ""] = /^(\D{0,8}\d[\d,.]*)\s*(\D+)$/u.exec(text) ?? [];
  return number !== "" && lexicon.companyHeads.includes(unit.toLowerCase())
    ? [{ field: "size", value: text }]
    : null;
}

/** Where a verb may stand: behind `they`, `公司`, `now` and their like. Null where something else is said first. */
function afterPronoun(shape: string, lexicon: Lexicon): number | null {
  const { companyVerbs, contactFillers, thirdPersons, customers } = lexicon;
  const words = [...thirdPersons, ...customers];
  for (let at = 0; at < shape.length; ) {
    const space = /^\s+/.exec(shape.slice(at))?.[0].length ?? 0;
    at += space;
    if (wordAt(companyVerbs, shape, at) !== null) return at;
    const rest = shape.slice(at);
    const word =
      words.find((one) => rest.startsWith(one)) ??
      contactFillers.get(rest.charAt(0))?.findLast((one) => rest.startsWith(one.word))?.word;
    if (word === undefined) return null;
    at += word.length;
  }
  return null;
}
