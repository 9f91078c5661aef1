import { z } from "zod";
import { listOwed } from "../app/owed/list-owed.ts";
import { defineCommand } from "../bot/command.ts";
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
  async run({ app, actor, speak }) {
    const today = civilDateAt(actor.now, actor.member.zone);
    return owedListView(await listOwed(app, actor), today, speak);
  },
});
