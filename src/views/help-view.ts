import type { OutboundMessage } from "../chat/message.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { code, paragraph, text } from "./inline.ts";

/** What each of these commands does, a line each. */
export function helpView(names: readonly string[], speak: Speaker): OutboundMessage {
  const title = speak.t("help.title");
  const items = names.map((name) => [
    code(speak.t(`commands:${name}.usage`)),
    text(`  ${speak.t(`commands:${name}.help`)}`),
  ]);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items },
      paragraph(speak.t("help.hint")),
    ],
    subjects: [],
  };
}

/** How one command is used, with an example to copy. */
export function commandHelpView(name: string, speak: Speaker): OutboundMessage {
  const help = speak.t(`commands:${name}.help`);
  const example = speak.t(`commands:${name}.example`);
  return {
    kind: "answer",
    summary: help,
    blocks: [
      paragraph(help),
      {
        type: "fields",
        fields: [
          { label: speak.t("help.usage"), value: [code(speak.t(`commands:${name}.usage`))] },
          { label: speak.t("help.example"), value: [code(example)] },
        ],
      },
    ],
    subjects: [],
  };
}
