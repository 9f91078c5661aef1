import { z } from "zod";
import { listDue } from "../app/list-due.ts";
import { defineCommand } from "../bot/command.ts";
import { dayListView } from "../views/day-list-view.ts";

/** `/today [PAGE]`: whom to contact today, the window that closes first on top. */
export const today = defineCommand({
  name: "today",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ page: z.coerce.number().int().min(1).default(1) }),
  positional: ["page"],
  async run({ app, actor, audience, speak }, { page }) {
    const list = await listDue(app, actor, page);
    return dayListView(list, actor.member.zone, audience, speak);
  },
});
