import { findMemberById } from "../app/members/find-recipient.ts";
import { findNewsOf } from "../app/members/lending-news.ts";
import type { LendingTopic } from "../core/members/loan-request.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { lendingNewsView } from "../views/members/lending-views.ts";

/** How far back planning looks, in milliseconds: what was saved a moment late is told all the same. */
const reach = 86_400_000;

/**
 * A list is to be lent to another team: asks those who decide, in private, once each; tells the lender
 * and who gets the list what came of it, or the lender that nobody answered in time.
 */
export const lending = defineJob({
  name: "lending",
  inFirstWeek: true,

  occasions: ({ lending: news = [] }, from, to) =>
    news
      .filter(({ at }) => at <= to && at > from - reach)
      .map(({ memberId, requestId, about, at, until }) => ({
        recipient: `member:${memberId}` as const,
        windowKey: `${about}:${requestId}`,
        tick: at,
        expiresAt: until,
      })),

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const { member, scope } = known;
    const [about = "", requestId = ""] = windowKey.split(":");
    const topic = about as LendingTopic;
    const request = await findNewsOf(app, scope, topic, requestId, now);
    if (request === null) return null;
    const speak = translator.speaker(member.locale, now);
    return { message: lendingNewsView(request, topic, member.id, speak), items: [] };
  },
});
