import type { OutboundMessage } from "../../chat/message.ts";
import type { ImportNews } from "../../core/import/finished-import.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { inButtons, paragraph } from "../blocks/inline.ts";

/** What an import did, what was left out or assumed by kind, and how to take it back. */
export function importFinishedView(news: ImportNews, speak: Speaker): OutboundMessage {
  const { id, fileName, notes } = news;
  const back = buttonLine("import", id, "back");
  const title = speak.t("import:news.title", { file: fileName });
  const { rows, created, updated, unchanged, skipped } = news;
  const counts = {
    count: rows,
    rows: speak.number(rows),
    created: speak.number(created),
    updated: speak.number(updated),
    unchanged: speak.number(unchanged),
    skipped: speak.number(skipped),
  };
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(speak.t("import:done", counts)),
      ...notes.map(({ reason, count, values = [] }) =>
        paragraph(
          speak.sentenceOf("import:reasons.", reason, {
            count,
            rows: speak.number(count),
            values: values.join(", "),
          }),
        ),
      ),
      inButtons(speak.t("import:news.back", { line: back })),
      {
        type: "actions",
        buttons: [{ label: speak.t("import:file.back"), command: back }],
      },
    ],
    subjects: [],
  };
}
