import words from "./favour-words.json" with { type: "json" };
import type { LedgerDirection } from "./ledger-line.ts";

/** What words after a customer say of the ledger, where their first word is one of those for it. */
export type FavourStep =
  | "concession"
  | "returned"
  | "plan"
  | "favour"
  | "helped"
  | "for"
  | "yes"
  | "no";

const steps: readonly FavourStep[] = [
  "returned",
  "plan",
  "helped",
  "favour",
  "concession",
  "for",
  "yes",
  "no",
];

/** What a text begins with, of the words for the ledger, and what follows; null: with none of them. */
export function favourStep(
  text: string,
): { readonly step: FavourStep; readonly rest: string } | null {
  for (const step of steps) {
    const word = headOf(text, words[step]);
    if (word !== null) return { step, rest: trimmed(text.slice(word.length)) };
  }
  return null;
}

/** Whether words ask how fairly things are given. */
export const asksFairness = (text: string): boolean => isOneOf(text, words.fair);

/** Whether words say that nothing comes back. */
export const isForNothing = (text: string): boolean =>
  isOneOf(text.replace(/[\s。.!！]+$/u, ""), words.nothing);

/** Whether words tell that it was given on a threat: loyalty is rewarded, never a threat. */
export const tellsThreat = (text: string): boolean =>
  words.threat.some((word) => placeOf(text, word) !== null);

/**
 * Whether words may tell of a concession that was not made: it was refused, asked for, or only talked of.
 * What is given may be told so too (`no handling fee`), which is why it is asked.
 */
export function mayBeUnmade(text: string): boolean {
  const has = (all: readonly string[], said: string) =>
    all.some((word) => placeOf(said, word) !== null);
  return has(words.refused, text) || has(words.unmade, splitReturn(text).what);
}

/** What was given, and what is to come back for it: `3% for a referral`; null where that is not told. */
export function splitReturn(text: string): {
  readonly what: string;
  readonly back: string | null;
} {
  const places = words.for
    .flatMap((word) => {
      const at = placeOf(text, word);
      return at === null ? [] : [{ at, word }];
    })
    .sort((one, other) => one.at - other.at || other.word.length - one.word.length);
  const [first] = places;
  if (first === undefined) return { what: text.trim(), back: null };
  const back = trimmed(text.slice(first.at + first.word.length));
  return { what: trimmed(text.slice(0, first.at)), back: back === "" ? null : back };
}

/** A percentage that a text names: `3%`, `2.5 percent`, `3个点`; and where it stands. */
export function percentIn(
  text: string,
): { readonly percent: number; readonly from: number; readonly to: number } | null {
  const found = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|％|percent|pct|个百分点|个点)/iu.exec(
    text,
  );
  if (found === null) return null;
  const percent = Number((found[1] ?? "").replace(",", "."));
  if (percent <= 0 || percent > 100) return null;
  return { percent, from: found.index, to: found.index + found[0].length };
}

/**
 * Whose favour words after a customer tell, where they begin with it: `introduced them a forwarder` was
 * given, `recommended us to a friend` received. Null: they tell no favour, or may tell anything.
 */
export function favourTold(text: string): LedgerDirection | null {
  const said = text.replace(/^(?:(?:we|i)\s+|我们|我|今天|已经|已)\s*/iu, "");
  if (headOf(said, words.received) !== null) return "received";
  return headOf(said, words.given) !== null || favouredIn(text) !== null ? "given" : null;
}

/** Whom a favour was given that is told around them: `我帮Nile介绍了货代`, `I introduced a forwarder to Lyon`; null: none is told. */
export function favouredIn(text: string): string | null {
  const [, whom = "", what = ""] =
    /^(?:我们|我)?(?:今天|刚|已经|已)?(?:帮|替|给)\s*(.{2,60}?)\s*(?:介绍|推荐|联系|找)(?:了|过)?(.{2,40})$/u.exec(
      text,
    ) ?? [];
  const [, english = "", to = ""] =
    /^(?:(?:i|we) )?(?:introduced|recommended|found) (.{2,40}?) (?:to|for) (.{2,60}?)[.!]?$/iu.exec(
      text,
    ) ?? [];
  const said = whom === "" ? english : what;
  return words.services.some((word) => placeOf(said, word) !== null) ? whom || to : null;
}

/** A concession that somebody wants to make: `想给 K3F 让利 8%`, `想给 K3F 8% 折扣`, `want to give K3F 8% off`; null: none is told. */
export function planTold(text: string): { readonly whom: string; readonly what: string } | null {
  const [, whom = "", what = ""] =
    /^(?:我)?(?:想|打算|准备|计划)(?:给|对|向)?\s*(.{2,60}?)\s*(?:让利|降价|优惠)\s*(.+)$/u.exec(
      text,
    ) ??
    /^(?:我)?(?:想|打算|准备|计划)(?:给|对|向)\s*(.{2,60}?)\s*(\d[\d.,]*\s*(?:[%％]|个点|个百分点)?.{0,8}(?:折扣|优惠|返点|降价|让利).*)$/u.exec(
      text,
    ) ??
    /^(?:i )?(?:want|plan|would like|am planning|planning) to (?:give|offer|grant) (.{2,60}?) (?:an? )?(.*?\d.*(?:off|discount|concession|rebate).*)$/iu.exec(
      text,
    ) ??
    [];
  return whom === "" ? null : { whom, what };
}

const isOneOf = (text: string, all: readonly string[]): boolean =>
  all.includes(text.trim().toLowerCase());

const isLatin = (letter: string): boolean => /[\p{Script=Latin}\p{N}]/u.test(letter);

/** The longest of these words that a text begins with, as a word. */
function headOf(text: string, all: readonly string[]): string | null {
  const said = text.toLowerCase();
  const found = all
    .filter(
      (word) =>
        said.startsWith(word) && !(isLatin(word.at(-1) ?? "") && isLatin(said.charAt(word.length))),
    )
    .sort((one, other) => other.length - one.length);
  return found[0] ?? null;
}

/** Where a word stands in a text, as a word. */
function placeOf(text: string, word: string): number | null {
  const said = text.toLowerCase();
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
    const isApart =
      !(isLatin(word.charAt(0)) && isLatin(said.charAt(at - 1))) &&
      !(isLatin(word.at(-1) ?? "") && isLatin(said.charAt(at + word.length)));
    if (isApart) return at;
  }
  return null;
}

const trimmed = (text: string): string => text.replace(/^[\s:：,，、;；]+|[\s,，、;；]+$/gu, "");
