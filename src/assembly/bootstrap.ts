import { createLocalAdapter } from "../adapters/local/adapter.ts";
import {
  directConversation,
  groupConversation,
  localPlatform,
} from "../adapters/local/conversations.ts";
import { decodeLocal } from "../adapters/local/decode.ts";
import { type App, appIn, soon, within } from "../app/app.ts";
import { findFirst } from "../app/members/find-organization.ts";
import { localHistory } from "../app/messages/local-history.ts";
import type { Bot, Log } from "../bot/bot.ts";
import { loadLexicon } from "../bot/grammar/words/load-lexicon.ts";
import { createDispatch, type Dispatch } from "../bot/intake/dispatch.ts";
import { happened } from "../bot/intake/happening.ts";
import { keepPace } from "../bot/posting/keep-pace.ts";
import type { Routes } from "../bot/posting/routes.ts";
import type { Adapter, AdapterLog, Receive } from "../chat/adapter.ts";
import type { ConnectionSettings } from "../chat/kept-connections.ts";
import type { Route } from "../chat/route.ts";
import type { FailPoint } from "../core/fail-point.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Feature } from "../features/define-feature.ts";
import { features } from "../features/index.ts";
import { createLocalChat, type ServedLocalChat } from "../http/local-chat.ts";
import { loadLocales } from "../i18n/load-locales.ts";
import type { Translator } from "../i18n/translator.ts";
import { createSecondReader } from "../llm/chat-completions.ts";
import type { Job } from "../scheduler/define-job.ts";
import type { Store } from "../store/database/database.ts";
import { newId } from "../store/database/new-id.ts";
import type { Config } from "./config.ts";
import { connectedPlaces, type PlaceParts } from "./connected-places.ts";
import { installPageIn } from "./install-page.ts";
import { keptConnections } from "./kept-connections.ts";
import { listen } from "./listen.ts";
import { createLog } from "./log.ts";
import { openDatabase, type Purpose } from "./open-database.ts";
import type { PlacePlatform } from "./place-platforms.ts";
import { placePath, placeRoutes } from "./place-routes.ts";
import { placeAdapter, platformAdapters, type Shared } from "./platform-adapters.ts";
import { commandsWith, pushesWith, pushKindsWith } from "./plugged.ts";

/** The app, put together and ready to be asked; nothing listens and nothing is scheduled yet. */
export type Genjin = {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly app: App;
  readonly bot: Bot;
  /** Addresses that chat platforms and others call. */
  readonly routes: readonly Route[];
  /** Every scheduled push; loaded when it is needed. */
  pushes(): Promise<readonly Job[]>;
  /** The adapter of a workspace by settings that are not kept yet: for a look whether they are good. */
  makePlace(platform: PlacePlatform, settings: ConnectionSettings): Promise<Adapter>;
  /** Looks at once which workspaces are connected; it is done every few seconds besides. */
  lookAtPlaces(): Promise<void>;
  readonly dispatch: Dispatch;
  readonly translator: Translator;
  readonly log: Log;
  readonly localChat: ServedLocalChat;
  /** The local chat's id of a member's direct chat. */
  readonly directChatOf: (handle: string) => string;
  /** The clock: the real one, or one that started at `GENJIN_NOW`. */
  readonly now: () => Instant;
  close(): Promise<void>;
};

/** The features an app is opened with, and the folder that holds theirs; our own unless given. */
export type Plugs = { readonly features: readonly Feature[]; readonly folder?: string };

/**
 * Opens the database (the embedded server unless `DATABASE_URL` names one), migrates it, and puts
 * the app together. Throws `ConfigError` when something must be set right first.
 */
