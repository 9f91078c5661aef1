import { z } from "zod";
import { listOwed } from "../app/owed/list-owed.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { owedListView } from "../views/owed/owed-list-view.ts";

/** `/promises`: what is promised to customers, and complained of, and still open; a manager's teams as well, an admin's everybody's. */
export const promises = defineCommand({
  name: "promises",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  reads: reads.always,
  async run(context) {
    const { app, actor, speak } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const list = await listOwed(app, actor);
    const isEmpty = list.own.length + list.team.length === 0;
    const missing = isEmpty ? await missingCustomers(context) : null;
    return missing ?? owedListView(list, today, speak);
  },
});
