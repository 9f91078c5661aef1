import type { Instant } from "../../core/time/civil.ts";
import {
  forgetStrangerAnswer,
  noteStrangerAnswer,
  type StrangerNotice,
} from "../../store/messages/stranger-answers.ts";
import type { App } from "../app.ts";
import type { Account } from "../members/find-member.ts";

/** Milliseconds in which an account is told the same once. */
const day = 86_400_000;

/**
 * Whether an account that is nobody's is told something in answer to an event: once a day, whichever
 * process answers, and again only when the same event is answered again. Who is behind it may be
 * another bot, which would answer our answer.
 */
export const mayTellStranger = (
  { store }: App,
  now: Instant,
  account: Account,
  about: StrangerNotice,
  eventId: string,
): Promise<boolean> =>
  noteStrangerAnswer(store, account, about, { eventId, now, since: (now - day) as Instant });

/** What was to be told in answer to an event did not arrive: it may be told in answer to the next. */
export const strangerNotTold = ({ store }: App, eventId: string): Promise<void> =>
  forgetStrangerAnswer(store, eventId);
