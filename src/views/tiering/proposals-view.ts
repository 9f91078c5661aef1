import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import type { ProposalList, ProposedCustomer } from "../../core/tiering/proposed-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { tierReasons } from "./tier-reasons.ts";

/** Proposed tiers with their reasons, for one member in private, to be decided by number or button. */
export function proposalsView(
  { total, proposals, showsOwner, refusedDays }: ProposalList,
  speak: Speaker,
): OutboundMessage {
  if (proposals.length === 0) {
    const none = speak.t("proposal.none");
    return { kind: "answer", summary: none, blocks: [paragraph(none)], subjects: [] };
  }
  const title = speak.t("proposal.title", { count: total });
  const rest = total - proposals.length;
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", start: 1, items: proposals.map((one) => line(one, showsOwner, speak)) },
  ];
  if (rest > 0) blocks.push(paragraph(speak.t("proposal.rest", { count: rest })));
  blocks.push(paragraph(speak.t("proposal.hint", { days: refusedDays })), {
    type: "actions",
    buttons: proposals.flatMap((one, index) => buttonsOf(one, index + 1, speak)),
  });
  return {
    kind: "proposals",
    summary: title,
    blocks,
    subjects: proposals.map(({ id, ref }) => ({ customerId: id, ref })),
    choices: proposals.map(acceptLine),
  };
}

const acceptLine = ({ ref, proposal }: ProposedCustomer): string =>
  `/accept #${ref} ${proposal.to}`;

function line(
  { ref, name, owner, proposal: { from, to, because } }: ProposedCustomer,
  showsOwner: boolean,
  speak: Speaker,
): Inline[] {
  const by = showsOwner && owner !== null ? owner : "";
  const presses = [tierReasons(because, speak), by];
  return customerRow({ ref, name, tier: `${from} → ${to}`, presses }, "direct", speak);
}

const buttonsOf = (one: ProposedCustomer, number: number, speak: Speaker): Button[] => [
  {
    label: speak.t("proposal.accept", { number, tier: one.proposal.to }),
    command: acceptLine(one),
  },
  {
    label: speak.t("proposal.refuse", { number }),
    command: `/refuse #${one.ref} ${one.proposal.to}`,
  },
];
