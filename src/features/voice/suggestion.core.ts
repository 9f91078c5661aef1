import type { CivilDate } from "../../core/time/civil.ts";
import words from "./suggestion-words.core.json" with { type: "json" };

/** How far a suggestion is, in the order in which it goes. */
export const suggestionStatuses = ["new", "seen", "doing", "done", "declined"] as const;
export type SuggestionStatus = (typeof suggestionStatuses)[number];

/** Something that a customer suggested. */
export type Suggestion = {
  readonly id: string;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  /** In the words of who heard it. */
  readonly content: string;
  readonly status: SuggestionStatus;
  /** What was done, or why it is not; null: nobody said. */
  readonly reply: string | null;
  /** The member's day on which it was told. */
  readonly madeOn: CivilDate;
};

/** How many suggestions came in some days, and how many were done or declined. */
export type SuggestionCounts = {
  readonly came: number;
  readonly done: number;
  readonly declined: number;
};

/** A status that was said, and the words after it. */
export type StatusSaid = { readonly status: SuggestionStatus; readonly reply: string };

const statusWords = Object.entries(words.status).flatMap(([status, all]) =>
  all.map((word) => ({ status: status as SuggestionStatus, word })),
);

const ended = /^了?(?:$|[,，;；:：。.!！、])/u;

/** Whether a word of a status ends before these words: `完成了付款`, `新样品已寄`, `new machine` tell of something else. */
const endsBefore = (word: string, after: string): boolean =>
  ended.test(after) || (!words.alone.includes(word) && /^了?\s/u.test(after));

/** The status at the head of words, and what follows it. */
function statusAt(text: string): { status: SuggestionStatus; after: string } | null {
  const shape = text.toLowerCase();
  const [found] = statusWords
    .filter(({ word }) => shape.startsWith(word) && endsBefore(word, shape.slice(word.length)))
    .sort((one, other) => other.word.length - one.word.length);
  return found === undefined
    ? null
    : { status: found.status, after: text.slice(found.word.length).replace(/^了/u, "") };
}

/** Reads `done: bags are in`, `在做`, `不做 成本太高`: a status at the head, and what was done or why not. */
export function readStatus(text: string): StatusSaid | null {
  const found = statusAt(text.trim());
  return (
    found && { status: found.status, reply: found.after.replace(/^[\s,，;；:：。.!！、]+/u, "") }
  );
}

/** The same where the words are nothing but a status, or it stands before a mark: `rejected`, `已落实，袋子装好了`. */
export function readPlainStatus(text: string): StatusSaid | null {
  const found = statusAt(text.trim());
  return found !== null && ended.test(found.after) ? readStatus(text) : null;
}

/** More characters are told rather than suggested. */
const longest = 500;

/** Whether words behind a word for suggestions may be what somebody suggests: `voice call with Paulo`, `suggestion box is full` are not. */
export function maySuggest(text: string): boolean {
  const shape = text.trim().toLowerCase();
  const [first = ""] = /^[a-z']+/.exec(shape) ?? [];
  return (
    shape !== "" &&
    shape.length <= longest &&
    !/[?？吗呢]\s*$/u.test(shape) &&
    !words.talk.includes(first) &&
    !words.talk.some((word) => /\p{Script=Han}/u.test(word) && shape.startsWith(word))
  );
}
