import { z } from "zod";
import { listOwed } from "../app/owed/list-owed.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { owedToWhoAsked } from "../core/owed/owed-kind.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { waitingView } from "../views/owed/waiting-view.ts";

/** `/waiting`: the customers who asked for something and have not heard from us since; a manager's teams' as well. */
export const waiting = defineCommand({
  name: "waiting",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  reads: reads.always,
  async run(context) {
    const { app, actor, speak } = context;
    const list = await listOwed(app, actor, [owedToWhoAsked]);
    const isEmpty = list.own.length + list.team.length === 0;
    const missing = isEmpty ? await missingCustomers(context) : null;
    const today = civilDateAt(actor.now, actor.member.zone);
    return missing ?? waitingView(list, actor.now, today, speak);
  },
});
