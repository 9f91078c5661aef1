import { hasGivenUp, proposeFreshEyes } from "../app/dormancy/propose-fresh-eyes.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { freshEyesView } from "../views/dormancy/fresh-eyes-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** Days after its own for which a proposal is still worth sending. */
const lifetime = 5;

/**
 * To each manager, the working day after: dormant customers whose owner has tried for a whole round
 * without an answer, with a button for each colleague who might try instead.
 */
export const freshEyes = defineJob({
  name: "fresh-eyes",
  joins: true,
  isBulk: true,

  occasions({ members, calendar }, from, to) {
    const managers = members.filter(({ role }) => role === "manager");
    return morningOccasions({ members: managers, calendar }, from, to, lifetime);
  },

  among: async (app, occasions, now) => ((await hasGivenUp(app, now)) ? occasions : []),

  async compose({ app, translator }, { recipient, tick }) {
    const known = await findMemberById(app, recipientId(recipient));
    const found = known && (await proposeFreshEyes(app, known, tick));
    if (known === null || found === null) return null;
    const { zone, locale } = known.member;
    const speak = translator.speaker(locale, tick);
    return {
      message: freshEyesView(found, speak),
      items: found.customers.map(({ ref, name, tier, silentDays }) => ({
        ref,
        customer: name,
        tier,
        due: civilDateAt(tick, zone),
        why: speak.t("list.silent", { days: silentDays }),
      })),
    };
  },
});
