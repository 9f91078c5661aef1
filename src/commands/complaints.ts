import { z } from "zod";
import { listOwed } from "../app/owed/list-owed.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { owedListView } from "../views/owed/owed-list-view.ts";

/** `/complaints`: the complaints of customers that are not over yet; a manager's teams' as well. */
export const complaints = defineCommand({
  name: "complaints",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  reads: reads.always,
  async run(context) {
    const { app, actor, speak } = context;
    const list = await listOwed(app, actor, ["complaint"]);
    const isEmpty = list.own.length + list.team.length === 0;
    const missing = isEmpty ? await missingCustomers(context) : null;
    const today = civilDateAt(actor.now, actor.member.zone);
    return missing ?? owedListView(list, today, speak, { kind: "complaint" });
  },
});
