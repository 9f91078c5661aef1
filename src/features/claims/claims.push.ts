import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { claimsView } from "./claims.view.ts";
import { amongClaims, findClaims } from "./find-claims.app.ts";

/** To whoever lost a dormant customer to a colleague's claim: the next working morning, once. */
export const claims = defineJob({
  name: "claims",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongClaims,

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const found = await findClaims(app, known.scope, "claims", occasion);
    if (found.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return { message: claimsView(found, speak), items: [] };
  },
});
