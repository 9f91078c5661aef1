import { actorAt } from "../app/actor-at.ts";
import { listWholeDay } from "../app/cadence/list-whole-day.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { withPlans } from "../app/touch/plan-touches.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { dayListView } from "../views/cadence/day-list-view.ts";
import { whyNow } from "../views/cadence/why-now.ts";
import { morningOccasions } from "./morning-occasions.ts";

/**
 * Everything that is due of a member's own customers, to their direct chat, at their time of the
 * morning on their working days.
 */
export const morningDigest = defineJob({
  name: "morning-digest",
  inFirstWeek: true,
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  async compose({ app, translator }, { recipient }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const { member } = known;
    const actor = actorAt(known, now, "");
    const day = await listWholeDay(app, actor);
    if (day === null) return null;
    const list = await withPlans(app, actor, day.firstPage);
    const speak = translator.speaker(member.locale, now);
    return {
      message: { ...dayListView(list, member.zone, "direct", speak), kind: "digest" },
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
