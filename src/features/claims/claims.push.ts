import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { claimsView } from "./claims.view.ts";
import { amongClaims, findClaims } from "./find-claims.app.ts";

/**
 * To whoever lost a customer to a colleague's claim: the next working morning, once; and to whoever will
 * lose some to the public pool: a week before.
 */
export const claims = defineJob({
  name: "claims",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongClaims,

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const found = await findClaims(app, known.scope, "claims", occasion);
    if (found.claimed.length + found.warned.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return {
      message: claimsView(found.claimed, found.warned, speak),
      items: found.warned.map(({ ref, name, tier, dueOn, overdue }) => ({
        ...{ ref, tier, customer: name, due: dueOn },
        why: speak.t("why-now.overdue", { count: overdue }),
      })),
    };
  },
});
