import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { findLost, hasLost } from "./lost-connections.app.ts";
import { lostConnectionsView } from "./lost-connections.view.ts";

/** To each admin, on the next working morning: the workspaces that were lost since they last heard of any. */
export const lostConnections = defineJob({
  name: "lost-connections",
  joins: true,

  occasions: ({ members, calendar }, from, to) => {
    const admins = members.filter(({ role }) => role === "admin");
    return morningOccasions({ members: admins, calendar }, from, to);
  },

  among: async (app, occasions, now) => ((await hasLost(app, now)) ? occasions : []),

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const lost = await findLost(app, known.scope, "lost-connections", occasion);
    if (lost.places.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return { message: lostConnectionsView(lost, speak), items: [] };
  },
});
