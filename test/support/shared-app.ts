import { afterAll, beforeAll, beforeEach } from "vitest";
import type { App } from "../../src/app/app.ts";
import type { Genjin } from "../../src/assembly/bootstrap.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { type OpenApp, startTestApp, type TestApp, type TestAppOptions } from "./app.ts";
import { type KeptRows, keepRows } from "./keep-rows.ts";

/**
 * One app for all tests of a file or a `describe`, started once. Each test finds the database as
 * `fill` left it, the clock at its start and an app that remembers nothing, whatever the tests
 * before it did. What a test changes elsewhere (talk, stage, variables) is set in a `beforeEach`
 * that stands below.
 *
 *     const app = sharedApp({ http: false }, async () => {
 *       house = await foundTradingHouse(app.genjin.app.store);
 *     });
 *     beforeEach(() => {
 *       talk = startConversation(app, wednesday);
 *     });
 */
export function sharedApp(
  options: TestAppOptions,
  fill: () => Promise<unknown> = async () => {},
): OpenApp {
  let started: TestApp | undefined;
  let genjin: Genjin | undefined;
  let rows: KeptRows | undefined;

  beforeAll(async () => {
    started = await startTestApp(options);
    genjin = started.genjin;
    await fill();
    rows = await keepRows(genjin.databaseUrl);
  });
  beforeEach(async () => {
    await rows?.putBack();
    if (started !== undefined) genjin = withoutMemory(started.genjin, options.now);
  });
  afterAll(async () => {
    await rows?.close();
    await started?.stop();
  });

  const standing = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the app is used before it has started");
    return part;
  };
  return {
    get genjin() {
      return standing(genjin);
    },
    get url() {
      return standing(started).url;
    },
  };
}

/** The app as just opened: what use cases remember hangs on the app and the store that they are given. */
function withoutMemory(opened: Genjin, startAt: string | undefined): Genjin {
  const ahead = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
  const now = () => (Date.now() + ahead) as Instant;
  const app = anew(opened.app);
  return { ...opened, app, now, bot: { ...opened.bot, app: anew(opened.bot.app), now } };
}

const anew = ({ store }: App): App => ({
  store: Object.defineProperties({} as typeof store, Object.getOwnPropertyDescriptors(store)),
});
