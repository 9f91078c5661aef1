import type { OutboundMessage } from "../../chat/message.ts";
import { plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What came of taking an import back. */
type FileReverted =
  | { readonly outcome: "not-found" | "reverted-before" }
  | {
      readonly outcome: "blocked";
      readonly count: number;
      readonly obstacles: readonly {
        readonly why: "changed" | "added" | "not-yours";
        readonly table: string;
        readonly ref: string | null;
        readonly code: string | null;
      }[];
    }
  | { readonly outcome: "reverted"; readonly restored: number; readonly removed: number };

/** Obstacles that are named. */
const most = 5;

/** What came of taking the import of a file back, as whoever sent the file is told. */
export function revertedFileView(result: FileReverted, speak: Speaker): OutboundMessage {
  const lines = linesOf(result, speak);
  return plainMessage("notice", lines.join("\n"));
}

function linesOf(result: FileReverted, speak: Speaker): string[] {
  switch (result.outcome) {
    case "reverted":
      return [
        speak.t("import:file.reverted", { count: result.removed, restored: result.restored }),
      ];
    case "blocked":
      return [
        speak.t("import:file.blocked", { count: result.count }),
        ...result.obstacles.slice(0, most).map(({ why, table, ref, code }) =>
          speak.t(`import:revert.${why}`, {
            ref: ref ?? "",
            code: code === ref ? "" : (code ?? ""),
            table: speak.sentenceOf("import:tables.", table),
          }),
        ),
      ];
    default:
      return [speak.t(`import:file.${result.outcome}`)];
  }
}
