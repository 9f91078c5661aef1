import type { OutboundMessage } from "../../chat/message.ts";
import { plainMessage } from "../../chat/message.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";

/** Corrects what was recorded last. */
export async function correctLast(
  { speak }: CommandContext,
  _line: Line,
  _read: ReadLine,
  _sources: SubjectSources,
): Promise<OutboundMessage | CommandCall> {
  return plainMessage("notice", speak.t("draft.understood-nothing"));
}
