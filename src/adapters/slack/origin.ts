import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";

const { idOrNone, objectOrNone } = delivered;

/** Commands say it in words. */
const flag = z
  .union([z.boolean(), z.literal("true").transform(() => true)])
  .optional()
  .catch(undefined);

/** Where a delivery says that it comes from: events and commands in one way, presses in another. */
const origin = z.object({
  team_id: idOrNone,
  context_team_id: idOrNone,
  enterprise_id: idOrNone,
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  is_enterprise_install: flag,
  authorizations: z
    .array(z.object({ team_id: idOrNone, enterprise_id: idOrNone, is_enterprise_install: flag }))
    .optional()
    .catch(undefined),
  enterprise: objectOrNone({ id: idOrNone }),
  team: objectOrNone({ id: idOrNone, enterprise_id: idOrNone }),
  user: objectOrNone({ team_id: idOrNone }),
});

/**
 * The workspaces that a delivery may be of, by their ids, the likeliest first; none where it names no
 * team at all. What happens in a channel that is shared with another workspace carries that one's team,
 * and ours beside it (https://docs.slack.dev/apis/slack-connect). Where a whole organization of
 * workspaces has installed us, it is that, by its `E…`
 * (https://docs.slack.dev/enterprise/developing-for-enterprise-orgs).
 */
export function workspacesOf(body: unknown): readonly string[] {
  const from = origin.safeParse(body).data;
  if (from === undefined) return [];
  const { team_id, context_team_id: context, authorizations = [], team, user } = from;
  const [first] = authorizations;
  if (from.is_enterprise_install ?? first?.is_enterprise_install) {
    const grid =
      first?.enterprise_id ?? from.enterprise_id ?? from.enterprise?.id ?? team?.enterprise_id;
    if (grid !== undefined) return [grid];
  }
  if (from.is_ext_shared_channel !== true) {
    return named([team?.id ?? team_id ?? context ?? user?.team_id]);
  }
  return context === undefined
    ? named([...authorizations.map((one) => one.team_id), team_id])
    : [context];
}

const named = (ids: readonly (string | undefined)[]): string[] =>
  ids.filter((id) => id !== undefined);
