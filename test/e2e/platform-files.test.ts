import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

/** A platform as Lily uses it. */
type Door = {
  readonly platform: string;
  readonly userId: string;
  readonly environment: Readonly<Record<string, string>>;
  says(text: string): Promise<boolean>;
  saysInGroup(text: string): Promise<boolean>;
  sends(name: string, content: string | Buffer, again?: string): Promise<boolean>;
  /** From now on files are not handed over any more. */
  withhold(): void;
  /** Texts that people have seen, oldest first. */
  seen(): readonly string[];
  close(): Promise<void>;
};

async function openSlack(): Promise<Door> {
  const slack = await startSlackSimulator();
  return {
    platform: "slack",
    userId: "U0LILY",
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: slack.appToken,
    },
    says: (text) => slack.says("U0LILY", "D0LILY", text),
    saysInGroup: (text) => slack.says("U0LILY", "C0SALES", `<@${slack.app.userId}> ${text}`),
    sends: (name, content) => slack.sendsFile("U0LILY", "D0LILY", { name, content }),
    withhold: () => slack.letReadFiles(false),
    seen: () => slack.seen().map(({ text }) => text),
    close: () => slack.stop(),
  };
}

async function openDingtalk(): Promise<Door> {
  const dingtalk = await startDingtalk();
  const staffId = "staff-lily";
  return {
    platform: "dingtalk",
    userId: staffId,
    environment: dingtalk.environment,
    says: (text) => dingtalk.writes({ staffId, text }),
    saysInGroup: (text) => dingtalk.writes({ staffId, text, group: "cidTeamOne==" }),
    sends: (name, content, again) => dingtalk.sendsFile(staffId, name, content, again),
    withhold: dingtalk.expireFiles,
    seen: () => dingtalk.shown.map(({ text }) => text),
    close: dingtalk.close,
  };
}

async function openRobot(): Promise<Door> {
  const wecom = await startWecom({ users: [] });
  const { gateway } = wecom;
  const user = "user-lily";
  return {
    platform: "wecom",
    userId: user,
    environment: wecom.environment.robot,
    says: (text) => gateway.says({ user, text }),
    saysInGroup: (text) => gateway.says({ user, text, chat: "wrTeamOne" }),
    sends: (name, content, again) => gateway.sendsFile(user, name, content, again),
    withhold: gateway.expireFiles,
    seen: () => gateway.posts.filter(({ card }) => card === undefined).map(({ text }) => text),
    close: wecom.close,
  };
}

const doors = [
  ["Slack", openSlack],
  ["DingTalk", openDingtalk],
  ["the WeCom robot", openRobot],
] as const;

const content = "客户,国家,联系人,邮箱\nAurora 100% Oy,芬兰,Aino,aino@aurora.example\n";

describe.each(doors)("a file on %s", (name, openDoor) => {
  let door: Door;
  let app: TestApp;

  beforeAll(async () => {
    door = await openDoor();
    const { platform, userId, environment } = door;
    app = await startTestApp({ http: false, now: "2026-12-02T08:30:00Z", environment });
    await foundTradingHouse(app.genjin.app.store, {
      accountsOf: (handle) => (handle === "lily" ? [{ platform, userId }] : []),
    });
  });
  afterAll(async () => {
    await app?.stop();
    await door?.close();
  });

  /** What is seen once it matches. */
  const answered = async (act: () => Promise<boolean>, pattern: RegExp): Promise<string> => {
    const before = door.seen().length;
    expect(await act()).toBe(true);
    const found = () => door.seen().slice(before).join("\n---\n");
    await vi.waitFor(() => expect(found()).toMatch(pattern), 20_000);
    return found();
  };
  const customers = () =>
    app.genjin.app.store.rows<{ name: string }>(sql`SELECT name FROM customer ORDER BY name`);

  it("is shown first, and imported on a 1", async () => {
    const preview = await answered(
      () => door.sends("Q4 价格 100%.csv", content),
      /Q4 价格 100%\.csv.*看懂了，还没导入/,
    );
    expect(preview).toMatch(/客户：新增 1 家/);
    expect(preview).toMatch(/联系人：新增 1 位/);
    expect(await customers()).toEqual([]);
    await answered(() => door.says("1"), /已导入/);
    expect(await customers()).toEqual([{ name: "Aurora 100% Oy" }]);
    await answered(() => door.says("撤销"), /已撤回这次导入/);
    expect(await customers()).toEqual([]);
  });

  it("that is too large is not fetched whole", async () => {
    await answered(() => door.sends("big.csv", Buffer.alloc(20_000_100, 65)), /太大：最大 20 MB/);
  });

  it("in a group is asked for where this platform hands it over", async () => {
    const expected = name === "Slack" ? /直接发给我|已私信你/ : /只在私聊里把文件交给我/;
    await answered(() => door.saysInGroup("导入"), expected);
  });

  it("that the platform does not hand over is asked for again", async () => {
    if (name !== "Slack") {
      // Between the message and the download.
      const { read } = app.genjin.bot.adapters.get(door.platform)?.files ?? {};
      expect(read).toBeDefined();
      const event = { conversation: { workspace: "" } } as never;
      const handle = name === "DingTalk" ? "code" : JSON.stringify(["http://127.0.0.1:1/x", ""]);
      await expect(read?.({ handle }, event, 10)).rejects.toThrow();
      return;
    }
    door.withhold();
    await answered(() => door.sends("gone.csv", content), /没能从平台取到/);
  });
});
