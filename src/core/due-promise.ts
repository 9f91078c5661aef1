import type { HolidayCalendar } from "./calendar/holiday-calendar.ts";
import { restAfter } from "./greetings/rest-after.ts";
import type { Member } from "./member.ts";
import { remindsOn } from "./reminds-on.ts";
import type { CivilDate } from "./time/civil.ts";
import { addDays } from "./time/civil-date.ts";
import type { Tier } from "./vocabulary.ts";

/** A promise that is not kept yet, or a complaint that is not resolved, with its customer. */
export type OpenPromise = {
  readonly id: string;
  readonly isComplaint: boolean;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** The owner of the customer and their handle; null without one. */
  readonly ownerId: string | null;
  readonly owner: string | null;
  /** The customer's civil date; null where none was told. */
  readonly dueOn: CivilDate | null;
  readonly content: string | null;
};

/** One with a date by which it is to be kept. */
export type DuePromise = OpenPromise & { readonly dueOn: CivilDate };

/** A member's own promises, and those of whom they lead. */
export type OpenPromises = {
  readonly own: readonly OpenPromise[];
  readonly team: readonly OpenPromise[];
};

/** What a member is told of promises on one morning. */
export type PromiseNotice = {
  readonly own: readonly DuePromise[];
  /** Of those whom the member leads. */
  readonly team: readonly DuePromise[];
};

/** Working days overdue from which on a promise is the manager's business as well. */
const forManagers = 3;

/**
 * Whether the owner is told of a promise this morning: on its day, before the days off on which that
 * falls, and while it is overdue.
 */
export function isToldToOwner(
  member: Member,
  date: CivilDate,
  dueOn: CivilDate,
  calendar: HolidayCalendar,
): boolean {
  if (dueOn >= date) return dueOn <= addDays(date, restAfter(member, date, calendar));
  return remindsOn(member, date, dueOn, calendar);
}

/** Whether a manager is told of a promise of somebody they lead: when it is overdue for long. */
export const isToldToManager = (
  member: Member,
  date: CivilDate,
  dueOn: CivilDate,
  calendar: HolidayCalendar,
): boolean => remindsOn(member, date, dueOn, calendar, forManagers);