export async function openGenjin(
  config: Config,
  purpose: Purpose,
  log: Log = createLog(config.logLevel),
  plugs: Plugs = { features },
): Promise<Genjin> {
  const database = await openDatabase(config, purpose);
  try {
    const assembled = await assemble(config, database.store, purpose, log, plugs);
    return {
      ...assembled,
      databaseUrl: database.url,
      async close() {
        await assembled.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** How long one statement of a command may take, in milliseconds. */
const commandMs = 10_000;

/** The app on an open store, listening where that is its purpose. */
async function assemble(
  config: Config,
  store: Store,
  purpose: Purpose,
  log: Log,
  { features, folder }: Plugs,
): Promise<Omit<Genjin, "databaseUrl">> {
  const app: App = { store };
  const now = startClock(config.startAt);
  const translator = loadLocales({
    ...(folder === undefined ? {} : { features: folder }),
    onMissing: (what) => log.warn({ what }, "text missing"),
  });
  const local = createLocalAdapter((workspace) =>
    localHistory(workspace === localPlatform ? app : appIn(app, workspace)),
  );
  const shared: Shared = {
    dataDir: config.dataDir,
    address: config.publicUrl,
    kept: (platform) => keptConnections(app, now, platform),
    installPage: installPageIn(translator),
  };
  const connected = await platformAdapters(config.platforms, adapterLog(log), shared);
  const configured = [local, ...connected].map((adapter) => keepPace(adapter));
  const adapters = new Map(configured.map((adapter) => [adapter.platform, adapter]));
  const pushes = () => pushesWith(features);
  const bot: Bot = {
    app: within(app, commandMs),
    commands: new Map(commandsWith(features).map((command) => [command.name, command])),
    pushKinds: pushKindsWith(features),
    cardSections: features.flatMap(({ cardSection = [] }) => cardSection),
    whySections: features.flatMap(({ whySection = [] }) => whySection),
    briefSections: features.flatMap(({ briefSection = [] }) => briefSection),
    touchSections: features.flatMap(({ touchSection = [] }) => touchSection),
    weekSections: features.flatMap(({ weekSection = [] }) => weekSection),
    lexicon: loadLexicon(translator),
    translator,
    adapters,
    routes: localRoutes(localPlatform),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(config.llm === undefined ? {} : { secondReader: createSecondReader(config.llm, log) }),
    log,
    async preview(asked, wanted) {
      const [jobs, { previewPush }] = await Promise.all([
        pushes(),
        import("../scheduler/preview-push.ts"),
      ]);
      return previewPush(asked, jobs, wanted);
    },
    now,
    ...(config.failAt === undefined ? {} : { passing: dyingAt(config.failAt) }),
  };
  const dispatch = createDispatch(bot);
  const make: PlaceParts["make"] = (platform, settings, isConnected) =>
    placeAdapter(platform, settings, isConnected, adapterLog(log), shared);
  const receive = purpose === "service" ? timed(dispatch.receive) : null;
  const places = connectedPlaces({ app, log, adapters, make, receive });
  await places.look();
  if (purpose !== "command") places.watch();
  const listened = purpose === "service" ? configured : [local];
  const listening = await listen(app, listened, timed(dispatch.receive), log);
  const directChatOf = (handle: string) => directConversation(handle).id;
  const localChat = createLocalChat({
    bot,
    organization: () => findFirst(soon(app)),
    newId,
    hear: (act, file) => local.hear(decodeLocal(act), file),
    directId: directChatOf,
    groupId: (teamId) => groupConversation(teamId).id,
  });
  return {
    config,
    app,
    bot,
    routes: [
      ...connected.flatMap(({ routes = [] }) => routes).filter(({ path }) => path !== placePath),
      ...placeRoutes(() => [...connected, ...places.all()]),
      ...features.flatMap(({ routes }) => routes?.(bot) ?? []),
    ],
    pushes,
    makePlace: (platform, settings) => make(platform, settings, () => false),
    lookAtPlaces: places.look,
    dispatch,
    translator,
    log,
    localChat,
    directChatOf,
    now,
    async close() {
      await localChat.stop();
      await places.stop();
      await listening.stop();
    },
  };
}

/** The chats that are always there, in the workspace of an organization. */
const localRoutes = (workspace: string): Routes => ({
  direct: (handle) => directConversation(handle, workspace),
  group: (teamId) => groupConversation(teamId, workspace),
  of: localRoutes,
});

/** The log as adapters see it. */
const adapterLog = (log: Log): AdapterLog => ({
  info: (fields, message) => log.info(fields, message),
  warn: (fields, message) => log.warn(fields, message),
  passedOver: (platform, why) => happened({ type: "passed-over", platform, why }),
});

/** Tells how long what comes takes to be recorded. */
const timed =
  (receive: Receive): Receive =>
  async (event) => {
    const began = performance.now();
    let isSaved = false;
    try {
      const received = await receive(event);
      isSaved = true;
      return received;
    } finally {
      const { platform } = event.conversation;
      happened({ type: "recorded", platform, ms: performance.now() - began, isSaved });
    }
  };

/** Ends the process on the spot when it first comes by this point. */
const dyingAt = (point: FailPoint) => (now: FailPoint) => {
  if (now === point) process.kill(process.pid, "SIGKILL");
};

/** A clock that shows `startAt` now and runs on from there; the real one without it. */
function startClock(startAt: Instant | undefined): () => Instant {
  const offset = startAt === undefined ? 0 : startAt - Date.now();
  return () => (Date.now() + offset) as Instant;
}
