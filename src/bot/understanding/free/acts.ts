import type { Outcome } from "../../../core/vocabulary.ts";

/** What a clause does, as the model that reads it was taught. */
export const acts = [
  "contacted",
  "replied",
  "no-answer",
  "quoted",
  "sampled",
  "received",
  "declined",
  "ordered",
  "complained",
  "promised",
  "plan",
  "snooze",
  "not-yet",
  "news",
  "fact-phone",
  "fact-email",
  "fact-birthday",
  "fact",
  "stop",
  "tier",
  "tag",
  "untag",
  "owner",
  "stage",
  "absence",
  "ask",
  "ask-list",
  "ask-day",
  "ask-team",
  "ask-check",
  "ask-promises",
  "request",
  "undo",
  "fix",
  "chat",
] as const;
export type Act = (typeof acts)[number];

/** Acts that tell of a touch; each is called as its outcome. */
export type ToldAct = Extract<Act, Outcome>;

const told: ReadonlySet<string> = new Set<ToldAct>([
  "contacted",
  "replied",
  "no-answer",
  "quoted",
  "sampled",
  "received",
  "declined",
  "ordered",
  "complained",
  "promised",
]);

/** Whether the act tells of a touch. */
export const isTold = (act: Act): act is ToldAct => told.has(act);

const asking: ReadonlySet<Act> = new Set<Act>([
  "ask",
  "ask-list",
  "ask-day",
  "ask-team",
  "ask-check",
  "ask-promises",
]);

/** Whether the act asks for something to be shown. */
export const isAsked = (act: Act): boolean => asking.has(act);
