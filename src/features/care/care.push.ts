import { actorAt } from "../../app/actor-at.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { amongCare, careOf } from "./care-morning.app.ts";
import { careMorningView, whyPushed } from "./care-morning.view.ts";

/**
 * Rows of the morning: the moments for which it is time, what was signed, and on the day the letter; to who
 * signs what waits for them.
 */
export const care = defineJob({
  name: "care",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongCare,

  async compose({ app, translator }, { recipient, windowKey, tick }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const date = windowKey as CivilDate;
    const found = await careOf(app, actorAt(known, now, ""), date, tick);
    if (found === null) return null;
    const speak = translator.speaker(known.member.locale, now);
    const { today, opened, signed, toSign } = found;
    const all = [today, opened, signed, toSign].flatMap((part) => part.all);
    return {
      message: careMorningView(found, known.member, date, speak),
      items: all.map(({ moment }) => ({
        ref: moment.contact.ref,
        customer: moment.contact.customer,
        tier: moment.contact.tier,
        due: moment.on,
        why: whyPushed(moment, speak),
      })),
    };
  },
});
