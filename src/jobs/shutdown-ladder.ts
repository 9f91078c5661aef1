import { actorAt } from "../app/actor-at.ts";
import { announceShutdown, membersWithShutdown } from "../app/calendar/announce-shutdown.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { withBorrowers } from "../app/members/with-borrowers.ts";
import { ladderWeeks, rungsOn } from "../core/calendar/ahead-of-closures.ts";
import { worksOn } from "../core/calendar/workdays/works-on.ts";
import { type Occasion, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { closureItem } from "../views/calendar/closure-list.ts";
import { shutdownView } from "../views/calendar/shutdown-view.ts";

/** A rung that comes three days late is still news. */
const lifetime = 3 * 86_400_000;

/**
 * To each owner, 8, 4 and 2 weeks before our long holidays: whom to tell of it, customers who
 * ordered lately first, and what.
 */
export const shutdownLadder = defineJob({
  name: "shutdown-ladder",
  joins: true,
  isBulk: true,

  occasions: ({ members, calendar }, from, to) =>
    members.flatMap((member) =>
      wallTicks(member.digestAt, member.zone, from, to)
        .filter(({ date }) => worksOn(member, date, calendar))
        .flatMap(({ date, at }) =>
          rungsOn(member, date, calendar).map(
            ({ run, weeks }): Occasion => ({
              recipient: `member:${member.id}`,
              windowKey: `${run.from} ${weeks}`,
              tick: at,
              expiresAt: (at + lifetime) as Instant,
            }),
          ),
        ),
    ),

  async among(app, occasions, now) {
    const ids = occasions.map(({ recipient }) => recipientId(recipient));
    const today = new Date(now).toISOString().slice(0, 10) as CivilDate;
    const told = await withBorrowers(app, ids, now, (each) =>
      membersWithShutdown(app, each, today),
    );
    return occasions.filter(({ recipient }) => told.has(recipientId(recipient)));
  },

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const [begins = "", before = ""] = windowKey.split(" ");
    const weeks = ladderWeeks.find((one) => one === Number(before));
    if (weeks === undefined) return null;
    const actor = actorAt(known, now, "");
    const notice = await announceShutdown(app, actor, begins as CivilDate, weeks);
    if (notice === null) return null;
    const speak = translator.speaker(known.member.locale, now);
    return {
      message: shutdownView(notice, speak),
      items: [...notice.ordered, ...notice.important].map((each) => closureItem(each, speak)),
    };
  },
});
