import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { ToldNeed } from "../../core/customer/plan-step.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { text } from "../blocks/inline.ts";
import { named } from "./named.ts";
import { needsText } from "./needs-text.ts";

/** A need that was kept in words; a group is not told which. */
export function needKeptView(
  {
    customer,
    told,
    undoId,
  }: {
    readonly customer: ChangedCustomer;
    readonly told: ToldNeed;
    readonly undoId: string;
  },
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const { id, ref } = customer;
  const said = audience === "group" ? speak.t("needs.kept") : needsText([told], speak);
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(customer, audience), text(speak.t("list.dot") + said)],
      },
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId: id, ref }],
  };
}
