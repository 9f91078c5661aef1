import { actorAt } from "../app/actor-at.ts";
import { amongNoticed } from "../app/greetings/among-noticed.ts";
import { findBirthdays } from "../app/greetings/find-birthdays.ts";
import { membersNearBirthdays } from "../app/greetings/members-to-tell.ts";
import { noticeSpan } from "../app/greetings/notice-span.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { birthdaysPushView, birthdayWords } from "../views/greetings/birthdays-push-view.ts";
import { noticeOccasions } from "./notice-occasions.ts";

/**
 * Birthdays a week and a day before them and on the day itself, by the customer's calendar: to the
 * owner in private, and of key people to the managers of the team.
 */
export const birthdays = defineJob({
  name: "birthdays",
  joins: true,

  occasions: (roster, from, to) => noticeOccasions(roster, from, to),

  among: (app, occasions, now) =>
    amongNoticed(app, "birthdays", occasions, now, (group) => membersNearBirthdays(app, group)),

  async compose({ app, translator }, occasion, now) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const { member } = known;
    const span = await noticeSpan(app, "birthdays", occasion);
    const { scope } = actorAt(known, now, "");
    const found = await findBirthdays(app, scope, occasion.tick, now, span);
    if (found.length === 0) return null;
    const speak = translator.speaker(member.locale, now);
    return {
      message: birthdaysPushView(found, member, occasion.tick, speak),
      items: found.map((one) => ({
        ref: one.contact.ref,
        customer: one.contact.customer,
        tier: one.contact.tier,
        due: one.date,
        why: `${one.contact.name}${speak.t("list.dot")}${birthdayWords(one, speak)}`,
      })),
    };
  },
});
