import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph } from "../../views/blocks/inline.ts";

/** What is here is made up, and how an admin takes it away. */
export function demoView(isAdmin: boolean, speak: Speaker): OutboundMessage {
  const title = speak.t("demo.is");
  const remove = buttonLine("demo", "remove");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      paragraph(speak.t(isAdmin ? "demo.how" : "demo.ask-admin")),
      ...(isAdmin
        ? [
            {
              type: "actions" as const,
              buttons: [{ label: speak.t("demo.button"), command: remove }],
            },
          ]
        : []),
    ],
    subjects: [],
  };
}

/** Asks before the demo goes: nothing brings it back. */
export function removeOrNotView(speak: Speaker): OutboundMessage {
  const title = speak.t("demo.sure");
  const remove = buttonLine("demo", "remove", "yes");
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      {
        type: "actions",
        buttons: [{ label: speak.t("demo.button"), command: remove, style: "danger" }],
      },
    ],
    subjects: [],
    choices: [remove],
  };
}

/** What is gone. */
export function removedView(
  { customers, members }: { readonly customers: number; readonly members: readonly string[] },
  speak: Speaker,
): OutboundMessage {
  const people = speak.t("demo.people", { count: members.length });
  const title = speak.t("demo.removed", { count: customers, people });
  return { kind: "answer", summary: title, blocks: [paragraph(title)], subjects: [] };
}
