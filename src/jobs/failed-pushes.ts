import { findMemberById } from "../app/members/find-recipient.ts";
import { givenUpSince, hasFailedPushes } from "../app/push/find-outbox.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { failedPushesView } from "../views/push/outbox-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** To each admin, once a working day: the pushes that were given up since they last heard of any. */
export const failedPushes = defineJob({
  name: "failed-pushes",
  joins: true,

  occasions: ({ members, calendar }, from, to) => {
    const admins = members.filter(({ role }) => role === "admin");
    return morningOccasions({ members: admins, calendar }, from, to);
  },

  among: async (app, occasions, now) => ((await hasFailedPushes(app, now)) ? occasions : []),

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const { member } = known;
    const dead = await givenUpSince(app, member.organizationId, "failed-pushes", occasion);
    if (dead.length === 0) return null;
    const speak = translator.speaker(member.locale, occasion.tick);
    return { message: failedPushesView(dead, member.zone, speak), items: [] };
  },
});
