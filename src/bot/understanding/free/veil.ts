import { latinWords } from "./act-features.ts";
import { isOftenSaid, isOrdinary } from "./act-model.ts";
import type { Clause } from "./clauses.ts";
import { maskOf, type Span } from "./mask.ts";

/** Clauses as they may leave the house, and what the placeholders in them stand for. */
export type Veiled = {
  readonly lines: readonly string[];
  /** By the placeholder without its brackets, such as `C1`, with the line in which it stands, from 0. */
  readonly found: ReadonlyMap<string, { readonly line: number; readonly span: Span }>;
};

/** The letter of the placeholders of a kind. */
const letters: Readonly<Record<Span["type"], string>> = {
  ...{ customer: "C", member: "M", date: "D", amount: "A", phone: "H" },
  ...{ email: "E", country: "L", tier: "T", number: "N" },
};

/** A part of a clause: as the model of acts knows it, where it stands, and what may go out, and when. */
type Part = {
  readonly known: string;
  readonly from: number;
  readonly out: string;
  readonly may: "always" | "beside what it is often said with" | "never";
};

/** A Chinese character, a word or address of anything else, or any other sign. */
const token =
  /(?<han>\p{Script=Han})|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’._@/:+#&=?%-]+(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*)|\S/gu;

/**
 * Clauses with a numbered placeholder in place of all that was found in them, and of every word that may
 * be a name: what goes out in letters are words that people say in any sentence, in small letters. A
 * Chinese character, and a capital word at the head of a sentence, stay only beside a neighbour that they
 * are often said with.
 */
export function veil(clauses: readonly Clause[]): Veiled {
  const found = new Map<string, { readonly line: number; readonly span: Span }>();
  const counts = new Map<string, number>();
  const next = (letter: string): string => {
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    return `${letter}${count}`;
  };
  const lines = clauses.map(({ text, spans }, line) => {
    const parts: Part[] = [];
    let at = 0;
    for (const span of [...spans, null]) {
      parts.push(...partsOf(text, at, span?.from ?? text.length));
      if (span === null) break;
      const isPerson = span.type === "customer" && span.mention.by === "person";
      const name = next(isPerson ? "P" : letters[span.type]);
      found.set(name, { line, span });
      parts.push({
        ...{ known: maskOf(span) ?? "", from: span.from },
        ...{ out: `[${name}]`, may: "always" as const },
      });
      at = span.to;
    }
    return joined(parts, text, () => `[${next("X")}]`);
  });
  return { lines, found };
}

function partsOf(text: string, start: number, end: number): Part[] {
  return [...text.slice(start, end).matchAll(token)].map(({ 0: said, groups, index }): Part => {
    const from = start + index;
    const out = said.toLowerCase();
    const part = { known: out, from, out };
    if (groups?.han !== undefined) return { ...part, may: "beside what it is often said with" };
    if (groups?.word === undefined) return { ...part, known: "", may: "always" };
    const around = text.charAt(from - 1) + text.charAt(from + said.length);
    const isOfCode = said.length < 3 && /\p{N}/u.test(around);
    if (isOfCode || !isEveryday(said)) return { ...part, may: "never" };
    if (!/^\p{Lu}\p{Ll}/u.test(said)) return { ...part, may: "always" };
    const isFirst = /(?:^|[.!?;。！？；\n])\s*$/.test(text.slice(0, from));
    return { ...part, may: isFirst ? "beside what it is often said with" : "never" };
  });
}

/** Whether a word, or each of several tied to each other, is one of everyday talk. */
const isEveryday = (word: string): boolean =>
  /^[\p{Script=Latin}\p{M}'’/-]+$/u.test(word) &&
  latinWords(word).every((one) => isOrdinary(one) || (one.length < 3 && isOftenSaid(one)));

/** Parts put together again; what may not go out is one placeholder, however long. */
function joined(parts: readonly Part[], text: string, hidden: () => string): string {
  let made = "";
  let wasHidden = false;
  parts.forEach(({ known, out, may, from }, at) => {
    const [before, after] = [parts[at - 1]?.known, parts[at + 1]?.known];
    const isUsual = (before && isOftenSaid(before, known)) || (after && isOftenSaid(known, after));
    const isHidden = may === "never" || (may !== "always" && !isUsual);
    const gap = from > 0 && /\s/.test(text.charAt(from - 1)) ? " " : "";
    if (!isHidden) made += gap + out;
    else if (!wasHidden || gap !== "") made += gap + hidden();
    wasHidden = isHidden;
  });
  return made.trim();
}
