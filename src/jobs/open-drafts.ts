import { actorAt } from "../app/actor-at.ts";
import { findOpenDrafts } from "../app/drafts/keep-draft.ts";
import { amongDrafters } from "../app/drafts/list-drafts.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { worksOn } from "../core/calendar/workdays/works-on.ts";
import { draftsListTime, draftsPush } from "../core/drafts/draft-end.ts";
import { type Occasion, recipientId } from "../core/push/occasion.ts";
import { nightOf } from "../core/time/night-of.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { openDraftsView } from "../views/drafts/open-drafts-view.ts";

/**
 * To whoever left drafts open, in private, at the end of their working day: all of them as one list, of
 * use until their night begins. Then they are expired.
 */
export const openDrafts = defineJob({
  name: draftsPush,

  occasions: ({ members, calendar }, from, to) =>
    members.flatMap((member) =>
      wallTicks(draftsListTime(member), member.zone, from, to)
        .filter(({ date }) => worksOn(member, date, calendar))
        .map(
          ({ date, at }): Occasion => ({
            recipient: `member:${member.id}`,
            windowKey: date,
            tick: at,
            expiresAt: nightOf(member, date),
          }),
        ),
    ),

  among: amongDrafters,

  async compose({ app, translator }, { recipient }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const drafts = (await findOpenDrafts(app, actorAt(known, now, ""))).reverse();
    if (drafts.length === 0) return null;
    const speak = translator.speaker(known.member.locale, now);
    return { message: openDraftsView(drafts, known.member, now, speak), items: [] };
  },
});
