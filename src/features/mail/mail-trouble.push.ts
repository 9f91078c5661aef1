import { findMailTroubles, isAnyMailTrouble } from "../../app/mail/mail-trouble.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { mailTroubleView } from "./mail-trouble.view.ts";

/** To each admin, every working morning on which a mailbox has not been heard for long. */
export const mailTrouble = defineJob({
  name: "mail-trouble",
  joins: true,

  occasions: ({ members, calendar }, from, to) => {
    const admins = members.filter(({ role }) => role === "admin");
    return morningOccasions({ members: admins, calendar }, from, to);
  },

  among: async (app, occasions) => ((await isAnyMailTrouble(app)) ? occasions : []),

  async compose({ app, translator }, { recipient, tick }) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const troubles = await findMailTroubles(app, known.scope, tick);
    if (troubles.length === 0) return null;
    const { locale, zone } = known.member;
    return {
      message: mailTroubleView(troubles, zone, translator.speaker(locale, tick)),
      items: [],
    };
  },
});
