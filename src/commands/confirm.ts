import { z } from "zod";
import { dropDraft, findOpenDrafts } from "../app/drafts/keep-draft.ts";
import { recordDraft } from "../app/drafts/record-draft.ts";
import { defineCommand } from "../bot/command.ts";
import { plainMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";
import { recordedView } from "../views/drafts/draft-view.ts";

/**
 * `/confirm`: records the draft that was shown last. The buttons under a draft name it, so that what
 * is confirmed is what was shown; `no` lets it go.
 */
export const confirm = defineCommand({
  name: "confirm",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({ which: z.uuid().optional(), answer: z.literal("no").optional() }),
  positional: ["which", "answer"],
  async run({ app, actor, speak }, { which, answer }) {
    const id = which ?? (await findOpenDrafts(app, actor))[0]?.id;
    if (id === undefined) throw new Refusal("no-draft");
    if (answer === "no") {
      if (!(await dropDraft(app, actor, id))) throw new Refusal("draft-gone");
      return plainMessage("notice", speak.t("draft.dropped"));
    }
    const { result, undoId } = await recordDraft(app, actor, id);
    return recordedView(result.recorded, result.items, undoId, actor.member.zone, speak);
  },
});
