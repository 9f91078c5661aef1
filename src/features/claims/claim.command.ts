import { z } from "zod";
import { findByRef } from "../../app/search/find-named.ts";
import { defineCommand } from "../../bot/command.ts";
import { readAbout } from "../../bot/subject/on-customer.ts";
import { resolveSubject } from "../../bot/subject/resolve-subject.ts";
import { sourcesFor } from "../../bot/subject/subject-sources.ts";
import { Refusal } from "../../errors.ts";
import { claimDormant } from "./claim-dormant.app.ts";
import { claimedView } from "./claims.view.ts";
import { withTeamEyes } from "./with-team-eyes.app.ts";

/**
 * `/claim 2`, `1,3 claim` or `/claim #K3F`: takes dormant customers, or those in the public pool, over from
 * colleagues of the same team, by their numbers in a list, or by reference. Nobody is found by name: names of
 * others' customers are not told.
 */
export const claim = defineCommand({
  name: "claim",
  topic: "customers",
  after: "dormant",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  followsCustomer: "text",
  followsSeveral: true,
  // `K3F claim USD 800` tells of a complaint.
  isMeant: (words, _context, isNamed) => !isNamed || words === "",
  async run(context, { text }) {
    const { app, audience, speak } = context;
    const actor = await withTeamEyes(app, context.actor);
    const { targets, rest } = readAbout(text, context);
    if (targets.length === 0 || rest !== "") throw new Refusal("which-claim");
    const refs = targets.flatMap((target) => ("ref" in target ? target.ref : []));
    const [byRef, sources] = await Promise.all([
      findByRef(app, actor, refs),
      sourcesFor({ ...context, actor }, [targets]),
    ]);
    const subject = resolveSubject({ targets, mentioned: [] }, byRef, sources);
    if (subject.type === "none") throw subject.refusal;
    if (subject.type === "choice") throw new Refusal("which-claim");
    const ids = subject.customers.map(({ id }) => id);
    const result = await claimDormant(app, context.actor, ids);
    return claimedView(result, context.actor.member, audience, speak);
  },
});
