import { z } from "zod";
import { undoLast } from "../app/changes/undo-last.ts";
import { defineCommand } from "../bot/command.ts";
import { undoneView } from "../views/changes/undone-view.ts";

/**
 * `/undo`: takes back the member's last change of the last 24 hours. The button under an answer
 * names the change, so that pressing it twice or late takes back nothing else.
 */
export const undo = defineCommand({
  name: "undo",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ which: z.uuid().optional() }),
  positional: ["which"],
  async run({ app, actor, audience, speak }, { which }) {
    const undone = await undoLast(app, actor, which ?? null);
    return undoneView(undone, actor.member.zone, audience, speak);
  },
});
