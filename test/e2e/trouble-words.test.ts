import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openGenjin } from "../../src/assembly/bootstrap.ts";
import { readConfig } from "../../src/assembly/config.ts";
import { launch } from "../../src/assembly/serve.ts";
import { terminalSpeaker } from "../../src/cli/terminal.ts";
import { type Door, openDoor } from "../faults/battery/postgres/door.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

/** Words that say that something may be saved, or may not. */
const aboutSaving = /\bsaved?\b|保存/;

describe("while the database is slow or silent", () => {
  let slack: SlackSimulator;
  let app: TestApp;
  let door: Door;
  let refs: readonly string[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    slack = await startSlackSimulator({ redeliveries: [1000, 2000, 3000, 3000] });
    app = await startTestApp({ http: false });
    const house = await foundTradingHouse(app.genjin.app.store, {
      accountsOf: (handle) => [{ platform: "slack", userId: `U0${handle.toUpperCase()}` }],
    });
    refs = await house.addCustomers([
      { name: "Ankara Lift", owner: "tom" },
      { name: "Izmir Stone", owner: "lily" },
    ]);
    const behind = new URL(app.genjin.databaseUrl);
    door = await openDoor(Number(behind.port));
    behind.port = String(door.port);
    const { dataDir } = app.genjin.config;
    const genjin = await openGenjin(
      readConfig({
        ...{ DATABASE_URL: behind.href, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent" },
        ...{ DEMO: "0", LOCAL_CHAT: "1", SLACK_SIGNING_SECRET: secret },
        ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl },
      }),
      "service",
    );
    const running = await launch(genjin, "web", terminalSpeaker({ LANG: "en" }));
    slack.calls({ url: `${running.url}slack/events`, secret });
    close = async () => {
      await running.stop();
      await genjin.close();
      await door.close();
    };
    for (const [user, direct] of [
      ["U0TOM", "D0TOM"],
      ["U0LILY", "D0LILY"],
    ] as const) {
      const before = slack.seen().length;
      await slack.says(user, direct, "/help");
      await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(before), 10_000);
    }
  });
  afterAll(async () => {
    await close();
    await app.stop();
    await slack.stop();
  });

  /** What somebody is told while something is wrong, and after it. */
  async function toldDuring(
    [user, line]: readonly [string, string],
    wrong: () => Promise<() => Promise<void>>,
  ): Promise<{ readonly meanwhile: readonly string[]; readonly after: readonly string[] }> {
    const channel = `D${user.slice(1)}`;
    const start = slack.seen().length;
    const own = () =>
      slack
        .seen()
        .slice(start)
        .filter((one) => one.channel === channel);
    const mend = await wrong();
    const said = slack.says(user, channel, line);
    const meanwhile = await (async () => {
      try {
        await vi.waitFor(() => expect(own()).toHaveLength(1), 20_000);
        await pause(1500);
        return own().map(({ text }) => text);
      } finally {
        // Whatever went wrong here, the next ones find the database well.
        await mend();
      }
    })();
    await said;
    await vi.waitFor(() => expect(own().length).toBeGreaterThan(meanwhile.length), 20_000);
    await pause(1000);
    return {
      meanwhile,
      after: own()
        .slice(meanwhile.length)
        .map(({ text }) => text),
    };
  }

  /** Customers are held by somebody else: the database answers nothing about them. */
  const busy = async () => {
    const client = await app.genjin.app.store.pool.connect();
    await client.query("BEGIN");
    await client.query("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE");
    return async () => {
      await client.query("ROLLBACK");
      client.release();
    };
  };
  const silent = async () => {
    door.freeze();
    return async () => door.thaw();
  };

  it.each([
    ["U0TOM", "/today"],
    ["U0LILY", "今日"],
  ] as const)("%s, who asks for %s, hears once that it is worked on", async (user, line) => {
    const { meanwhile, after } = await toldDuring([user, line], busy);
    expect(meanwhile).toEqual([expect.stringMatching(/still working on it|我还在处理/)]);
    expect(meanwhile.join()).not.toMatch(aboutSaving);
    expect(after).toEqual([expect.stringMatching(/Ankara Lift|Izmir Stone/)]);
  });

  it("who waits long for the others of three lines hears so once, though the database answers, and then all answers", async () => {
    const start = slack.seen().length;
    const told = () =>
      slack
        .seen()
        .slice(start)
        .filter(({ channel }) => channel === "D0TOM")
        .map(({ text }) => text);
    const working = () => told().filter((text) => /still working on it/.test(text));
    door.slow(550);
    try {
      await Promise.all(
        ["/today", "/today", "/today"].map((line) => slack.says("U0TOM", "D0TOM", line)),
      );
      await vi.waitFor(() => expect(working()).toHaveLength(1), 30_000);
      await pause(2000);
    } finally {
      door.slow(0);
    }
    await vi.waitFor(
      () => expect(told().filter((text) => text.includes("Ankara Lift"))).toHaveLength(3),
      30_000,
    );
    expect(working()).toHaveLength(1);
  }, 90_000);

  it("who tells of a call hears so as well, and that it is logged", async () => {
    const line = `#${refs[0]} ok sent the price list`;
    const { meanwhile, after } = await toldDuring(["U0TOM", line], busy);
    expect(meanwhile).toEqual([expect.stringMatching(/still working on it/)]);
    expect(after).toEqual([expect.stringMatching(/Logged/)]);
  });

  it.each([
    ["U0TOM", "/today"],
    ["U0LILY", "客户 Izmir Stone"],
    ["U0LILY", "/find country:TR"],
  ] as const)("%s, who asks for %s of no database, hears nothing of saving", async (user, line) => {
    const { meanwhile, after } = await toldDuring([user, line], silent);
    expect(meanwhile).toEqual([expect.stringMatching(/cannot look that up|查不了/)]);
    expect(meanwhile.join()).not.toMatch(aboutSaving);
    expect(after).toEqual([expect.stringMatching(/Ankara Lift|Izmir Stone/)]);
  });

  it("who tells of a call hears that it is not saved yet, and then that it is logged", async () => {
    const line = `#${refs[1]} ok 已发目录`;
    const { meanwhile, after } = await toldDuring(["U0LILY", line], silent);
    expect(meanwhile).toEqual([expect.stringMatching(/还没有保存|是否已保存/)]);
    expect(after).toEqual([expect.stringMatching(/已记 1 条/)]);
  });
});
