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

/** What was claimed from a member, for them alone. */
export function claimsView(claims: readonly Claimed[], speak: Speaker): OutboundMessage {
  const title = speak.t("claims.title", { count: claims.length });
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      {
        type: "list",
        items: claims.map((one): Inline[] => [...named(one, "direct"), text(` → ${one.by}`)]),
      },
      paragraph(speak.t("claims.hint")),
    ],
    subjects: [],
  };
}
