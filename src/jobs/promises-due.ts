import { actorAt } from "../app/actor-at.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { amongOwed, findOwedOn } from "../app/owed/list-owed.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { owedPushView, owedWhen } from "../views/owed/owed-list-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/**
 * What is owed to customers: to the owner on the day, on the first and third working day after
 * it, then once a week; to the manager from the third on.
 */
export const promisesDue = defineJob({
  name: "promises-due",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongOwed,

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const today = windowKey as CivilDate;
    const notice = await findOwedOn(app, actorAt(known, now, ""), today);
    if (notice === null) return null;
    const speak = translator.speaker(known.member.locale, now);
    return {
      message: owedPushView(notice, today, speak),
      items: [...notice.own, ...notice.team].map(({ ref, name, tier, dueOn, content }) => ({
        ref,
        customer: name,
        tier,
        due: dueOn,
        why: content ?? owedWhen(dueOn, today, speak),
      })),
    };
  },
});
