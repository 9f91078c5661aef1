import { actorAt } from "../../app/actor-at.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { worksOn } from "../../core/calendar/workdays/works-on.ts";
import type { Member } from "../../core/members/member.ts";
import { type Occasion, type Roster, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant, WallTime } from "../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../core/time/civil-date.ts";
import { isoWeekOf } from "../../core/time/iso-week.ts";
import { wallTicks } from "../../core/time/wall-ticks.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { beganSince, listFirstWeek } from "./list-first-week.app.ts";
import { firstWeekView } from "./onboarding.view.ts";

const time = "16:00" as WallTime;
const friday = 5;
/** Hours in which it is still news. */
const lifetime = 4 * 3_600_000;

/** On the Friday of people's first week, to who leads them: who uses it, and what holds the others up. */
export const firstWeek = defineJob({
  name: "first-week",
  inFirstWeek: true,

  occasions: ({ members, calendar }, from, to) =>
    members
      .filter(({ role }) => role !== "sales")
      .flatMap((member) =>
        wallTicks(time, member.zone, from, to)
          .filter(({ date }) => isEndOfWeek(member, date, calendar))
          .map(
            ({ date, at }): Occasion => ({
              recipient: `member:${member.id}`,
              windowKey: isoWeekOf(date),
              tick: at,
              expiresAt: (at + lifetime) as Instant,
            }),
          ),
      ),

  among: async (app, occasions, now) => ((await beganSince(app, now)) ? occasions : []),

  async compose({ app, translator }, { recipient, tick }) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const people = await listFirstWeek(app, actorAt(known, tick, ""));
    if (people.length === 0) return null;
    const speak = translator.speaker(known.member.locale, tick);
    return { message: firstWeekView(people, speak), items: [] };
  },
});

/** The last day of a week, Friday at the latest, on which somebody works. */
function isEndOfWeek(member: Member, date: CivilDate, calendar: Roster["calendar"]): boolean {
  const day = weekdayOf(date);
  if (day > friday || !worksOn(member, date, calendar)) return false;
  for (let later = day + 1; later <= friday; later++) {
    if (worksOn(member, addDays(date, later - day), calendar)) return false;
  }
  return true;
}
