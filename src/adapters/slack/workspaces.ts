import type { ConnectionSettings, KeptConnections } from "../../chat/kept-connections.ts";
import { AdapterError } from "../../errors.ts";
import { createClient, type SlackClient, type SlackUser } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import type { SlackSelf } from "./conversations.ts";
import { workspacesOf } from "./origin.ts";
import { remembered } from "./remembered.ts";

/** How long it is believed what Slack says of a channel or a person, in milliseconds. */
const beliefMs = 10 * 60_000;

/** How long it is believed that a workspace is installed, in milliseconds: another process may hear that it is not. */
const installedMs = 10_000;

/** A workspace of Slack, or a grid of them that has installed us as a whole, and who we are there. */
export type Workspace = {
  readonly client: SlackClient;
  readonly botToken: string;
  /** It is the one of the configured token, and not one of several. */
  readonly isOwn: boolean;
  self(): Promise<SlackSelf>;
  /** The id of our direct chat with a user. */
  directOf(user: string): Promise<string>;
  /** Whether we may post in a channel. */
  canPost(channel: string): Promise<boolean>;
  profile(user: string): Promise<SlackUser | null>;
};

/** The workspaces that we are in. */
export type Workspaces = {
  /** The one that a delivery is of; null where we are not installed there. */
  heard(body: unknown): Promise<Workspace | null>;
  /** The one with this id. Throws `AdapterError` where we are not installed, or not any more. */
  at(id: string): Promise<Workspace>;
  /** The one of the configured token; null without one. */
  readonly own: Workspace | null;
  /** Forgets a workspace that has taken us out. */
  forget(id: string): Promise<void>;
};

/**
 * The workspace of the configured token, and those that were installed by a browser, which are asked
 * for as they are needed. A token that is installed goes before the configured one.
 */
export function createWorkspaces(
  config: Pick<SlackConfig, "botToken" | "apiUrl">,
  kept: KeptConnections | null,
): Workspaces {
  const { botToken, apiUrl } = config;
  const own = botToken === "" ? null : createWorkspace({ botToken, apiUrl }, null);
  const made = new Map<string, Workspace>();
  const settingsOf = remembered(
    async (id: string) => (await kept?.find(id)) ?? null,
    installedMs,
    (settings) => settings !== null,
  );

  const installed = async (id: string): Promise<Workspace | null> => {
    const settings = kept === null || id === "" ? null : await settingsOf(id);
    if (settings === null) {
      made.delete(id);
      return null;
    }
    const known = made.get(id);
    if (known !== undefined && known.botToken === settings.botToken) return known;
    const workspace = createWorkspace(
      { botToken: settings.botToken ?? "", apiUrl },
      { id, settings },
    );
    made.set(id, workspace);
    return workspace;
  };
  const isOwn = async (id: string): Promise<boolean> =>
    own !== null && (await own.self()).teamId === id;

  return {
    own,
    async heard(body) {
      const ids = workspacesOf(body);
      // Slack signed it for this app.
      if (ids.length === 0) return own;
      for (const id of ids) {
        const found = (await installed(id)) ?? ((await isOwn(id)) ? own : null);
        if (found !== null) return found;
      }
      return null;
    },
    async at(id) {
      // Who has one workspace alone need not ask which it is.
      if (own !== null && (kept === null || id === "")) return own;
      const found = (await installed(id)) ?? ((await isOwn(id)) ? own : null);
      if (found === null) throw new AdapterError("slack: not installed", { retryable: false });
      return found;
    },
    async forget(id) {
      await kept?.forget(id);
      settingsOf.forget(id);
      made.delete(id);
    },
  };
}

/** `kept`: what an install has told of us there, who need not be asked then. */
function createWorkspace(
  { botToken, apiUrl }: Pick<SlackConfig, "botToken" | "apiUrl">,
  kept: { readonly id: string; readonly settings: ConnectionSettings } | null,
): Workspace {
  const client = createClient({ botToken, apiUrl });
  const identity = remembered(
    async (): Promise<SlackSelf> =>
      kept === null
        ? client.identify()
        : { teamId: kept.id, userId: kept.settings.botUserId ?? "" },
    Number.POSITIVE_INFINITY,
  );
  const self = () => identity("");
  return {
    client,
    botToken,
    isOwn: kept === null,
    self,
    directOf: remembered((user) => client.openDirect(user), Number.POSITIVE_INFINITY),
    // Who has just invited us is heard at once.
    canPost: remembered(
      async (channel) => (await client.standing(channel)) !== "nobody",
      beliefMs,
      (can) => can,
    ),
    profile: remembered(async (user) => client.user(user, (await self()).teamId), beliefMs),
  };
}
