import { z } from "zod";
import { findColleagues } from "../../app/members/find-colleagues.ts";
import { defineCommand, reads } from "../../bot/command.ts";
import { listRisks } from "./risk.app.ts";
import { risksView } from "./risk.view.ts";

/** `/risk`: what would go with somebody who leaves; `/risk HANDLE` names the customers. */
export const risk = defineCommand({
  name: "risk",
  topic: "people",
  after: "handover",
  permission: "manager",
  audience: "private",
  args: z.object({ name: z.string().max(80).default("") }),
  positional: ["name…"],
  reads: reads.always,
  // `风险 很大` is talk: after the word stands who is meant.
  isMeant: async (words, { app, actor }) =>
    (await findColleagues(app, actor, words.replace(/^@/, ""))).length > 0,
  async run({ app, actor, speak }, { name }) {
    const who = name.replace(/^@/, "");
    const risks = await listRisks(app, actor, who === "" ? null : who);
    return risksView(risks, who !== "", speak);
  },
});
