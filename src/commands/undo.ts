import { z } from "zod";
import { undoLast } from "../app/changes/undo-last.ts";
import { lastReceived } from "../app/import/last-received.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { letGo } from "../bot/drafting/correct-last.ts";
import { isMadeOf } from "../bot/grammar/words/word-table.ts";
import { plainMessage } from "../chat/message.ts";
import { undoneView } from "../views/changes/undone-view.ts";
import { revertedFileView } from "../views/import/reverted-file-view.ts";

/**
 * `/undo`: takes back the member's last change of the last 24 hours; where a draft was shown last it lets
 * that go instead. The button under an answer
 * names the change, so that pressing it twice or late takes back nothing else.
 */
export const undo = defineCommand({
  name: "undo",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ which: z.string().optional() }),
  positional: ["which…"],
  async run(context, { which: words }) {
    const which = z.uuid().safeParse(words).data;
    // `undo that, I mixed up the names`: why stands behind a mark.
    const [said] = words?.split(/[,，;；。]/) ?? [];
    const isLast = said === undefined || isMadeOf(context.lexicon.theLast, said);
    if (which === undefined && !isLast) throw usageRefusal("undo", context.speak);
    const { app, actor, audience, speak } = context;
    // Under a draft it is the draft that is not wanted: the record before it was not meant.
    if (which === undefined && (await letGo(context)) !== null)
      return plainMessage("notice", speak.t("draft.dropped-not-undone"));
    const file = which === undefined ? await lastReceived(app, actor) : null;
    if (file !== null) {
      const { revertReceived } = await import("../app/import/receive-file.ts");
      return revertedFileView(await revertReceived(app, actor, file), speak);
    }
    const undone = await undoLast(app, actor, which ?? null);
    return undoneView(undone, actor.member.zone, audience, speak);
  },
});
