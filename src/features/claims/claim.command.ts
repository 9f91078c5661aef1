import { z } from "zod";
import { findByRef } from "../../app/search/find-named.ts";
import { defineCommand } from "../../bot/command.ts";
import { readAbout } from "../../bot/subject/on-customer.ts";
import { resolveSubject } from "../../bot/subject/resolve-subject.ts";
import { sourcesFor } from "../../bot/subject/subject-sources.ts";
import { Refusal } from "../../errors.ts";
import { claimDormant, withTeamEyes } from "./claim-dormant.app.ts";
import { claimedView } from "./claims.view.ts";

/**
 * `/claim 2` or `/claim #K3F`: takes a dormant customer over from a colleague of the same team, by the
 * number in the group's list that it replies to, or by reference. Nobody is found by name: names of
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
