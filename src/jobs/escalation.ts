import {
  amongEscalations,
  findEscalations,
  withEscalation,
} from "../app/cadence/find-escalations.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { escalationView } from "../views/cadence/escalation-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/**
 * To the managers of teams that turned it on: KA and A customers who are overdue for 3, 5 or 7 working
 * days of their owner.
 */
export const escalation = defineJob({
  name: "escalation",
  joins: true,

  occasions(roster, from, to) {
    const wanted = new Set(withEscalation(roster).teams.flatMap(({ handles }) => handles));
    const members = roster.members.filter(
      ({ role, handle }) => role === "manager" && wanted.has(handle),
    );
    return morningOccasions({ ...roster, members }, from, to);
  },

  among: amongEscalations,

  async compose({ app, translator }, { recipient, tick }) {
    const known = await findMemberById(app, recipientId(recipient));
    const roster = await everybody(app);
    if (known === null || roster === null) return null;
    const late = await findEscalations(app, known.scope, known.member, roster, tick);
    if (late.length === 0) return null;
    const speak = translator.speaker(known.member.locale, tick);
    return {
      message: escalationView(late, speak),
      items: late.map(({ customer: { ref, name, tier, dueOn }, workdays }) => ({
        ref,
        customer: name,
        tier,
        due: dueOn,
        why: speak.t("escalation.late", { count: workdays }),
      })),
    };
  },
});
