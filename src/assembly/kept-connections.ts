import type { App } from "../app/app.ts";
import { connect } from "../app/connections/connect.ts";
import { beginConnecting, endConnecting } from "../app/connections/connect-links.ts";
import { disconnect } from "../app/connections/disconnect.ts";
import { findConnection } from "../app/connections/find-connection.ts";
import type { KeptConnections } from "../chat/kept-connections.ts";
import type { Instant } from "../core/time/civil.ts";
import { Refusal } from "../errors.ts";

/** The connections of one platform, as its adapter finds and keeps them in the database. */
export const keptConnections = (
  app: App,
  now: () => Instant,
  platform: string,
): KeptConnections => ({
  async find(workspace) {
    return (await findConnection(app, { platform, workspace }))?.settings ?? null;
  },
  begin: (invitation) => beginConnecting(app, now(), platform, invitation),
  end: (code) => endConnecting(app, now(), platform, code),
  async keep(organizationId, { id: workspace, title }, settings) {
    try {
      const at = now();
      await connect(app, { organizationId, platform, workspace, title, at }, settings);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  },
  async forget(workspace) {
    await disconnect(app, now(), { platform, workspace });
  },
});
