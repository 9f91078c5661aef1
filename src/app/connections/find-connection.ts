import {
  type ConnectedPlace,
  type Connection,
  connectionTo,
  listConnections,
} from "../../store/connections/connections.ts";
import type { App } from "../app.ts";

export type { Connection } from "../../store/connections/connections.ts";

/** The organization that has connected a workspace, and what leads into it; null: none has. */
export const findConnection = ({ store }: App, { platform, workspace }: ConnectedPlace) =>
  connectionTo(store, { platform, workspace });

/** The connections of an organization, or of all (null), in the order they were made. */
export const findConnections = (
  { store }: App,
  organizationId: string | null,
): Promise<Connection[]> => listConnections(store, organizationId);
