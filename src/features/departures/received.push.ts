import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { amongReceivers, findReceived } from "./find-received.app.ts";
import { receivedView } from "./introduction.view.ts";

/** To whoever received customers of a colleague who left: the next working morning, once. */
export const received = defineJob({
  name: "received-customers",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongReceivers,

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const found = await findReceived(app, known.scope, "received-customers", occasion);
    if (found.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return { message: receivedView(found, speak), items: [] };
  },
});
