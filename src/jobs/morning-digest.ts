import { actorAt } from "../app/actor-at.ts";
import { findMemberById } from "../app/find-recipient.ts";
import { listWholeDay } from "../app/list-whole-day.ts";
import { worksOn } from "../core/calendar/works-on.ts";
import { type Occasion, recipientId } from "../core/occasion.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { dayListView } from "../views/day-list-view.ts";
import { whyNow } from "../views/why-now.ts";

/** After this a day's digest is no use; what it held comes with the next. */
const endOfDay = minutesOf("18:00" as WallTime);
/** How long a digest that is wanted late in the day stays useful, in milliseconds. */
const leastUse = 3_600_000;

/**
 * Everything that is due of a member's own customers, to their direct chat, at their time of the
 * morning on their working days.
 */
export const morningDigest = defineJob({
  name: "morning-digest",

  occasions: ({ members, calendar }, from, to) =>
    members.flatMap((member) =>
      wallTicks(member.digestAt, member.zone, from, to)
        .filter(({ date }) => worksOn(member, date, calendar))
        .map(
          ({ date, at }): Occasion => ({
            recipient: `member:${member.id}`,
            windowKey: date,
            tick: at,
            expiresAt: uselessFrom(date, at, member.zone),
          }),
        ),
    ),

  async compose({ app, translator }, { recipient }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const { member } = known;
    const day = await listWholeDay(app, actorAt(known, now, ""));
    if (day === null) return null;
    const speak = translator.speaker(member.locale);
    return {
      message: { ...dayListView(day.firstPage, member.zone, "direct", speak), kind: "digest" },
      items: day.items.map(({ customer }) => ({
        ref: customer.ref,
        customer: customer.name,
        tier: customer.tier,
        due: customer.dueOn,
        why: whyNow(customer, now, speak),
      })),
    };
  },
});

const uselessFrom = (date: CivilDate, tick: Instant, zone: Zone): Instant =>
  Math.max(firstInstantFrom(epochDayOf(date), endOfDay, zone), tick + leastUse) as Instant;
