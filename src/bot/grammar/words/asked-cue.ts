import type { Outcome } from "../../../core/vocabulary.ts";

/** What a word of a question about customers asks for; outcomes are called as themselves. */
export const askedCues = [
  "touched",
  "contact",
  "ordered",
  "replied",
  "inquired",
  "quoted",
  "sampled",
  "received",
  "complained",
  "promised",
  "declined",
  "birthday",
  "cooling",
  "cold",
  "nearing",
  "overdue",
  "due",
  "silent",
  "dormant",
  "not",
  "except",
  "yet",
  "since",
  "within",
  "lately",
  "mine",
  "did",
  "tag",
  "how-long",
] as const;
export type AskedCue = (typeof askedCues)[number];

/** The outcome of the touches that a cue asks for; null where it asks for something else. */
export const outcomeAsked = (cue: AskedCue): Exclude<Outcome, "contacted" | "no-answer"> | null =>
  asOutcome.find((one) => one === cue) ?? null;

const asOutcome = [
  "ordered",
  "replied",
  "quoted",
  "sampled",
  "received",
  "complained",
  "promised",
  "declined",
] as const;
