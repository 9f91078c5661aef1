import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph } from "../blocks/inline.ts";
import { named } from "../customer/named.ts";
import { changedView } from "./changed-view.ts";

/** The tags put on and taken off, of one customer as any change of it, or of several in a list. */
export function taggedView(
  {
    customers,
    added,
    removed,
    undoId,
  }: {
    readonly customers: readonly ChangedCustomer[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly undoId: string;
  },
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const [only, ...others] = customers;
  if (only !== undefined && others.length === 0) {
    const change = { kind: "tags", added, removed } as const;
    return changedView({ customer: only, change, undoId }, zone, audience, speak);
  }
  const isGroup = audience === "group";
  const signed = [...added.map((tag) => `+${tag}`), ...removed.map((tag) => `-${tag}`)].join(" ");
  const tags = isGroup ? speak.t("change.done") : signed;
  const title = speak.t("change.tagged", { count: customers.length, tags });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: customers.map((customer) => named(customer, audience)) },
      ...(isGroup ? [] : endBlocks([], undoId, speak)),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
