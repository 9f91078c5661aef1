import { keptDaysBetween } from "../../core/greetings/kept-days.ts";
import { type PlannedGreeting, planGreetings } from "../../core/greetings/planned-greeting.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { greetingContacts, sentGreetings } from "../../store/people/greeting-contacts.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** Days from today, both included; negative ones are over. */
export type DaySpan = { readonly from: number; readonly to: number };

/**
 * The greetings for the people at a member's own customers, of festivals within so many days: by
 * date, and then the more important customers first.
 */
export async function findGreetings(
  { store }: App,
  scope: Scope,
  now: Instant,
  { from, to }: DaySpan,
): Promise<PlannedGreeting[]> {
  const [contacts, sent] = await Promise.all([
    greetingContacts(store, scope, now),
    sentGreetings(store, scope, now),
  ]);
  const today = civilDateAt(now, "UTC" as Zone);
  // Somewhere it is already tomorrow, somewhere still yesterday.
  const keptDays = keptDaysBetween(addDays(today, from - 1), addDays(today, to + 1));
  return planGreetings(contacts, keptDays, sent)
    .filter(({ inDays }) => inDays >= from && inDays <= to)
    .sort((a, b) => (a.day.date < b.day.date ? -1 : a.day.date > b.day.date ? 1 : 0));
}
