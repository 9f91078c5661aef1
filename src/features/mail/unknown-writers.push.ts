import { actorAt } from "../../app/actor-at.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { amongOwners, findUnknownWriters } from "./unknown-writers.app.ts";
import { unknownWritersView } from "./unknown-writers.view.ts";

/** To each owner, with what else they are told in the morning: who wrote from a customer and is no contact yet. */
export const unknownWriters = defineJob({
  name: "unknown-writers",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  async among(app, occasions, now) {
    const ids = occasions.map(({ recipient }) => recipientId(recipient));
    const owners = await amongOwners(app, ids, now);
    return occasions.filter(({ recipient }) => owners.has(recipientId(recipient)));
  },

  async compose({ app, translator }, occasion) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const { scope } = actorAt(known, occasion.tick, "");
    const writers = await findUnknownWriters(app, scope, "unknown-writers", occasion);
    if (writers.length === 0) return null;
    const speak = translator.speaker(known.member.locale, occasion.tick);
    return { message: unknownWritersView(writers, speak), items: [] };
  },
});
