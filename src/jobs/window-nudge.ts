import { actorAt } from "../app/actor-at.ts";
import { amongOpening } from "../app/cadence/among-opening.ts";
import { findOpening } from "../app/cadence/find-overdue.ts";
import { callFactsOf } from "../app/customer/call-facts-of.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { waitingBesides } from "../app/owed/remind-of-answers.ts";
import { everybody } from "../app/push/roster.ts";
import { nudgeSlot, nudgeSlots } from "../core/push/nudge-slots.ts";
import { recipientId } from "../core/push/occasion.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { whyNow } from "../views/cadence/why-now.ts";
import { windowNudgeView } from "../views/cadence/window-nudge-view.ts";

/**
 * To the owner of KA and A customers who are overdue, when their window opens: on the first, third,
 * fifth and tenth working day, then once a week. At most one before noon and one after it, within
 * working hours; those who can be reached in the evening are named in the afternoon. One that is
 * missed is left to the next digest, and so is one on a day on which a group of theirs was written to.
 * It says as well who waits for an answer, whom no reminder names within the hour.
 */
export const windowNudge = defineJob({
  name: "window-nudge",

  reach: nudgeSlot,
  yields: true,

  occasions: nudgeSlots,

  among: amongOpening,

  async compose({ app, translator }, { recipient, tick }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    const roster = await everybody(app);
    if (known === null || roster === null) return null;
    const { member, scope } = known;
    const opening = await findOpening(app, scope, [member.id], tick, roster, () => member);
    if (opening.length === 0) return null;
    const customers = opening.map(({ customer }) => customer);
    const speak = translator.speaker(member.locale, now);
    const ids = customers.map(({ id }) => id);
    const own = actorAt(known, now, "");
    const waiting = await waitingBesides(app, own, tick);
    const factsOf = await callFactsOf(app, scope, ids, civilDateAt(now, member.zone));
    return {
      message: windowNudgeView(opening, waiting, factsOf, member, now, speak),
      items: customers.map((customer) => ({
        ref: customer.ref,
        customer: customer.name,
        tier: customer.tier,
        due: customer.dueOn,
        why: whyNow(customer, now, speak),
      })),
    };
  },
});
