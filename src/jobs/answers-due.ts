import { actorAt } from "../app/actor-at.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { amongAnswerers, answersPush, answersToRecall } from "../app/owed/remind-of-answers.ts";
import { workHours } from "../core/members/work-hours.ts";
import { nudgeSlot, nudgeSlots } from "../core/push/nudge-slots.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { answersDueView } from "../views/owed/answers-due-view.ts";

/**
 * To whoever has customers waiting for an answer whose deadline comes before they would be told of again, in
 * private and within working hours. Who waits longer, or too long, stands in the morning's list.
 */
export const answersDue = defineJob({
  name: answersPush,

  reach: nudgeSlot,

  occasions: (roster, from, to) => nudgeSlots(roster, from, to, (member) => workHours(member).from),

  among: amongAnswerers,

  async compose({ app, translator }, { recipient, tick }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const waiting = await answersToRecall(app, actorAt(known, now, ""), tick);
    if (waiting.length === 0) return null;
    const { locale, zone } = known.member;
    const speak = translator.speaker(locale, now);
    return { message: answersDueView(waiting, zone, now, speak), items: [] };
  },
});
