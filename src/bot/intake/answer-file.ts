import type { OutboundMessage } from "../../chat/message.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { receivedFileView } from "../../views/import/received-file-view.ts";
import type { CommandContext } from "../command.ts";
import type { FetchedFile } from "./fetch-file.ts";

/** What a file that somebody sent would do; nothing is imported. Throws `Refusal` where it was not fetched. */
export async function answerFile(
  { app, actor, speak, importWords }: CommandContext,
  { name, bytes, others }: FetchedFile,
): Promise<OutboundMessage> {
  if (bytes instanceof Error) throw bytes;
  const { receiveFile } = await import("../../app/import/receive-file.ts");
  const preview = await receiveFile(app, actor, { name, bytes }, importWords());
  const view = receivedFileView(preview, speak);
  if (others === 0) return view;
  return { ...view, blocks: [...view.blocks, paragraph(speak.t("import:file.one-at-a-time"))] };
}
