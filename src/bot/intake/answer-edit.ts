import { dropDraft } from "../../app/drafts/keep-draft.ts";
import { rehearse } from "../../app/drafts/record-draft.ts";
import { type ToldIn, type ToldRecord, toldIn } from "../../app/drafts/told-in.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { MessageDraft, OutboundMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { asData } from "../../views/drafts/draft-view.ts";
import { deletedView, editedView, stillRecordedView } from "../../views/drafts/edited-view.ts";
import type { CommandContext } from "../command.ts";
import { draftLine } from "../drafting/draft-line.ts";
import { readLine } from "../understanding/line.ts";

/**
 * What is said of a line that its sender has changed or deleted: where it had recorded something, what,
 * and a draft of what the new words would record instead, or the way to undo it. Nothing is changed by
 * itself; null where nothing had come of the line.
 */
export async function answerEdit(
  context: CommandContext,
  event: Extract<ChatEvent, { readonly type: "edited" }>,
): Promise<OutboundMessage | null> {
  const { app, actor, speak } = context;
  const { platform, workspace } = event.conversation;
  const line = await toldIn(app, actor, { platform, workspace, eventKey: event.line });
  if (line === null) return null;
  const { record } = line;
  const { text } = event;
  if (record === null) {
    return text === null || line.drafts.length === 0 ? null : redrafted(context, line, text, []);
  }
  if (!record.canUndo) return stillRecordedView("too-late", speak);
  const undo: DraftItem = {
    act: "undo",
    undoId: record.undoId,
    customers: record.customers,
    isOfOldWords: true,
  };
  const undone = await orNull(async () => (await rehearse(app, actor, [undo])).undone[0] ?? null);
  if (undone === null) return stillRecordedView("changed-since", speak);
  if (text === null) return deletedView(record, undone, speak);
  const taken = {
    ...undo,
    customers: undone.customers.map(({ id, ref, name }) => ({ id, ref, name })),
  };
  const message = await orNull(() => redrafted(context, line, text, [taken, ...record.others]));
  const draft = message?.draft === undefined ? null : { ...message, draft: message.draft };
  if (draft !== null && saysTheSame(record, draft.draft.items)) {
    await dropDraft(app, actor, draft.draft.id);
    return null;
  }
  return editedView(record, undone, draft, speak);
}

/** Null where it is refused. */
async function orNull<Value>(work: () => Promise<Value | null>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Whether nothing would be recorded but what the old words recorded: a letter was mended. */
function saysTheSame({ items, others }: ToldRecord, drafted: MessageDraft["items"]): boolean {
  const told = [...others, ...items].flatMap(asData);
  const now = drafted.filter(({ act }) => act !== "undo");
  return items.length > 0 && JSON.stringify(now) === JSON.stringify(told);
}

/** What the new words come to, read as of when the line was said; null where they tell nothing to record. */
async function redrafted(
  context: CommandContext,
  { lineId, payload, saidAt, drafts }: ToldIn,
  text: string,
  before: readonly DraftItem[],
): Promise<OutboundMessage | null> {
  const said: ChatEvent = JSON.parse(payload);
  if (said.type !== "message") return null;
  const { app, actor, lexicon } = context;
  const reading = {
    ...context,
    actor: { ...actor, now: saidAt },
    reply: said.repliesTo ?? null,
    conversation: said.conversation,
    isMention: said.isMention === true,
    draftsOnly: { keeper: actor, instead: { lineId, before } },
  };
  const line = readLine(text, lexicon, civilDateAt(saidAt, actor.member.zone));
  const message = await draftLine(reading, line);
  if (typeof message === "string") return null;
  if (message.draft !== undefined) {
    for (const id of drafts) await dropDraft(app, actor, id);
  }
  return message;
}
