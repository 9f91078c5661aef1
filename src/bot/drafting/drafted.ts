import { keepDraft } from "../../app/drafts/keep-draft.ts";
import { asOf, rehearse } from "../../app/drafts/record-draft.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { draftView } from "../../views/drafts/draft-view.ts";
import type { CommandContext } from "../command.ts";

/**
 * Keeps items as a draft and shows what they would come to, what of the line is `leftOut` and what of it is
 * `unread`, as it is too long. Throws what recording them would.
 */
export async function drafted(
  { app, actor, speak, draftsOnly }: CommandContext,
  items: readonly DraftItem[],
  leftOut: readonly string[] = [],
  unread: string | null = null,
): Promise<OutboundMessage> {
  const { keeper = actor, instead } = draftsOnly ?? {};
  const said =
    draftsOnly === undefined ? items : items.map((item) => asOf(item, actor.now, keeper));
  const told = [...(instead?.before ?? []), ...said];
  const recorded = await rehearse(app, keeper, told);
  const draft = await keepDraft(app, keeper, told, instead?.lineId);
  return draftView(draft, recorded, { leftOut, unread }, keeper.member.zone, speak);
}
