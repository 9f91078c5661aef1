import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillDemo } from "../../src/app/demo/fill-demo.ts";
import { type Genjin, openGenjin, type Plugs } from "../../src/assembly/bootstrap.ts";
import { readConfig } from "../../src/assembly/config.ts";
import { launch } from "../../src/assembly/serve.ts";
import type { Log } from "../../src/bot/bot.ts";
import { terminalSpeaker } from "../../src/cli/terminal.ts";
import { freshDatabase } from "./database.ts";

/** What a test app starts with. */
export type TestAppOptions = {
  /** Filled with the demo organization; empty unless asked for. */
  readonly demo?: boolean;
  /** ISO instant at which its clock starts; the real time unless given. */
  readonly now?: string;
  /** Listens on a free port as well; `url` is empty otherwise. */
  readonly http?: boolean;
  /** Where it logs; to stderr, errors only, unless given. */
  readonly log?: Log;
  /** The features it has; our own unless given. */
  readonly plugs?: Plugs;
  /** Further variables, such as those of a chat platform. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** The whole app on a database of its own, as long as it runs. */
export type OpenApp = { readonly genjin: Genjin; readonly url: string };

/** The same for whoever has to stop it. */
export type TestApp = OpenApp & { stop(): Promise<void> };

/** Starts the whole app on a fresh database, over HTTP unless told otherwise; nothing is pushed. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-app-"));
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: "0",
    LOG_LEVEL: "error",
    DEMO: "0",
    LOCAL_CHAT: "1",
    ...(options.now === undefined ? {} : { GENJIN_NOW: options.now }),
    ...options.environment,
  });
  const genjin = await openGenjin(config, "service", options.log, options.plugs);
  if (options.demo) await fillDemo(genjin.app, genjin.now());
  const running =
    options.http === false ? null : await launch(genjin, "web", terminalSpeaker({ LANG: "en" }));
  return {
    genjin,
    url: running?.url ?? "",
    async stop() {
      await running?.stop();
      await genjin.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
