import type { Conversation } from "../../chat/event.ts";
import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Priority } from "../../core/customer/priority.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import type { PrioritiesSet } from "./priorities.core.ts";

/** What a customer weighs from now on, what to speak of for it, and how to take it back; a group learns only that it was noted. */
export function prioritiesSetView(
  { customer, priorities, undoId }: PrioritiesSet,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const isGroup = audience === "group";
  const said = isGroup ? speak.t("change.done") : weighText(priorities, speak);
  const { id, ref } = customer;
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(customer, audience), text(speak.t("list.dot") + said)],
      },
      ...(isGroup
        ? []
        : [...talkBlocks(priorities, speak), ...endBlocks([customer], undoId, speak)]),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** The same by itself. */
export const prioritiesView = (
  reference: string,
  priorities: readonly Priority[],
  speak: Speaker,
): OutboundMessage => ({
  kind: "answer",
  summary: reference + speak.t("list.dot") + weighText(priorities, speak),
  blocks: [
    paragraph(reference + speak.t("list.dot") + weighText(priorities, speak)),
    ...talkBlocks(priorities, speak),
  ],
  subjects: [],
});

/** What a customer weighs, and what to speak of for it; nothing where it is not known. */
export const prioritiesBlocks = (priorities: readonly Priority[], speak: Speaker): Block[] =>
  priorities.length === 0
    ? []
    : [paragraph(weighText(priorities, speak)), ...talkBlocks(priorities, speak)];

/** What to speak of with who weighs this, a line each. */
export const talkBlocks = (priorities: readonly Priority[], speak: Speaker): Block[] =>
  priorities.map((one) => paragraph(speak.t(`priorities.talk.${one}`)));

function weighText(priorities: readonly Priority[], speak: Speaker): string {
  if (priorities.length === 0) return speak.t("priorities.none");
  const list = priorities.map((one) => speak.t(`priority.${one}`)).join(speak.t("list.comma"));
  return speak.t("priorities.weighs", { list });
}
