import { actorAt } from "../app/actor-at.ts";
import { findReminder } from "../app/cadence/set-reminder.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { reminderView } from "../views/cadence/reminder-view.ts";

/** For how long after its time a reminder is of use, in milliseconds. */
const lifetime = 12 * 3_600_000;

/** To whoever asked for it, in private, at the minute that they named. */
export const reminders = defineJob({
  name: "reminders",
  inFirstWeek: true,

  occasions: ({ reminders: asked = [] }, from, to) =>
    asked
      .filter(({ at }) => at > from && at <= to)
      .map(({ id, memberId, at }) => ({
        recipient: `member:${memberId}` as const,
        windowKey: id,
        tick: at,
        expiresAt: (at + lifetime) as Instant,
      })),

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    const reminder = known && (await findReminder(app, actorAt(known, now, ""), windowKey));
    if (known === null || reminder === null) return null;
    const { locale, zone } = known.member;
    const message = reminderView(reminder, zone, translator.speaker(locale, now));
    return { message, items: [] };
  },
});
