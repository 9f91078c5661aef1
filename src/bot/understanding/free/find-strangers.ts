import { legalWords } from "../../../core/customer/company-name.ts";
import { isCity } from "../../../core/places/is-city.ts";
import type { Callable, Mention } from "../../../core/search/callable.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import type { Said } from "../../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import { isOftenSaid, isOrdinary } from "./act-model.ts";
import { cutsOf } from "./clauses.ts";
import type { Span } from "./mask.ts";

/** No name has more Chinese characters. */
const longest = 7;

/**
 * Names of nobody who is known, each in a part of its own beside one that names a customer: `昨天给Gulf打过，今天给
 * Zephyr发了邮件`. What is told there is not told of the neighbour.
 */
export function findStrangers(
  { text, shape }: Said,
  spans: readonly Span[],
  lexicon: Lexicon,
): Span[] {
  const ends = [...cutsOf({ text, spans }), text.length];
  const isNamed = (from: number, to: number) =>
    spans.some((span) => span.type === "customer" && span.from >= from && span.to <= to);
  if (ends.length < 2 || !isNamed(0, text.length)) return [];
  return ends.flatMap((to, at): Span[] => {
    const from = ends[at - 1] ?? 0;
    if (isNamed(from, to)) return [];
    const place = strangerIn(text.slice(from, to), shape.slice(from, to), lexicon);
    if (place === null) return [];
    const stranger = { from: from + place.from, to: from + place.to };
    if (spans.some((span) => span.from < stranger.to && span.to > stranger.from)) return [];
    return [spanOf({ ...stranger, by: "name", isDoubtful: false, person: null })];
  });
}

/**
 * The name of nobody who is known in a text that names no customer: a firm's (`Petrosyan Trading下单了`, `closed it with
 * Petrosyan Trading`), or, where they are told to have been in touch with, perhaps a person's (`called Julie`), which is
 * doubtful: whoever the conversation is about may have somebody of that name.
 */
export function findUnknown(
  { text, shape }: Said,
  spans: readonly Span[],
  customers: readonly Callable[],
  lexicon: Lexicon,
): Span[] {
  if (spans.some(({ type }) => type === "customer")) return [];
  const head = { from: 0, to: latinName(text) };
  const addressed = strangerIn(text, shape, lexicon);
  for (const place of [head, addressed]) {
    if (place === null || place.to === place.from) continue;
    const name = text.slice(place.from, place.to);
    if (spans.some((span) => span.from < place.to && span.to > place.from) || isCity(name))
      continue;
    if (isFirm(name, customers))
      return [spanOf({ ...place, by: "name", isDoubtful: false, person: null })];
    if (place === addressed && /^\p{Lu}/u.test(name))
      return [spanOf({ ...place, by: "name", isDoubtful: true, person: name })];
  }
  return [];
}

const spanOf = (mention: Omit<Mention, "among">): Span => ({
  from: mention.from,
  to: mention.to,
  type: "customer",
  mention: { ...mention, among: [] },
});

/** Whether a name is a firm's: by its form, or by a word behind the first that firms are called by and people are not. */
function isFirm(name: string, customers: readonly Callable[]): boolean {
  const [, ...others] = name.toLowerCase().split(" ");
  if (others.length === 0) return false;
  const called = new Set(customers.flatMap((one) => one.name.toLowerCase().split(/\s+/)));
  return legalWords(name).length > 0 || others.some((word) => called.has(word) || isOrdinary(word));
}

/** The name that follows a word for whom one was in touch with: one that stands in no sentence that we know. */
function strangerIn(text: string, shape: string, { addressing }: Lexicon) {
  for (let at = 0; at < text.length; at++) {
    const isWithin = /[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at));
    const end = isWithin ? undefined : wordAt(addressing, shape, at)?.end;
    if (end === undefined) continue;
    const from = end + (shape.charAt(end) === " " ? 1 : 0);
    const length = latinName(text.slice(from)) || hanName(text.slice(end - 1));
    if (length > 0) return { from, to: from + length };
  }
  return null;
}

/** How long the name is that a text begins with in capitals; `PI` and `DHL` are none. */
function latinName(text: string): number {
  const [name = ""] =
    /^(?=\p{Lu})[\p{Script=Latin}\p{M}&.'’-]{2,}(?: (?=\p{Lu})[\p{Script=Latin}\p{M}&.'’-]{2,})*/u.exec(
      text,
    ) ?? [];
  const isName = name
    .split(" ")
    .some((one) => one !== one.toUpperCase() && !isOrdinary(one.toLowerCase()));
  return isName ? name.length : 0;
}

/** How long the name is behind the first character of a Chinese text: characters that are not said together. */
function hanName(text: string): number {
  const said = (at: number) => isOftenSaid(text.charAt(at), text.charAt(at + 1));
  if (said(0)) return 0;
  let length = 0;
  while (length < longest && isHan(text.charAt(length + 1)) && !said(length + 1)) length++;
  return length > 1 && length < longest ? length : 0;
}
