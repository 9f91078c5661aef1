import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";

/** Kinds of which something stays where it can be asked for. */
const staying = [
  "morning-digest",
  "promises-due",
  "answers-due",
  "dormant-list",
  "tier-proposals",
] as const;

/** The answer to who turned a push off: where what it told of still stands, and how it comes back. */
export function mutedView(changed: OutboundMessage, kind: string, speak: Speaker): OutboundMessage {
  const stays = staying.find((one) => one === kind);
  const name = speak.sentenceOf("push-kinds.", kind);
  const blocks: Block[] = [
    ...changed.blocks,
    ...(stays === undefined ? [] : [paragraph(speak.t(`push.stays.${stays}`))]),
    paragraph(speak.t("push.unmute-how", { name })),
    {
      type: "actions",
      buttons: [
        { label: speak.t("push.unmute", { name }), command: buttonLine("me", "push", kind, "on") },
      ],
    },
  ];
  return { ...changed, blocks };
}
