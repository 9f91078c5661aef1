import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { hasStrangers } from "../../src/app/process/count-listeners.ts";
import { openGenjin } from "../../src/assembly/bootstrap.ts";
import { readConfig } from "../../src/assembly/config.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { freshDatabase } from "../support/database.ts";
import { buildProduct, genjin, jsonLines } from "../support/service.ts";

let slack: SlackSimulator;
let database: Awaited<ReturnType<typeof freshDatabase>>;
const folder = temporaryFolder({ mode: 0o755 });
const environment = () => ({
  DATABASE_URL: database.url,
  DATA_DIR: folder.dataDir,
  LANG: "en_US.UTF-8",
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});

beforeAll(async () => {
  await buildProduct();
  [slack, database] = await Promise.all([startSlackSimulator(), freshDatabase()]);
}, 180_000);
afterAll(async () => {
  await slack.stop();
  await database.drop();
  folder.remove();
});

type Told = Readonly<Record<string, unknown>>;

/** A process of ours, and what it logged about its connections. */
async function startProcess() {
  const told: Told[] = [];
  const note = (what: Told) => void ("connections" in what && told.push(what));
  const log = { info: note, warn: note, error() {} };
  const process = await openGenjin(readConfig(environment()), "service", log);
  return { ...process, told };
}

const onConnections = async () => {
  const found = jsonLines<{ check: string; state: string }>(
    await genjin(["doctor", "--json"], environment()),
  );
  expect(found.map(({ check }) => check)).toContain("slack");
  return found.find(({ check }) => check === "slack-connections");
};

it("tells of connections with our app's token that are none of our processes", async () => {
  const first = await startProcess();
  await vi.waitFor(
    () => expect(first.told).toEqual([{ platform: "slack", connections: 1, ours: 1 }]),
    5000,
  );
  // A second process of the same service is no stranger.
  const second = await startProcess();
  await vi.waitFor(
    () => expect(second.told).toEqual([{ platform: "slack", connections: 2, ours: 2 }]),
    5000,
  );
  expect(await hasStrangers(first.app, "slack")).toBe(false);
  await second.close();

  const stranger = new WebSocket(`${slack.origin.replace("http", "ws")}link`);
  await new Promise((resolve) => stranger.once("message", resolve));
  expect(await onConnections()).toBeUndefined();
  await slack.disconnect("abruptly");
  const again = new WebSocket(`${slack.origin.replace("http", "ws")}link`);
  await vi.waitFor(
    () => expect(first.told.at(-1)).toMatchObject({ connections: 2, ours: 1 }),
    10_000,
  );
  await vi.waitFor(async () => expect(await hasStrangers(first.app, "slack")).toBe(true), 5000);
  expect(await onConnections()).toMatchObject({
    state: "warn",
    what: expect.stringContaining("slack: more connections"),
  });

  // At the next connection they are gone.
  again.terminate();
  await vi.waitFor(() => expect(slack.connections()).toBe(1), 5000);
  await slack.disconnect("politely");
  await vi.waitFor(
    () => expect(first.told.at(-1)).toMatchObject({ connections: 1, ours: 1 }),
    10_000,
  );
  await vi.waitFor(async () => expect(await hasStrangers(first.app, "slack")).toBe(false), 5000);
  await first.close();
}, 60_000);
