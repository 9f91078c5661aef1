import type { Conversation } from "../../chat/event.ts";
import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import type { GoalSet } from "./goal.core.ts";

/** What the next touches are to reach, with how to take that back; a group is told only of whom. */
export function goalSetView(
  { goal, customers, undoId }: GoalSet,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const isGroup = audience === "group";
  const title = speak.t("goal.set", { count: customers.length });
  const said = isGroup ? [] : [text(speak.t("list.dot") + speak.t("goal.next", { goal }))];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: customers.map((one): Inline[] => [...named(one, audience), ...said]) },
      ...(isGroup ? [] : endBlocks(customers, undoId, speak)),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
