import { actorAt } from "../app/actor-at.ts";
import { amongNoticed } from "../app/greetings/among-noticed.ts";
import { findNoticedGreetings } from "../app/greetings/find-noticed-greetings.ts";
import { membersWithFestivals } from "../app/greetings/members-to-tell.ts";
import { noticeSpan } from "../app/greetings/notice-span.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { inWords } from "../views/greetings/greeting-words.ts";
import { greetingsPushView } from "../views/greetings/greetings-push-view.ts";
import { noticeOccasions } from "./notice-occasions.ts";

/**
 * Festivals that a member's people keep, a week and a day before them, with drafts: to the owner in
 * private, on working days; what falls on days off is told before them.
 */
export const greetings = defineJob({
  name: "greetings",
  joins: true,

  occasions: (roster, from, to) => noticeOccasions(roster, from, to),

  among: (app, occasions, now) =>
    amongNoticed(app, "greetings", occasions, now, (group) => membersWithFestivals(app, group)),

  async compose({ app, translator }, occasion, now) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const { member } = known;
    const span = await noticeSpan(app, "greetings", occasion);
    const { scope } = actorAt(known, now, "");
    const found = await findNoticedGreetings(app, scope, occasion.tick, now, span);
    if (found.length === 0) return null;
    const speak = translator.speaker(member.locale, now);
    const ready = found.filter(({ state }) => state === "ready");
    return {
      message: greetingsPushView(found, member, occasion.tick, speak),
      items: ready.map(({ contact, day, inDays }) => ({
        ref: contact.ref,
        customer: contact.customer,
        tier: contact.tier,
        due: day.date,
        why: [
          speak.t(`festivals:festivals.${day.festival}.name`),
          contact.name,
          inWords(inDays, speak),
        ].join(speak.t("list.dot")),
      })),
    };
  },
});
