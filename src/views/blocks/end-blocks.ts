import type { Block, Button } from "../../chat/message.ts";
import type { Reason } from "../../core/cadence/reason.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { reasonText } from "../cadence/reason-text.ts";
import { paragraph } from "./inline.ts";

/**
 * The end of an answer about a change: why a due is not on the day that was asked for, a new tier
 * for customers that went through the plan of B, and how to take the change back; in words, and as
 * buttons.
 */
export function endBlocks(
  customers: readonly ChangedCustomer[],
  undoId: string,
  speak: Speaker,
): Block[] {
  const undo: Button = { label: speak.t("undo.button"), command: `/undo ${undoId}` };
  const proposed = finished(customers).flatMap(({ ref, proposal }) =>
    tierButtons(ref, proposal, speak),
  );
  return [
    ...changeNotices(customers, speak).map(paragraph),
    paragraph(speak.t("undo.hint")),
    { type: "actions", buttons: [...proposed, undo] },
  ];
}

/** Why dues are not on the day that was asked for, and new tiers for those that went through the plan of B. */
export function changeNotices(customers: readonly ChangedCustomer[], speak: Speaker): string[] {
  const moved = customers.flatMap((customer) =>
    movesOf(customer).map((reason) => ({
      ref: customer.ref,
      why: reasonText(reason, speak, { owner: customer.owner }),
    })),
  );
  return [
    ...moved.map(({ ref, why }) =>
      customers.length === 1 ? why : speak.t("change.moved", { ref, why }),
    ),
    ...finished(customers).map(({ ref, proposal }) =>
      speak.t("change.proposal", { ref, tier: proposal }),
    ),
  ];
}

const finished = (customers: readonly ChangedCustomer[]) =>
  customers.flatMap(({ ref, proposal }) => (proposal === null ? [] : [{ ref, proposal }]));

/** What moved a due from the day that was asked for. */
const movesOf = ({ why }: ChangedCustomer): readonly Reason[] =>
  why.some(({ code }) => code === "requested")
    ? why.filter(({ code }) => code === "shift" || code === "capped" || code === "waiting")
    : [];

/** The better founded tier first, then the other that there is after B. */
const tierButtons = (ref: string, proposal: string, speak: Speaker): Button[] =>
  (proposal === "A" ? ["A", "C"] : ["C", "A"]).map((tier) => ({
    label: speak.t("change.to-tier", { ref, tier }),
    command: `/tier #${ref} ${tier}`,
  }));
