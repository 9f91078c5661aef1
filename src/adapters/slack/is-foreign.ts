import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";

const { idOrNone, objectOrNone } = delivered;

/** Where a delivery says that it comes from: events and commands in one way, presses in another. */
const origin = z.object({
  team_id: idOrNone,
  context_team_id: idOrNone,
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  authorizations: z
    .array(z.object({ team_id: idOrNone }))
    .optional()
    .catch(undefined),
  team: objectOrNone({ id: idOrNone }),
  user: objectOrNone({ team_id: idOrNone }),
});

/**
 * Whether a delivery is of another workspace than ours. What happens in a channel that is shared
 * with one carries its team, and ours beside it (https://docs.slack.dev/apis/slack-connect). What
 * names no team at all is ours: Slack signed it for this app.
 */
export function isForeign(body: unknown, teamId: string): boolean {
  const from = origin.safeParse(body).data;
  if (from === undefined) return false;
  const { team_id, context_team_id: context, authorizations = [], team, user } = from;
  if (from.is_ext_shared_channel === true) {
    const named = context ?? authorizations.find((one) => one.team_id === teamId)?.team_id;
    return (named ?? team_id ?? teamId) !== teamId;
  }
  return (team?.id ?? team_id ?? context ?? user?.team_id ?? teamId) !== teamId;
}
