import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { slackManifest } from "../../src/adapters/slack/manifest.ts";
import { commandsWith } from "../../src/assembly/plugged.ts";
import { features } from "../../src/features/index.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { sql } from "../../src/store/database/sql.ts";
import {
  type SlackSeen,
  type SlackSimulator,
  startSlackSimulator,
} from "../simulators/slack/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const [user, direct] = ["U0LILY", "D0LILY"];

const manifest = JSON.parse(
  JSON.stringify(
    slackManifest(
      commandsWith(features).map(({ name }) => ({ name, description: name, hint: "" })),
      { about: "", logThis: { name: "", description: "" }, tell: { name: "", description: "" } },
    ),
  ),
);
/** As people find them in Slack. */
const offered: readonly string[] = manifest.features.slash_commands.map(
  (one: { command: string }) => one.command,
);

describe.each([
  { by: "socket", locale: "zh-CN" },
  { by: "requests", locale: "en" },
] as const)("typed into Slack by $by, in $locale,", ({ by, locale }) => {
  const { t } = loadLocales().speaker(locale);
  let slack: SlackSimulator;
  let app: TestApp;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    app = await startTestApp({
      now: "2026-11-24T08:30:00Z",
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(by === "socket"
          ? { SLACK_APP_TOKEN: slack.appToken }
          : { SLACK_SIGNING_SECRET: secret }),
      },
    });
    if (by === "requests") slack.calls({ url: `${app.url}slack/events`, secret });
    const { store } = app.genjin.app;
    const house = await foundTradingHouse(store, {
      locale,
      accountsOf: (handle) => [{ platform: "slack", userId: `U0${handle.toUpperCase()}` }],
    });
    await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    await store.run(sql`UPDATE member_identity SET workspace = 'T0SIM'`);
    await store.run(
      sql`UPDATE member SET role = 'admin', locale = ${locale} WHERE handle = 'lily'`,
    );
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  const answersTo = async (line: string): Promise<readonly SlackSeen[]> => {
    const before = slack.seen().length;
    expect(await slack.types(user, direct, line)).toBe(true);
    await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(before), 10_000);
    // A picture may follow, which is no answer to the next line.
    await vi.waitFor(async () => expect(await unanswered()).toEqual([]), 10_000);
    return slack.seen().slice(before);
  };
  const unanswered = () =>
    app.genjin.app.store.rows(sql`SELECT id FROM inbox_event WHERE lease_until IS NOT NULL`);
  /** Our own words for a mistake of ours, and for a word that is no command, up to what they name. */
  const regrets = [
    t("errors:unexpected", { reference: "|" }),
    t("unknown-command", { word: "|" }),
    t("unknown-command-suggestion", { word: "|", suggestion: "" }),
  ].map((sentence) => sentence.split("|")[0] ?? "");

  it.each(offered)("%s is answered, bare and as its example has it", async (command) => {
    const name = command.slice(1);
    const example = commandsWith(features).find((one) => one.name === name)?.name ?? "today";
    const [, ...rest] = t(`commands:${example}.example`).split(" ");
    const lines = [command, `${command} ${name === "genjin" ? "help" : rest.join(" ")}`.trim()];
    for (const line of lines) {
      for (const { channel, text, pictures } of await answersTo(line)) {
        expect(channel).toBe(direct);
        expect([text, ...pictures].join("")).not.toBe("");
        for (const regret of regrets) expect(text.startsWith(regret), text).toBe(false);
      }
    }
  });

  it("the words that Slack keeps for itself are answered behind /genjin", async () => {
    expect((await answersTo("/genjin me"))[0]?.text).toMatch(/lily/);
    expect((await answersTo("/genjin help"))[0]?.text).not.toBe("");
    expect(offered).not.toContain("/me");
    expect(offered).not.toContain("/help");
  });

  it("what is said to /genjin alone is read as a line", async () => {
    const counted = await app.genjin.app.store.rows<{ ref: string }>(
      sql`SELECT ref FROM customer ORDER BY sequence LIMIT 1`,
    );
    const ref = counted[0]?.ref;
    expect((await answersTo("/genjin today"))[0]?.text).toMatch(/^(今日跟进|Follow up)/);
    expect((await answersTo("/genjin 今日"))[0]?.text).toMatch(/^(今日跟进|Follow up)/);
    const [logged] = await answersTo(`/genjin #${ref} ok 聊得不错`);
    expect(logged?.text).toMatch(/已记|Logged/);
    expect((await answersTo("/genjin undo"))[0]?.text).toContain(`#${ref}`);
    const [draft] = await answersTo("/genjin called Izmir Stone, they want samples");
    expect(draft?.text).toContain("Izmir Stone");
    expect(draft?.buttons).toHaveLength(2);
  });

  it("the Home tab shows what is left to do after something was logged there or elsewhere", async () => {
    const home = async () => {
      const before = slack.seen().length;
      expect(await slack.opensHome(user)).toBe(true);
      await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(before), 10_000);
      return slack.seen().at(-1);
    };
    const [counted] = await app.genjin.app.store.rows<{ ref: string }>(
      sql`SELECT ref FROM customer ORDER BY sequence LIMIT 1`,
    );
    const first = await home();
    expect(first?.channel).toBe(`home:${user}`);
    await answersTo(`/log ${counted?.ref} ok +30d`);
    const second = await home();
    expect(second?.channel).toBe(`home:${user}`);
    expect(first?.text).toMatch(/^(今日跟进|Follow up) 1 /);
    expect(second?.text).toMatch(/^(今日跟进|Follow up) 0 /);
  });
});
