import { findSent, latestList } from "../../app/messages/find-sent.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";

/** A proposed tier as a message named it; `ref` without `#`. */
export type ShownProposal = { readonly ref: string; readonly tier: Tier };

/**
 * The proposals, by their printed numbers, of the message replied to, or of the member's latest
 * list here; null when that is another message.
 */
export async function shownProposals({
  app,
  actor,
  conversation,
  reply,
}: CommandContext): Promise<ReadonlyMap<number, ShownProposal> | null> {
  const place = placeOf(conversation);
  const message =
    reply === null
      ? await latestList(app, actor, place)
      : reply.messageId === undefined
        ? null
        : await findSent(app, place, reply.messageId);
  if (message?.kind !== "proposals") return null;
  return new Map(
    message.commands.choices.flatMap((line, index) => {
      const [, ref, name] = /^\/accept #(\w+) (\w+)$/.exec(line) ?? [];
      const tier = tiers.find((one) => one === name);
      return ref === undefined || tier === undefined
        ? []
        : [[message.firstNumber + index, { ref, tier }] as const];
    }),
  );
}
