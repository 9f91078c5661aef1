import { afterEach, describe, expect, it, vi } from "vitest";
import { wecomPlatform } from "../../src/adapters/wecom-robot/conversations.ts";
import { createDispatch } from "../../src/bot/intake/dispatch.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import { memberByAccount, memberByHandle } from "../../src/store/members/members.ts";
import { startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWechaty } from "../simulators/wechaty/simulator.ts";
import { startWecom } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

/** Tuesday 24 November 2026, 16:30 in Shanghai. */
const tuesday = "2026-11-24T08:30:00Z";
const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/;

/** A platform on which nobody is a member yet. */
type Door = {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Somebody writes to the bot alone; the app is at this origin. */
  says(text: string, origin: string): Promise<unknown>;
  /** What they have seen of the bot. */
  seen(): readonly string[];
  close(): Promise<void>;
};

const doors: Readonly<Record<string, () => Promise<Door>>> = {
  async slack() {
    const slack = await startSlackSimulator();
    slack.workspace.addPerson({
      id: "U0BOSS",
      name: "Boss",
      email: "boss@example.com",
      zone: "Europe/Berlin",
      language: "en-US",
    });
    return {
      platform: "slack",
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: slack.appToken,
      },
      says: (text) => slack.says("U0BOSS", "D0BOSS", text),
      seen: () => slack.seen().map((seen) => seen.text),
      close: () => slack.stop(),
    };
  },
  async dingtalk() {
    const dingtalk = await startDingtalk();
    return {
      platform: "dingtalk",
      environment: dingtalk.environment,
      says: (text) => dingtalk.writes({ staffId: "staff-stranger", text }),
      seen: () => dingtalk.shown.map((shown) => shown.text),
      close: dingtalk.close,
    };
  },
  async "the WeCom robot"() {
    const wecom = await startWecom({ users: [] });
    return {
      platform: "wecom",
      environment: wecom.environment.robot,
      says: (text) => wecom.gateway.says({ user: "boss", text }),
      seen: () => wecom.gateway.posts.map((post) => post.text),
      close: wecom.close,
    };
  },
  async "the WeCom app"() {
    const wecom = await startWecom({ users: ["boss"] });
    return {
      platform: "wecom-app",
      environment: wecom.environment.app,
      says: (text, origin) => wecom.callerOf(origin).says("boss", text),
      seen: () => wecom.api.posts.map((post) => post.text),
      close: wecom.close,
    };
  },
  async wechaty() {
    const wechat = await startWechaty();
    return {
      platform: "wechaty",
      environment: wechat.environment,
      says: (text) => wechat.says({ person: "wxid_lily", text }),
      seen: () => wechat.shown.map((shown) => shown.text),
      close: wechat.close,
    };
  },
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  vi.restoreAllMocks();
});

/** The app on an empty database, and the code that it printed. */
async function openEmpty(door: Door): Promise<{ app: TestApp; first: string }> {
  closing.push(() => door.close());
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  const app = await startTestApp({ now: tuesday, environment: door.environment });
  closing.push(() => app.stop());
  const first = code.exec(said.mock.calls.flat().join("\n"))?.[0];
  if (first === undefined) throw new Error("no code was printed");
  return { app, first };
}

describe.each(Object.keys(doors))("on %s", (name) => {
  it("a stranger is refused once a day, and becomes the first admin by the printed code", async () => {
    const door = await (doors[name] as () => Promise<Door>)();
    const { app, first } = await openEmpty(door);
    const origin = app.url.replace(/\/$/, "");
    const answerTo = async (text: string): Promise<string> => {
      const before = door.seen().length;
      expect(await door.says(text, origin)).toBeTruthy();
      await vi.waitFor(() => expect(door.seen().length).toBeGreaterThan(before), 10_000);
      return door.seen().slice(before).join("\n");
    };
    expect(await answerTo("hello")).toMatch(/only talk to members/);
    // Said before the code and answered in order: the second greeting gets no second refusal.
    await door.says("hello again", origin);
    expect(await answerTo(`/link ${first}`)).toMatch(/^✅ Linked\..*\(admin\)/);
    expect(door.seen().filter((text) => /only talk to members/.test(text))).toHaveLength(1);
    expect(await answerTo("/me")).toMatch(/admin/);
    const admin = await memberByHandle(app.genjin.app.store, "admin");
    expect(admin?.member).toMatchObject({ role: "admin", locale: "en" });
  }, 30_000);
});

