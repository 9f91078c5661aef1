import { dropDraft, findOpenDrafts } from "../../app/drafts/keep-draft.ts";
import { lastRecord } from "../../app/drafts/last-record.ts";
import { rehearse } from "../../app/drafts/record-draft.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { draftView, whichCorrection } from "../../views/drafts/draft-view.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";
import { corrected } from "./corrected.ts";
import { correctedAmong } from "./corrected-among.ts";
import { drafted } from "./drafted.ts";
import { shownDrafts } from "./shown-drafts.ts";

/** The draft that was shown last here, if nothing else was said since; null otherwise. */
export async function draftShown(context: CommandContext): Promise<Draft | null> {
  // What a line says now in place of other words is no word on a draft.
  if (context.draftsOnly?.instead !== undefined) return null;
  const [id, ...others] = await shownDrafts({ ...context, reply: null });
  if (id === undefined || others.length > 0) return null;
  return (
    (await findOpenDrafts(context.app, context.actor)).find((draft) => draft.id === id) ?? null
  );
}

/** Lets the draft go that was shown last; null where none is. */
export async function letGo(context: CommandContext): Promise<OutboundMessage | null> {
  const shown = await draftShown(context);
  if (shown === null || !(await dropDraft(context.app, context.actor, shown.id))) return null;
  return plainMessage("notice", context.speak.t("draft.dropped"));
}

/** The draft once more, with the question what is to be different: the next line may say it. */
export async function stillShown(
  { app, actor, speak }: CommandContext,
  shown: Draft,
): Promise<OutboundMessage> {
  const recorded = await rehearse(app, actor, shown.items);
  const view = draftView(shown, recorded, { leftOut: [], unread: null }, actor.member.zone, speak);
  return { ...view, blocks: [paragraph(whichCorrection(shown.items, speak)), ...view.blocks] };
}

/**
 * A draft as the line corrects it: of the one shown last, else of what was recorded last, which it then
 * takes back. Where nothing is said to be different the last record is taken back.
 */
export async function correctLast(
  context: CommandContext,
  line: Line,
  read: ReadLine,
): Promise<OutboundMessage | CommandCall> {
  const { app, actor, lexicon, speak } = context;
  const shown = await draftShown(context);
  if (shown !== null) {
    const items = corrected(shown.items, read, lexicon, line.today);
    if (items === null) {
      const isDifferent = read.whole.act !== null || read.whole.clause.spans.length > 0;
      return (isDifferent ? null : await letGo(context)) ?? stillShown(context, shown);
    }
    const taken = shown.items.filter(({ act }) => act === "undo");
    const instead = await drafted(context, [...taken, ...items]);
    await dropDraft(app, actor, shown.id);
    return instead;
  }
  const last = await lastRecord(app, actor);
  const items =
    last === null
      ? null
      : (corrected(last.items, read, lexicon, line.today) ??
        ofSeveral(last.items, read, line, lexicon));
  if (last === null || items === null)
    return plainMessage("notice", speak.t("draft.which-correction"));
  const { undoId, customers } = last;
  return drafted(context, [{ act: "undo", undoId, customers }, ...items]);
}

/** Several records with what the line says is different about some of them; null where it does not say. */
function ofSeveral(
  items: readonly DraftItem[],
  read: ReadLine,
  { today }: Line,
  lexicon: CommandContext["lexicon"],
): readonly DraftItem[] | null {
  const amended = items.length > 1 ? correctedAmong(items, read, lexicon, today) : null;
  return amended === null || amended === "unclear" || amended.length === 0 ? null : amended;
}
