import type { Conversation } from "../../chat/event.ts";
import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Member } from "../../core/members/member.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { changedView } from "../../views/changes/changed-view.ts";
import { named } from "../../views/customer/named.ts";
import type { Claimed } from "./claims.core.ts";
import type { PoolStanding } from "./pool.core.ts";
import { warnedBlocks, warnedTitle } from "./pool.view.ts";

/** What was claimed: in private with how to undo it, in a group by reference and masked name. */
export function claimedView(
  result: ChangedSeveral,
  member: Member,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const { results, undoId } = result;
  const [only, ...others] = results;
  const isGroup = audience === "group";
  if (only !== undefined && others.length === 0 && !isGroup)
    return changedView({ ...only, undoId }, member.zone, audience, speak);
  const customers = results.map(({ customer }) => customer);
  const title = speak.t("claims.claimed", { count: customers.length, handle: member.handle });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: customers.map((one) => named(one, audience)) },
      ...(isGroup ? [paragraph(speak.t("claims.undo"))] : endBlocks(customers, undoId, speak)),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** What was claimed from a member, and what of theirs falls into the pool within a week; for them alone. */
export function claimsView(
  claims: readonly Claimed[],
  warned: readonly PoolStanding[],
  speak: Speaker,
): OutboundMessage {
  const title =
    claims.length > 0
      ? speak.t("claims.title", { count: claims.length })
      : warnedTitle(warned, speak);
  const isPooled = claims.some(({ credit }) => credit !== null);
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(claims.length === 0
        ? []
        : [
            { type: "list" as const, items: claims.map((one) => claimedItem(one, speak)) },
            paragraph(speak.t(isPooled ? "claims.hint-pool" : "claims.hint")),
          ]),
      ...warnedBlocks(warned, claims.length > 0, speak),
    ],
    subjects: warned.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

const claimedItem = ({ by, credit, ...one }: Claimed, speak: Speaker): Inline[] => [
  ...named(one, "direct"),
  text(` → ${by}`),
  ...(credit === null || credit === 0
    ? []
    : [text(`${speak.t("list.dot")}${speak.t("claims.credit", { percent: credit })}`)]),
];
