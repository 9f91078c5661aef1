import { findByRef } from "../../app/search/find-named.ts";
import { decideProposals } from "../../app/tiering/decide-proposals.ts";
import { findProposals } from "../../app/tiering/find-proposals.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ProposalDecision } from "../../core/tiering/decided-proposal.ts";
import { Refusal } from "../../errors.ts";
import { decidedView } from "../../views/tiering/decided-view.ts";
import type { CommandContext } from "../command.ts";
import type { ToldDecision } from "../grammar/parse-decisions.ts";
import { type ShownProposal, shownProposals } from "./shown-proposals.ts";
import { withRestOfDay } from "./with-rest-of-day.ts";

/** A decision about the customer of a reference. */
export type RefDecision = Pick<ToldDecision, "isAccepted"> & {
  /** Without `#`. */
  readonly ref: string;
  /** As it was shown or named; null: what is proposed now. */
  readonly tier: ShownProposal["tier"] | null;
};

/** Decides proposals and says so. Throws `Refusal` as `decideProposals`, and `unknown-ref`, `no-proposal`. */
export async function decide(
  context: CommandContext,
  decisions: readonly RefDecision[],
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const known = await findByRef(
    app,
    actor,
    decisions.map(({ ref }) => ref),
  );
  const unnamed = decisions.flatMap(({ ref, tier }) =>
    tier === null ? (known.get(ref)?.id ?? []) : [],
  );
  const proposed = unnamed.length === 0 ? [] : await findProposals(app, actor, unnamed);
  const clear = decisions.map(({ ref, tier, isAccepted }): ProposalDecision => {
    const customer = known.get(ref);
    if (customer === undefined) throw new Refusal("unknown-ref", { ref });
    const now = proposed.find(({ id }) => id === customer.id)?.proposal.to;
    const wanted = tier ?? now;
    if (wanted === undefined) throw new Refusal("no-proposal", { ref });
    return { customerId: customer.id, tier: wanted, isAccepted };
  });
  const { decided, undoId } = await decideProposals(app, actor, clear);
  const view = decidedView(decided, undoId, actor.member.zone, speak);
  return decided.some(({ isAccepted }) => isAccepted) ? withRestOfDay(context, view, []) : view;
}

/** The customers that decisions name. Throws `Refusal` `which-proposal` where a number names none. */
export function refDecisions(
  told: readonly ToldDecision[],
  shown: ReadonlyMap<number, ShownProposal> | null,
): RefDecision[] {
  const [only, ...others] = shown?.values() ?? [];
  const byRef = new Map([...(shown?.values() ?? [])].map(({ ref, tier }) => [ref, tier]));
  return told.flatMap(({ targets, tier, isAccepted }): RefDecision[] => {
    if (targets.length === 0) {
      if (only === undefined || others.length > 0) throw new Refusal("which-proposal");
      return [{ ...only, isAccepted }];
    }
    return targets.map((target) => {
      if ("ref" in target) {
        return { ref: target.ref, tier: tier ?? byRef.get(target.ref) ?? null, isAccepted };
      }
      const one = shown?.get(target.number);
      if (one === undefined) throw new Refusal("which-proposal");
      return { ref: one.ref, tier: tier ?? one.tier, isAccepted };
    });
  });
}

/** The same for a command, whose text may name the customers of a message of proposals by number. */
export const decideTold = async (
  context: CommandContext,
  told: readonly ToldDecision[],
): Promise<OutboundMessage> => {
  const byNumber = told.some(({ targets }) => targets.some((target) => "number" in target));
  return decide(context, refDecisions(told, byNumber ? await shownProposals(context) : null));
};
