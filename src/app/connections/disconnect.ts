import type { Instant } from "../../core/time/civil.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import { type ConnectedPlace, deleteConnection } from "../../store/connections/connections.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/**
 * Forgets a connection, with the accounts and chats that were known there: what was pushed there goes
 * to where people are reached besides. Answers how many were linked there; null where there is none.
 */
export const disconnect = (app: App, at: Instant, place: ConnectedPlace): Promise<number | null> =>
  app.store.transaction(async (db) => {
    const gone = await deleteConnection(db, place);
    if (gone === null) return null;
    const chat = `${place.platform}:${place.workspace}`;
    const scope = wholeScope(gone.organizationId);
    await recordAudit(db, scope, { action: "connection.lost", at, chat, changes: [] });
    return gone.people;
  });
