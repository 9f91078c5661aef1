import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { CalendarContent } from "./calendar-content.app.ts";
import type { CalendarEvent } from "./icalendar.core.ts";

type Named = { readonly ref: string; readonly name: string };

/** Domain of the ids of events: they are unique by what stands before it. */
const domain = "genjin.invalid";

/** The events of a member's calendar: names and references, and nothing that anybody has told of them. */
export function calendarEvents(
  { today, dues, owed, trips, visits }: CalendarContent,
  now: Instant,
  speak: Speaker,
): CalendarEvent[] {
  const uid = (kind: string, id: string) => `${kind}-${id}@${domain}`;
  const called = ({ name, ref }: Named) => `${name} #${ref}`;
  return [
    ...dues.map((one): CalendarEvent => {
      const summary = speak.t("calendar.due", { customer: called(one), tier: one.tier });
      const head = { uid: uid("due", one.id), summary };
      // What is late, or waits for us, is to be done today.
      const isLate = one.dueOn < today || one.closesAt <= now || waitingIn(one.reasons) !== null;
      return isLate
        ? { ...head, firstDay: today, lastDay: today }
        : { ...head, from: one.opensAt, to: one.closesAt };
    }),
    ...owed.map(
      (one): CalendarEvent => ({
        uid: uid("owed", one.id),
        summary: speak.t("calendar.owed", {
          what: speak.t(`owed.${one.kind}.card`),
          customer: called(one),
        }),
        firstDay: one.dueOn,
        lastDay: one.dueOn,
      }),
    ),
    ...trips.map(
      ({ id, kind, place, from, to }): CalendarEvent => ({
        uid: uid("trip", id),
        summary: speak.t(`calendar.${kind}`, { place }),
        firstDay: from,
        lastDay: to,
      }),
    ),
    ...visits.map(
      (one): CalendarEvent => ({
        uid: uid("visit", one.id),
        summary: speak.t("calendar.visit", { customer: called(one) }),
        firstDay: one.on,
        lastDay: one.on,
      }),
    ),
  ];
}
