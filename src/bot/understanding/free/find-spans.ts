import { legalWords } from "../../../core/customer/company-name.ts";
import { calledShort } from "../../../core/members/called-short.ts";
import { countryMentions } from "../../../core/places/country-mentions.ts";
import { foldLetters } from "../../../core/places/fold-letters.ts";
import { isCity } from "../../../core/places/is-city.ts";
import type { Callable, Mention } from "../../../core/search/callable.ts";
import { findMentions } from "../../../core/search/find-mentions.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import type { Tier } from "../../../core/vocabulary.ts";
import { findAmounts } from "../../grammar/find-amounts.ts";
import { findDates } from "../../grammar/find-dates.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import type { Said } from "../../grammar/words/normalise-input.ts";
import { isOrdinary } from "./act-model.ts";
import type { Span } from "./mask.ts";

/** A colleague whom the text may name. */
export type NamedMember = { readonly handle: string; readonly name: string };

/** What can be named in a text: all else is found by its form. */
export type Names = {
  readonly customers: readonly Callable[];
  readonly members: readonly NamedMember[];
  /** Mentions that are certain: references, and numbers of a list. */
  readonly certain: readonly Mention[];
};

/** Chinese words stand before and after an address without a space. */
const email =
  /(?<![\p{Script=Latin}\p{N}._%+-])[\p{Script=Latin}\p{N}._%+-]{1,64}@[\p{Script=Latin}\p{N}-]{1,63}(?:\.[\p{Script=Latin}\p{N}-]{1,63})+/gu;
const link = /(?:https?:\/\/|www\.)[^\s，。；]+/giu;
const phone = /(?<![\p{Script=Latin}\p{N}#@.])(?:\+|00)?\d[\d ().-]{6,18}\d(?![\p{N}@])/gu;
const tier = /(?<![\p{Script=Latin}\p{N}#])(KA|[A-E])(?![\p{Script=Latin}\p{N}#'’.-])/gu;
const counted =
  /\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千几]+(?=[台个箱件套家次把条吨柜张批款位天])/gu;

/** Digits of a number that can be a phone's without a country's sign, and with it. */
const [fewestDigits, fewestWithSign] = [9, 7];

/**
 * Everything in a text that stands for something else: customers, colleagues, dates, money, phones …
 * in its order, none over another.
 */
export function findSpans(said: Said, names: Names, lexicon: Lexicon, today: CivilDate): Span[] {
  const { text } = said;
  const taken: Span[] = [];
  const isTaken = new Uint8Array(text.length);
  const take = (spans: readonly Span[]) => {
    for (const span of spans) {
      if (isTaken.subarray(span.from, span.to).includes(1)) continue;
      isTaken.fill(1, span.from, span.to);
      taken.push(span);
    }
  };
  const of = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: value, index }) => ({
      from: index,
      to: index + value.length,
      value,
    }));
  take(of(email).map((one) => ({ ...one, type: "email" as const })));
  take(
    names.certain.map((mention) => ({
      from: mention.from,
      to: mention.to,
      type: "customer" as const,
      mention,
    })),
  );
  take(
    of(phone)
      .filter(({ value }) => {
        const digits = value.replace(/\D/g, "").length;
        const isSigned = /^(?:\+|00)/.test(value);
        return (
          digits >= (isSigned ? fewestWithSign : fewestDigits) && !/^\d{4}-\d{2}-\d{2}/.test(value)
        );
      })
      .map((one) => ({ ...one, type: "phone" as const })),
  );
  const dates = findDates(said, lexicon, today);
  // `14 march` is a day, whoever is called Marc.
  const isOfDate = ({ from, to }: Mention) =>
    dates.some((date) => date.from <= from && date.to >= to && date.to - date.from > to - from);
  // The address of their website names them once more, and nobody else.
  const links = of(link);
  const isOfLink = ({ from, to }: Mention) => links.some((one) => one.from <= from && one.to >= to);
  const countries = countryMentions(text);
  // `a brochure in greek` is no slip of Rotterdam Green.
  const isOfCountry = ({ from, to, by, isDoubtful }: Mention) =>
    isDoubtful &&
    by !== "country" &&
    by !== "place" &&
    countries.some((one) => one.from <= from && one.to >= to);
  const found = findMentions(text, names.customers, isOrdinary, lexicon.personTitles).filter(
    (mention) => !isOfDate(mention) && !isOfLink(mention) && !isOfCountry(mention),
  );
  const members = membersIn(text, names.members);
  const otherwise = [...found, ...dates, ...members, ...countries];
  const mentions = withoutCompared(
    said,
    found
      .filter((mention) => !isNamesake(text, mention, found))
      .map((mention) => asOtherFirm(text, mention, otherwise, names.customers)),
    lexicon,
  );
  const isWhole = (from: number, to: number) =>
    mentions.some((one) => one.from <= from && one.to >= to && one.to - one.from > to - from);
  // A name that a colleague shares with a contact is the colleague's where the text names a customer besides.
  const isContact = (from: number) =>
    text.charAt(from - 1) !== "@" &&
    mentions.length === 1 &&
    mentions.some((one) => one.from === from && one.by === "person");
  take(members.filter(({ from, to }) => !isWhole(from, to) && !isContact(from)));
  take(
    mentions.map((mention) => ({
      from: mention.from,
      to: mention.to,
      type: "customer" as const,
      mention,
    })),
  );
  take(findAmounts(said, lexicon).map((one) => ({ ...one, type: "amount" as const })));
  take(
    dates.map((date) => ({
      from: date.from,
      to: date.to,
      type: "date" as const,
      date,
    })),
  );
  take(
    of(tier)
      .filter(
        ({ from, value }) => from > 0 && (value === "KA" || isTierPlace(text, from, value.length)),
      )
      .map(({ value, ...place }) => ({ ...place, type: "tier" as const, tier: value as Tier })),
  );
  take(countries.map((one) => ({ ...one, type: "country" as const })));
  take(of(counted).map(({ from, to }) => ({ from, to, type: "number" as const })));
  return taken.sort((a, b) => a.from - b.from);
}

