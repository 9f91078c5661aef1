import type { Authorize } from "@slack/bolt";
import type { SlackSelf } from "./conversations.ts";
import { isForeign } from "./is-foreign.ts";

/** A delivery of a workspace in which we are not installed. */
export class ForeignDelivery extends Error {
  override readonly name = "ForeignDelivery";
}

/**
 * Answers Bolt's question as whom we hear a delivery: as ourselves where it is of our workspace. Of
 * any other it throws `ForeignDelivery`, so that nobody hears it.
 */
export const authorizeFor =
  (botToken: string, self: () => Promise<SlackSelf>): Authorize<boolean> =>
  async (_source, body) => {
    const { teamId, userId: botUserId } = await self();
    if (isForeign(body, teamId)) throw new ForeignDelivery();
    return { botToken, botUserId, teamId };
  };
