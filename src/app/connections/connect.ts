import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import {
  type Connection,
  type ConnectionSettings,
  saveConnection,
} from "../../store/connections/connections.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/**
 * Connects a workspace to an organization, or renews what leads into it. Throws a `Refusal`
 * `connected-elsewhere` where it is another organization's.
 */
export const connect = (
  app: App,
  connection: Connection,
  settings: ConnectionSettings,
): Promise<void> =>
  app.store.transaction(async (db) => {
    const { organizationId, platform, workspace, at } = connection;
    if (!(await saveConnection(db, connection, settings))) throw new Refusal("connected-elsewhere");
    const chat = `${platform}:${workspace}`;
    const scope = wholeScope(organizationId);
    await recordAudit(db, scope, { action: "connection.made", at, chat, changes: [] });
  });
