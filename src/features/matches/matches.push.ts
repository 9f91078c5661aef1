import { actorAt } from "../../app/actor-at.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { matchesView } from "./match.view.ts";
import { amongMatches, matchesToTell } from "./matches.app.ts";

/** Rows of the morning: what a colleague asks of one's customers, and what they agreed to; once. */
export const matches = defineJob({
  name: "matches",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongMatches,

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const actor = actorAt(known, occasion.tick, "");
    const found = await matchesToTell(app, actor, "matches", occasion);
    if (found.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return { message: matchesView(found, speak, false), items: [] };
  },
});
