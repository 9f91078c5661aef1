import { actorAt } from "../app/actor-at.ts";
import { findMemberById } from "../app/find-recipient.ts";
import { amongPromises, readPromises } from "../app/read-promises.ts";
import { recipientId } from "../core/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { promisesPushView, promiseWhen } from "../views/promises-push-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** Minutes after the morning digest. */
const later = 3;

/**
 * What was promised to customers: to the owner on the day, on the first and third working day after
 * it, then once a week; to the manager from the third on.
 */
export const promisesDue = defineJob({
  name: "promises-due",

  occasions: (roster, from, to) => morningOccasions(roster, later, from, to),

  among: amongPromises,

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const today = windowKey as CivilDate;
    const notice = await readPromises(app, actorAt(known, now, ""), today);
    if (notice === null) return null;
    const speak = translator.speaker(known.member.locale, now);
    return {
      message: promisesPushView(notice, today, speak),
      items: [...notice.own, ...notice.team].map(({ ref, name, tier, dueOn, content }) => ({
        ref,
        customer: name,
        tier,
        due: dueOn,
        why: content ?? promiseWhen(dueOn, today, speak),
      })),
    };
  },
});
