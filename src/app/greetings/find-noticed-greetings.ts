import type { GreetingCard } from "../../core/greetings/greeting-list.ts";
import { festivalNotices, isNoticed, type NoticeSpan } from "../../core/greetings/is-noticed.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import { mannersOf } from "../../store/people/greeting-contacts.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";
import { findGreetings } from "./find-greetings.ts";

/**
 * The greetings whose notice falls into a span of days around `tick`, not sent yet, the nearest
 * first; their days are counted from `now`. Whether somebody keeps it is asked once, with the first
 * notice. Of those that are over only the ones that were to be sent.
 */
export async function findNoticedGreetings(
  app: App,
  scope: Scope,
  tick: Instant,
  now: Instant,
  span: NoticeSpan,
): Promise<GreetingCard[]> {
  const days = {
    from: span.from + Math.min(...festivalNotices),
    to: span.to + Math.max(...festivalNotices),
  };
  const near = (await findGreetings(app, scope, tick, days)).filter(
    ({ inDays, state }) =>
      state !== "sent" &&
      isNoticed(inDays, state === "ask" ? [Math.max(...festivalNotices)] : festivalNotices, span) &&
      (inDays >= 0 || state === "ready"),
  );
  const ids = near.map(({ contact }) => contact.id);
  const manners = await mannersOf(app.store, scope, ids);
  return near.map((one) => ({
    ...one,
    taboos: null,
    preferences: null,
    ...manners.get(one.contact.id),
    inDays: daysBetween(civilDateAt(now, one.contact.zone), one.day.date),
  }));
}
