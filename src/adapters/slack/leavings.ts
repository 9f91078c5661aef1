import type { App, Context } from "@slack/bolt";
import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import { workspacesOf } from "./origin.ts";
import type { Receipt } from "./storing-receiver.ts";
import type { Workspaces } from "./workspaces.ts";

const { id } = delivered;

/** Tokens of ours that were revoked; those of people who had given us theirs are none of ours. */
const revoked = z.object({
  event: z.object({ tokens: z.object({ bot: z.array(id).min(1) }) }),
});

/**
 * Hears that a workspace has taken us out, or our token back: it is forgotten then. Bolt asks nobody as
 * whom these are heard, since nobody is there any more.
 */
export function addLeavings(app: App, { forget }: Pick<Workspaces, "forget">): void {
  const leaving = async ({
    body,
    context,
  }: {
    readonly body: unknown;
    readonly context: Context;
  }) => {
    const receipt: Receipt = context.receipt;
    receipt.isRead = true;
    for (const workspace of workspacesOf(body)) await forget(workspace);
  };
  app.event("app_uninstalled", leaving);
  app.event("tokens_revoked", async (heard) => {
    if (revoked.safeParse(heard.body).success) await leaving(heard);
  });
}
