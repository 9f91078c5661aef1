import { cutBefore } from "../../chat/shorten.ts";
import { legalWords } from "../../core/customer/company-name.ts";
import { columnsOf } from "../blocks/columns-of.ts";

/**
 * A customer's name in so many columns: whole where it fits, else without its legal form, else cut
 * off, between words where it can be.
 */
export function rowName(name: string, columns: number): string {
  const whole = name.replace(/\s+/g, " ").trim();
  if (columnsOf(whole) <= columns) return whole;
  return cutTo(withoutLegalForm(whole), columns);
}

/** A text in so many columns, its end replaced by `…` where it is longer, between words where it can be. */
export function cutTo(whole: string, columns: number): string {
  if (columnsOf(whole) <= columns) return whole;
  let end = whole.length;
  while (columnsOf(whole.slice(0, end)) >= columns) end = cutBefore(whole, end - 1);
  const cut = whole.slice(0, end);
  const isBetween = /\s/.test(whole.charAt(end));
  const word = isBetween ? end : cut.search(/\s\S*$/);
  return `${(word > end / 2 ? cut.slice(0, word) : cut).replace(/[\s,&·-]+$/, "")}…`;
}

/** Without the words at the end that belong to the legal form; a name never loses all of them. */
function withoutLegalForm(name: string): string {
  const legal = new Set(legalWords(name));
  const words = name.split(" ");
  const key = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  while (words.length > 1 && isLegal(words.at(-1) ?? "")) words.pop();
  return words.join(" ").replace(/[\s,&·-]+$/, "");

  function isLegal(word: string): boolean {
    return key(word) === "" || legal.has(key(word));
  }
}
