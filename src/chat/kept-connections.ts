/** What leads into a workspace, as its adapter wants it; all of it secret. */
export type ConnectionSettings = Readonly<Record<string, string>>;

/**
 * The workspaces of one platform that organizations have connected, kept for its adapter in the
 * database. Nothing of it is remembered: another process may have changed it.
 */
export type KeptConnections = {
  /** What leads into a workspace; null where it is not connected. */
  find(workspace: string): Promise<ConnectionSettings | null>;
  /**
   * Begins to connect, with the code of an invitation; answers a code to come back with, null where
   * the invitation is none, or past its time.
   */
  begin(invitation: string): Promise<string | null>;
  /** Comes back with such a code, once; answers for whom; null where the code is none. */
  end(code: string): Promise<string | null>;
  /** Keeps what leads into a workspace, for whom `end` answered; false where it is another's. */
  keep(
    owner: string,
    workspace: { readonly id: string; readonly title: string },
    settings: ConnectionSettings,
  ): Promise<boolean>;
  /** Forgets a workspace and everything that was known there. */
  forget(workspace: string): Promise<void>;
};
