import type { PlannedReminder } from "../cadence/reminder.ts";
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import type { FinishedImport } from "../import/finished-import.ts";
import type { LendingNews } from "../members/loan-request.ts";
import type { Member, Team } from "../members/member.ts";
import type { Instant, Zone } from "../time/civil.ts";
import type { Locale } from "../vocabulary.ts";

/** Who a push is for: a member, in their direct chat, or a team, in its group. */
export type Recipient = `member:${string}` | `team:${string}`;

/** One intended push: who gets it when, and until when it is still worth sending. */
export type Occasion = {
  readonly recipient: Recipient;
  /** What makes it one of a kind for its recipient: a civil date, an ISO week. */
  readonly windowKey: string;
  /** The intended moment, whenever it is really sent. */
  readonly tick: Instant;
  readonly expiresAt: Instant;
};

/** Everybody who may get a push, with their organization. */
export type Roster = {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly zone: Zone;
    readonly locale: Locale;
    /** Whose holidays its groups keep. */
    readonly country: string;
  };
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  /** The days that everybody keeps. */
  readonly calendar: HolidayCalendar;
  /** What they imported lately. */
  readonly imports?: readonly FinishedImport[];
  /** When they want to be reminded of something. */
  readonly reminders?: readonly PlannedReminder[];
  /** What there is to tell of lists that are to be lent to another team. */
  readonly lending?: readonly LendingNews[];
};

/** The id behind a recipient. */
export const recipientId = (recipient: Recipient): string =>
  recipient.slice(recipient.indexOf(":") + 1);
