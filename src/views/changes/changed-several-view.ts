import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { nextAfter } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";
import { changedView, changeText } from "./changed-view.ts";

/**
 * What was changed on one customer, or on several in a list with the due that follows for each, of
 * whom nothing changed, and how to undo all of it. A group learns only that something was.
 */
export function changedSeveralView(
  { results, unchanged, undoId }: ChangedSeveral,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const [only, ...others] = results;
  if (only !== undefined && others.length + unchanged.length === 0) {
    return changedView({ ...only, undoId }, zone, audience, speak);
  }
  const isGroup = audience === "group";
  const title = speak.t("change.several", { count: results.length });
  const dot = speak.t("list.dot");
  const items = results.map(({ customer, change }) => [
    ...named(customer, audience),
    ...(isGroup
      ? []
      : [text(dot + changeText(change, speak) + dot + nextAfter(change, customer, zone, speak))]),
  ]);
  const refs = unchanged.map((ref) => `#${ref}`).join(speak.t("list.comma"));
  const customers = results.map(({ customer }) => customer);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items },
      ...(refs === "" ? [] : [paragraph(speak.t("change.unchanged", { refs }))]),
      ...(isGroup ? [] : endBlocks(customers, undoId, speak)),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
