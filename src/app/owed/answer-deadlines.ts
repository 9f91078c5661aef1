import { answerDeadline, type Deadline } from "../../core/owed/answer-deadline.ts";
import type { Instant } from "../../core/time/civil.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import type { Db } from "../../store/database/database.ts";
import { answerersOf } from "../../store/owed/answerers.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";

/** By when a customer is to be answered who asked for something at an instant. */
export type DeadlineOf = (customer: LockedCustomer, asked: Instant) => Deadline;

/** Prepares by when customers are to be answered: by their owners, or the actor where they have none. */
export async function answerDeadlines(
  db: Db,
  { member, scope }: Actor,
  customers: readonly LockedCustomer[],
): Promise<DeadlineOf> {
  const owners = await answerersOf(
    db,
    scope,
    customers.map(({ id }) => id),
  );
  const { rules } = await activeRules(db, scope.organizationId);
  const calendar = await calendarOf(db, scope.organizationId);
  return ({ id, tier }, asked) =>
    answerDeadline(asked, tier, rules.answers, owners.get(id) ?? member, calendar);
}
