import { keepDraft } from "../../app/drafts/keep-draft.ts";
import { rehearse } from "../../app/drafts/record-draft.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { draftView } from "../../views/drafts/draft-view.ts";
import type { CommandContext } from "../command.ts";

/** Keeps items as a draft and shows what they would come to, and what of the line is `leftOut`. Throws what recording them would. */
export async function drafted(
  { app, actor, speak }: CommandContext,
  items: readonly DraftItem[],
  leftOut: readonly string[] = [],
): Promise<OutboundMessage> {
  const recorded = await rehearse(app, actor, items);
  const draft = await keepDraft(app, actor, items);
  return draftView(draft, recorded, leftOut, actor.member.zone, speak);
}
