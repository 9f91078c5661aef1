import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { DecidedProposal } from "../../core/tiering/decided-proposal.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { nextDue } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";

/** What was decided about proposed tiers, the dues that follow, and how to undo it. */
export function decidedView(
  decided: readonly DecidedProposal[],
  undoId: string,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("proposal.decided", { count: decided.length });
  const line = ({ customer, isAccepted }: DecidedProposal): Inline[] => {
    const key = isAccepted ? "proposal.accepted" : "proposal.refused";
    const said = [speak.t(key, { tier: customer.tier }), nextDue(customer, zone, speak)];
    const dot = speak.t("list.dot");
    return [
      text(isAccepted ? "✅ " : "✖ "),
      ...named(customer, "direct"),
      text(dot + said.join(dot)),
    ];
  };
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: decided.map(line) },
      ...endBlocks([], undoId, speak),
    ],
    subjects: decided.map(({ customer: { id, ref } }) => ({ customerId: id, ref })),
  };
}
