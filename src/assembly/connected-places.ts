import type { App } from "../app/app.ts";
import {
  type Connection,
  findConnection,
  findConnections,
} from "../app/connections/find-connection.ts";
import type { Log } from "../bot/bot.ts";
import { keepPace } from "../bot/posting/keep-pace.ts";
import type { Adapter, Receive } from "../chat/adapter.ts";
import type { ConnectionSettings } from "../chat/kept-connections.ts";
import { inWorkspace } from "./in-workspace.ts";
import { listen } from "./listen.ts";
import { type PlacePlatform, placePlatformNames } from "./place-platforms.ts";
import { severalPlaces } from "./several-places.ts";

/** Time from one look to the next, in milliseconds: another process may have connected a workspace. */
const lookEvery = 10_000;

/** What connected workspaces are served with. */
export type PlaceParts = {
  readonly app: App;
  readonly log: Log;
  /** The adapters of the bot, by their platforms; those of connected workspaces are put among them. */
  readonly adapters: Map<string, Adapter>;
  /** `isConnected`: another platform too, in the same workspace. */
  make(
    platform: PlacePlatform,
    settings: ConnectionSettings,
    isConnected: (platform: string) => boolean,
  ): Promise<Adapter>;
  /** Takes in what is said there; null: nothing is listened to. */
  readonly receive: Receive | null;
};

/** The workspaces that organizations have connected with credentials of their own. */
export type ConnectedPlaces = {
  /** Looks which there are now: begins with new ones, and ends with those that are connected no more. */
  look(): Promise<void>;
  /** Looks again and again until it is stopped. */
  watch(): void;
  /** The adapters of all workspaces there are at the moment. */
  all(): readonly Adapter[];
  /** Ends with all of them. */
  stop(): Promise<void>;
};

type Place = { readonly settings: string; readonly listening: { stop(): Promise<void> } | null };

/** What there is of one platform. */
type Served = { readonly places: Map<string, Adapter>; readonly kept: Map<string, Place> };

/** Serves them; `look` is to be called first. */
export function connectedPlaces(parts: PlaceParts): ConnectedPlaces {
  const { app, log, adapters, receive } = parts;
  const served = new Map<PlacePlatform, Served>();
  let connections: readonly Connection[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function lookAt(platform: PlacePlatform, workspaces: readonly string[]): Promise<void> {
    const { kept } = served.get(platform) ?? { kept: new Map<string, Place>() };
    for (const workspace of kept.keys()) {
      if (!workspaces.includes(workspace)) await end(platform, workspace);
    }
    for (const workspace of workspaces) {
      const found = await findConnection(app, { platform, workspace });
      const settings = JSON.stringify(found?.settings);
      if (found === null || isStopped || kept.get(workspace)?.settings === settings) continue;
      await end(platform, workspace);
      try {
        await begin(platform, workspace, found.settings);
      } catch (error) {
        // What is wrong with one is no matter to the others.
        log.warn(
          { platform, error: error instanceof Error ? error.name : "unknown" },
          "not served",
        );
      }
    }
  }

  async function begin(platform: PlacePlatform, workspace: string, settings: ConnectionSettings) {
    const isConnected = (other: string) =>
      connections.some((one) => one.platform === other && one.workspace === workspace);
    const made = await parts.make(platform, settings, isConnected);
    const adapter = keepPace(inWorkspace(made, workspace));
    const { places, kept } = served.get(platform) ?? serve(platform, adapter);
    places.set(workspace, adapter);
    const listening = receive === null ? null : await listen(app, [adapter], receive, log);
    kept.set(workspace, { settings: JSON.stringify(settings), listening });
  }

  /** From now on the platform is several; the configured workspace is one of them. */
  function serve(platform: PlacePlatform, first: Adapter): Served {
    const own = adapters.get(platform);
    const places = new Map(own === undefined ? [] : [["", own]]);
    const made: Served = { places, kept: new Map() };
    served.set(platform, made);
    adapters.set(platform, severalPlaces(own ?? first, places));
    return made;
  }

  async function end(platform: PlacePlatform, workspace: string): Promise<void> {
    const { places, kept } = served.get(platform) ?? {};
    const known = kept?.get(workspace);
    kept?.delete(workspace);
    places?.delete(workspace);
    await known?.listening?.stop();
  }

  async function look(): Promise<void> {
    connections = await findConnections(app, null);
    for (const platform of placePlatformNames) {
      const theirs = connections.filter((one) => one.platform === platform);
      await lookAt(
        platform,
        theirs.map(({ workspace }) => workspace),
      );
    }
  }

  function watch(): void {
    timer = setTimeout(() => {
      running = look().catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.name : "unknown" }, "connections");
      });
      void running.then(() => {
        if (!isStopped) watch();
      });
    }, lookEvery);
  }

  return {
    look,
    watch,
    all: () =>
      [...served.values()].flatMap(({ places, kept }) =>
        [...kept.keys()].flatMap((workspace) => places.get(workspace) ?? []),
      ),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      for (const [platform, { kept }] of served) {
        await Promise.all([...kept.keys()].map((workspace) => end(platform, workspace)));
      }
    },
  };
}
