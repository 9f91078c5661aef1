import { setTimeout as pause } from "node:timers/promises";
import { terminalSpeaker } from "../cli/terminal.ts";
import { DatabaseAwayError, isDiskFull } from "../errors.ts";
import { takeUpRestored } from "../store/backup/take-up-restored.ts";
import { awayFrom } from "../store/database/away.ts";
import { openStore, type Store } from "../store/database/database.ts";
import { migrate } from "../store/database/migrate.ts";
import { openPool } from "../store/database/open-pool.ts";
import { preparePrisma } from "../store/database/prisma-on.ts";
import type { Holder } from "../store/embedded/instance-lock.ts";
import { startEmbedded } from "../store/embedded/start-embedded.ts";
import { type Cipher, createCipher } from "../store/keys/cipher.ts";
import { openDataKey } from "../store/keys/data-key.ts";
import { fillBirthdayHashes } from "../store/people/fill-birthday-hashes.ts";
import type { Config } from "./config.ts";

/**
 * What an app is opened for: to answer on every platform (`service`), to post without listening
 * (`worker`), or for one command, which takes no events away either.
 */
export type Purpose = "service" | "worker" | "command";

/** How long a machine that is too busy may keep its own server from answering, in milliseconds. */
const embeddedPatienceMs = 60_000;

/** A migrated database and the store on it. */
export type OpenDatabase = {
  readonly url: string;
  readonly store: Store;
  /** Closes the store, and stops the server where it is ours. */
  close(): Promise<void>;
};

/**
 * Opens the database (the embedded server unless `DATABASE_URL` names one) and migrates it. Throws
 * `ConfigError` when something must be set right first.
 */
export async function openDatabase(config: Config, purpose: Purpose): Promise<OpenDatabase> {
  if (purpose !== "command") preparePrisma();
  const server = await serverOf(config, purpose);
  try {
    const { url } = server;
    const patience = config.databaseUrl === undefined ? embeddedPatienceMs : 0;
    const cipher = await patiently(patience, () => migrated(url, config, purpose));
    const store = await patiently(patience, () => openStore(openPool(url), cipher));
    if (purpose === "service") await fillBirthdayHashes(store);
    return {
      url,
      store,
      async close() {
        await store.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Server = {
  readonly url: string;
  /** Who runs the embedded server. */
  readonly holder?: Holder;
  stop(): Promise<void>;
};

/** The server that the configuration names; the embedded one is started, or the running one joined. */
export const serverOf = async (
  { databaseUrl, dataDir }: Config,
  purpose: Purpose,
): Promise<Server> =>
  databaseUrl === undefined
    ? startEmbedded({
        dataDir,
        purpose: purpose === "command" ? "command" : "service",
        onCreate(folder) {
          process.stderr.write(`${terminalSpeaker().t("cli:creating-database", { folder })}\n`);
        },
      })
    : { url: databaseUrl, stop: async () => {} };

async function migrated(url: string, config: Config, purpose: Purpose): Promise<Cipher> {
  let key: Buffer | undefined;
  await migrate(url, async (client) => {
    key = await openDataKey(client, config.masterKey);
    const ahead = config.startAt === undefined ? 0 : config.startAt - Date.now();
    if (purpose !== "command") await takeUpRestored(client, ahead);
  });
  if (key === undefined) throw new Error("no data key");
  return createCipher(key);
}

/** Tries again, for so many milliseconds, what the database did not answer in time. */
async function patiently<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof DatabaseAwayError || awayFrom(error, false) !== null;
      if (!isAway || isDiskFull(error) || performance.now() >= until) throw error;
      await pause(500);
    }
  }
}
