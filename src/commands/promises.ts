import { z } from "zod";
import { listPromises } from "../app/read-promises.ts";
import { defineCommand } from "../bot/command.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { promisesView } from "../views/promises-push-view.ts";

/** `/promises`: what is promised to customers, and complained of, and still open; a manager's teams as well. */
export const promises = defineCommand({
  name: "promises",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  async run({ app, actor, speak }) {
    const today = civilDateAt(actor.now, actor.member.zone);
    return promisesView(await listPromises(app, actor), today, speak);
  },
});