/** `Sofia Reyes`, where Sofía Molina is known: whoever goes on by another family name is somebody else. */
function isNamesake(text: string, { by, to, among }: Mention, all: readonly Mention[]): boolean {
  const family = /^ ((?=\p{Lu})\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]+)/u.exec(
    text.slice(to),
  )?.[1];
  if (by !== "person" || family === undefined || /^\p{Lu}+$/u.test(family)) return false;
  const word = plainLetters(family.replace(/['’]s$/, ""));
  const isTheirs = among.some(({ people }) =>
    people.some((name) => plainLetters(name).includes(word)),
  );
  const isOther = all.some(({ from }) => from === to + 1);
  return !isTheirs && !isOther && !isOrdinary(word) && !isCity(family);
}

/** Names of one word and more in capitals that go on behind another: ` Home Stores`. */
const goesOn =
  /^(?: (?=\p{Lu})\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*\p{Ll}[\p{Script=Latin}\p{M}'’-]*)+/u;

/**
 * `Nile Home Stores`, where Nile Trading is known: a firm that goes on by other words than the one it begins like is
 * somebody else. Behind the name of a city it is one by any word that is no other thing, as many firms are called by it.
 */
function asOtherFirm(
  text: string,
  mention: Mention,
  others: readonly { readonly from: number; readonly to: number }[],
  customers: readonly Callable[],
): Mention {
  const { from, to, by, among } = mention;
  const more = by === "name" ? (goesOn.exec(text.slice(to))?.[0] ?? "") : "";
  const end = to + more.length;
  if (more === "" || others.some((one) => one !== mention && one.from < end && one.to > to))
    return mention;
  const said = more
    .trim()
    .split(" ")
    .map((word) => plainLetters(word.replace(/['’]s$/, "")));
  const own = among.flatMap(({ name, aliases = [], people }) =>
    [name, ...aliases, ...people].map(plainLetters),
  );
  if (said.some((word) => own.some((one) => one.includes(word)))) return mention;
  const isFirm =
    legalWords(more.trim()).length > 0 ||
    said.some((word) => customers.some(({ name }) => wordsOf(name).includes(word))) ||
    (said.length > 1 && said.some(isOrdinary)) ||
    (isCity(text.slice(from, to)) && said.some((word) => !isOrdinary(word)));
  return isFirm ? { ...mention, to: end, among: [], isDoubtful: false, person: null } : mention;
}

const wordsOf = (name: string): readonly string[] => plainLetters(name).split(/\s+/);

const plainLetters = (name: string): string => foldLetters(name).replace(/\p{M}/gu, "");

/** `Milan answers faster than Barcelona`: whoever the others are only compared with is not told of. */
function withoutCompared(
  { shape }: Said,
  mentions: readonly Mention[],
  { comparing }: Lexicon,
): readonly Mention[] {
  const told = mentions.filter(({ from }) => {
    const before = shape.slice(0, from).trimEnd();
    return comparing.every((word) => {
      const rest = before.slice(0, -word.length);
      return !before.endsWith(word) || (/[a-z]$/.test(word) && /[a-z]$/.test(rest));
    });
  });
  return told.length === 0 ? mentions : told;
}

/** A capital letter is a tier where Chinese stands beside it, or nothing more of a sentence does. */
function isTierPlace(text: string, from: number, length: number): boolean {
  const [before, after] = [text.charAt(from - 1), text.slice(from + length)];
  if (/\p{Script=Han}/u.test(before) || /^\s?\p{Script=Han}/u.test(after)) return true;
  return (
    before === " " &&
    /^(?:[\s.,!?;]*$| (?:now|class|tier|grade|customers?|clients?|accounts?)\b)/i.test(after)
  );
}

function membersIn(text: string, members: readonly NamedMember[]): Span[] {
  const found: Span[] = [];
  const lower = inSmallLetters(text);
  for (const { handle, name } of members) {
    const others = members.filter((one) => one.handle !== handle).map((one) => one.name);
    const parts = [name, ...name.split(/\s+/), ...calledShort(name, others), handle];
    for (const part of [...new Set(parts)].sort((a, b) => b.length - a.length)) {
      if (part.length < 2) continue;
      const place = placeOf(lower, part);
      if (place === null) continue;
      found.push({ from: place, to: place + part.length, type: "member", handle });
      break;
    }
  }
  return found;
}

/** A text in small letters, character for character: `İ`, which would become two, stays. */
function inSmallLetters(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** Where a name stands as a whole word in a text in small letters; Chinese needs no spaces around it. */
function placeOf(lower: string, name: string): number | null {
  const word = inSmallLetters(name);
  const isHan = /\p{Script=Han}/u.test(word);
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    const isPart = (next: string) => !isHan && /[\p{Script=Latin}\p{N}]/u.test(next);
    if (!isPart(lower.charAt(at - 1)) && !isPart(lower.charAt(at + word.length))) return at;
  }
  return null;
}
