import type { OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ChatLog } from "../../core/touch/chat-log.ts";
import { readWhatsapp } from "../../core/touch/read-whatsapp.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { returnedSheetView } from "../../views/import/own-sheet-view.ts";
import { receivedFileView } from "../../views/import/received-file-view.ts";
import type { CommandContext } from "../command.ts";
import { draftChat } from "../drafting/draft-chat.ts";
import { sheetWordsOf } from "../sheet-words.ts";
import type { FetchedFile } from "./fetch-file.ts";

/** Characters at the beginning of a file that tell whether it is a chat. */
const start = 2000;

/** The chat that a telephone exported as this file, without its texts; null where it is none. */
async function chatIn(name: string, bytes: Uint8Array, today: CivilDate): Promise<ChatLog | null> {
  const { chatTextIn } = await import("../../app/import/chat-text-in.ts");
  const text = await chatTextIn(name, bytes);
  if (text === null || readWhatsapp(text.slice(0, start), today) === null) return null;
  return readWhatsapp(text, today);
}

/** What a file that somebody sent would do; nothing is imported. Throws `Refusal` where it was not fetched. */
export async function answerFile(
  context: CommandContext,
  { name, bytes, others }: FetchedFile,
): Promise<OutboundMessage> {
  const { app, actor, speak, importWords } = context;
  if (bytes instanceof Error) throw bytes;
  const chat = await chatIn(name, bytes, civilDateAt(actor.now, actor.member.zone));
  if (chat !== null) return draftChat(context, chat);
  const { receiveFile, receiveSheet } = await import("../../app/import/receive-file.ts");
  const returned = await receiveSheet(app, actor, { name, bytes }, sheetWordsOf(context));
  if (returned !== null) return returnedSheetView(returned, speak);
  const preview = await receiveFile(app, actor, { name, bytes }, importWords());
  const view = receivedFileView(preview, speak);
  if (others === 0) return view;
  return { ...view, blocks: [...view.blocks, paragraph(speak.t("import:file.one-at-a-time"))] };
}
