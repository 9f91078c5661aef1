import { z } from "zod";
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
  async run({ app, actor, speak }, { name }) {
    const who = name.replace(/^@/, "");
    const risks = await listRisks(app, actor, who === "" ? null : who);
    return risksView(risks, who !== "", speak);
  },
});
