import type { Authorize } from "@slack/bolt";
import type { Workspaces } from "./workspaces.ts";

/** A delivery of a workspace in which we are not installed. */
export class ForeignDelivery extends Error {
  override readonly name = "ForeignDelivery";
}

/**
 * Answers Bolt's question as whom we hear a delivery: as ourselves in the workspace it is of. Where we
 * are not installed it throws `ForeignDelivery`, so that nobody hears it.
 */
export const authorizeFor =
  ({ heard }: Pick<Workspaces, "heard">): Authorize<boolean> =>
  async (_source, body) => {
    const workspace = await heard(body);
    if (workspace === null) throw new ForeignDelivery();
    const { teamId, userId: botUserId } = await workspace.self();
    return { botToken: workspace.botToken, botUserId, teamId };
  };