describe("somebody who is no member", () => {
  const event = (key: string, text: string, userId = "bot-like"): ChatEvent => ({
    type: "message",
    key,
    messageId: key,
    conversation: { platform: wecomPlatform, workspace: "", kind: "direct", id: userId },
    sender: { userId },
    at: Date.parse(tuesday) as Instant,
    text,
  });

  /** Two processes on one database, with a clock to be set, and what they said. */
  async function openTwo() {
    const wecom = await startWecom({ users: [] });
    closing.push(wecom.close);
    const errors: object[] = [];
    const app = await startTestApp({ http: false, now: tuesday });
    closing.push(() => app.stop());
    const said: string[] = [];
    let clock = Date.parse(tuesday) as Instant;
    let refusal: Error | null = null;
    const local = [...app.genjin.bot.adapters.values()][0];
    if (local === undefined) throw new Error("no adapter");
    const adapter: typeof local = {
      ...local,
      platform: wecomPlatform,
      async send(_, message) {
        if (refusal !== null) throw refusal;
        said.push(message.summary);
        return { messageId: String(said.length) };
      },
    };
    const bot = {
      ...app.genjin.bot,
      adapters: new Map([[wecomPlatform, adapter]]),
      now: () => clock,
      log: { info() {}, warn() {}, error: (fields: object) => void errors.push(fields) },
    };
    const [one, other] = [createDispatch(bot), createDispatch(bot)];
    const hear = async (dispatch: typeof one, said: ChatEvent) =>
      (await dispatch.receive(said)).handled;
    return {
      said,
      errors,
      hear: (which: "one" | "other", said: ChatEvent) => hear(which === "one" ? one : other, said),
      refuse: (error: Error | null) => {
        refusal = error;
      },
      later: (hours: number) => {
        clock = (clock + hours * 3_600_000) as Instant;
      },
    };
  }

  it("is answered once a day, whichever process hears them, however much they write", async () => {
    const { said, hear, later } = await openTwo();
    for (let n = 0; n < 4; n++) {
      await hear("one", event(`a${n}`, "hi"));
      await hear("other", event(`b${n}`, "你好"));
    }
    expect(said).toHaveLength(1);
    await hear("other", event("c", "hi", "somebody-else"));
    expect(said).toHaveLength(2);
    later(25);
    await hear("other", event("d", "hi"));
    expect(said).toHaveLength(3);
  });

  it("is not answered for ever either with codes that are none", async () => {
    const { said, hear } = await openTwo();
    for (let n = 0; n < 12; n++) await hear("one", event(`a${n}`, `/link what ${n}`));
    expect(said.filter((text) => /does not work/.test(text))).toHaveLength(5);
    expect(said.filter((text) => /Too many wrong codes/.test(text))).toHaveLength(1);
    expect(said).toHaveLength(6);
  });

  it("may be out of reach without anything being amiss", async () => {
    const { said, errors, hear, refuse } = await openTwo();
    refuse(new AdapterError("no contact", { retryable: false }));
    await hear("one", event("a", "hi"));
    expect(errors).toEqual([]);
    // What did not arrive was not said: the next is answered.
    refuse(null);
    await hear("other", event("a2", "hi"));
    expect(said.splice(0)).toHaveLength(1);
    refuse(new Error("a mistake of ours"));
    await hear("one", event("b", "hi", "another"));
    expect(errors).toHaveLength(1);
    expect(said).toEqual([]);
  });
});

it("one company's robot and app know a person by one account: a code links both", async () => {
  const wecom = await startWecom({ users: ["boss"] });
  const door: Door = {
    platform: wecomPlatform,
    environment: { ...wecom.environment.robot, ...wecom.environment.app },
    says: (text, origin) => wecom.callerOf(origin).says("boss", text),
    seen: () => wecom.api.posts.map((post) => post.text),
    close: wecom.close,
  };
  const { app, first } = await openEmpty(door);
  await door.says(`/link ${first}`, app.url.replace(/\/$/, ""));
  await vi.waitFor(() => expect(door.seen().join()).toMatch(/Linked\./), 10_000);
  for (const platform of ["wecom", "wecom-app"]) {
    const known = await memberByAccount(app.genjin.app.store, platform, "", "boss");
    expect(known?.member.handle, platform).toBe("admin");
  }
  await wecom.gateway.says({ user: "boss", text: "/me" });
  await vi.waitFor(() => expect(wecom.gateway.posts.at(-1)?.text).toMatch(/admin/), 10_000);
});
