import type { Manners } from "../../core/greetings/manners.ts";
import type { GreetingContact, HeldBack } from "../../core/greetings/planned-greeting.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import words from "./letter-words.core.json" with { type: "json" };

/** What a letter to many is about. */
export const letterKinds = [
  "new-product",
  "price",
  "catalogue",
  "factory",
  "fair",
  "wake-up",
  "visit",
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** A letter as it is said to whoever is written to; `days`: of the trip or the fair that it is about. */
export type Letter = {
  readonly kind: LetterKind;
  /** What it is about, in the words of who asks; empty: nothing more was said. */
  readonly subject: string;
  readonly days: { readonly from: CivilDate; readonly to: CivilDate } | null;
};

/** Why somebody gets no letter now. */
export type LetterHeld =
  | HeldBack
  | { readonly because: "stopped" | "channel" | "waiting" | "nobody" }
  | { readonly because: "sent"; readonly on: CivilDate };

/** A customer to write to, and to whom there; or why not. */
export type PlannedLetter = {
  readonly customer: { readonly id: string; readonly ref: string; readonly name: string };
  readonly contact: GreetingContact | null;
  readonly held: LetterHeld | null;
};

/** A letter to a list: whose turn it is, and who comes after. */
export type LetterStep = {
  readonly letter: Letter;
  readonly current: PlannedLetter | null;
  readonly manners: Manners | null;
  readonly ready: number;
  readonly held: readonly PlannedLetter[];
  /** References of all others of the list, in order. */
  readonly rest: readonly string[];
  /** More of the list than are stepped through at a time. */
  readonly left: number;
  /** Others of the list, who are not where the trip goes. */
  readonly elsewhere: number;
};

/** The text of a letter among those of a language: `price-subject-letter`. */
export function letterKey({ kind, subject }: Letter): string {
  const hasOwn = kind === "fair" || kind === "visit";
  return hasOwn || subject === "" ? `${kind}-letter` : `${kind}-subject-letter`;
}

/** The kind that words begin with, in any language, and what follows. */
export function kindAtHead(
  text: string,
): { readonly kind: LetterKind; readonly rest: string } | null {
  const said = text.normalize("NFKC").toLowerCase();
  const found = letterKinds
    .flatMap((kind) => [kind, ...words[kind]].map((word) => ({ kind, word })))
    .filter(({ word }) => said.startsWith(word) && endsWord(said, word.length))
    .sort((one, other) => other.word.length - one.word.length)[0];
  return found === undefined
    ? null
    : {
        kind: found.kind,
        rest: text
          .normalize("NFKC")
          .slice(found.word.length)
          .replace(/^[\s:：,，]+/, ""),
      };
}

/** Whether a word ends there: `price` is none in `prices2`; Chinese goes on without a space. */
const endsWord = (text: string, at: number): boolean =>
  !/[\p{Script=Latin}\p{N}]/u.test(text.charAt(at - 1)) ||
  !/[\p{Script=Latin}\p{N}]/u.test(text.charAt(at));

/** Ways of reaching somebody by which no letter comes. */
const spoken: ReadonlySet<string> = new Set(["phone", "visit"]);

/** Whether somebody may be written to at all: who wants calls alone may not. */
export const mayBeWritten = ({ stops }: Pick<GreetingContact, "stops">): boolean => {
  const only = stops.filter(({ kind }) => kind === "only");
  return only.length === 0 || only.some(({ channel }) => channel !== null && !spoken.has(channel));
};

/** Whether somebody may be sent an email. */
export const mayBeMailed = ({ stops }: Pick<GreetingContact, "stops">): boolean => {
  const only = stops.filter(({ kind }) => kind === "only");
  const isForbidden = stops.some(({ kind, channel }) => kind === "not" && channel === "email");
  return !isForbidden && (only.length === 0 || only.some(({ channel }) => channel === "email"));
};
