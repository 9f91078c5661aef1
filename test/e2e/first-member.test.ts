import { afterEach, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";

/** Monday 30 November 2026, 10:00 in Shanghai. */
const monday = "2026-11-30T02:00:00Z";
const founder = { name: "Chen Ming", company: "Harbor Trade", zone: "Asia/Shanghai", locale: "en" };

let app: TestApp;
afterEach(() => app.stop());

const start = async (environment: Readonly<Record<string, string>> = {}) => {
  app = await startTestApp({ now: monday, environment });
};

async function send(
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: Answer }> {
  const answer = await fetch(`${app.url}local/${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

type Answer = {
  readonly handle?: string;
  readonly members?: readonly { readonly handle: string; readonly role: string }[];
  readonly answers?: readonly { readonly text: string }[];
  readonly error?: { readonly code: string; readonly message: string };
};

const says = async (as: string, text: string) =>
  (await send("messages", { as, chat: `direct:${as}`, text })).body.answers?.[0]?.text ?? "";

describe("whoever opens the page of an empty company", () => {
  it("becomes its admin, and is led on", async () => {
    await start();
    expect((await send("state")).body.members).toEqual([]);
    expect(await send("members", founder)).toEqual({ status: 200, body: { handle: "chenming" } });
    expect((await send("state")).body.members).toMatchObject([
      {
        ...{ handle: "chenming", name: "Chen Ming", role: "admin" },
        ...{ zone: "Asia/Shanghai", locale: "en" },
      },
    ]);
    expect(await says("chenming", "today")).toMatch(/No customers are here yet[\s\S]*“begin”/);
    expect(await says("chenming", "begin")).toMatch(/^2\/4 Your team\s+Hello, I am Genjin/);
    expect(await says("chenming", "1")).toMatch(/^3\/4 Your customers/);
    expect(await says("chenming", "begin who Chen Ming, Sea Trade")).toMatch(
      /✅ Chen Ming · Sea Trade[\s\S]*2\/4 Your team\s+(?!Hello)/,
    );
  });

  it("says where they are by any city, in Chinese as well", async () => {
    await start();
    const wei = { name: "陈伟", company: "海港贸易", zone: "宁波", locale: "zh-CN" };
    expect((await send("members", wei)).body).toEqual({ handle: "陈伟" });
    expect((await send("state")).body.members).toMatchObject([
      { zone: "Asia/Shanghai", locale: "zh-CN" },
    ]);
    expect(await says("陈伟", "引导")).toMatch(/^2\/4 你的团队/);
  });

  it("is asked for the company in the chat where it was left out", async () => {
    await start();
    const { company: _, ...alone } = founder;
    await send("members", alone);
    expect(await says("chenming", "begin")).toMatch(/^1\/4 Who are you\?/);
  });

  it("hears what cannot be read, and nothing is begun", async () => {
    await start();
    const nowhere = { ...founder, zone: "Nowhereville" };
    const chinese = { "accept-language": "zh-CN" };
    const refused = await send("members", nowhere, chinese);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "unknown-city" } } });
    expect(refused.body.error?.message).toMatch(/不知道 Nowhereville 在哪/);
    for (const wrong of [
      { ...founder, name: " " },
      { ...founder, locale: "fr" },
      { ...founder, role: "sales" },
      { name: "Chen Ming" },
    ]) {
      expect((await send("members", wrong)).status).toBe(400);
    }
    expect((await send("state")).body.members).toEqual([]);
  });
});

describe("nobody becomes the admin", () => {
  it("of a company that has begun", async () => {
    await start();
    await send("members", founder);
    const late = await send("members", { ...founder, name: "Otto Kern" });
    expect(late).toMatchObject({ status: 409, body: { error: { code: "founded-already" } } });
    expect((await send("state")).body.members).toHaveLength(1);
  });

  it("beside another who began in the same moment", async () => {
    await start();
    const names = ["Chen Ming", "Otto Kern", "Mei Lin"];
    const all = await Promise.all(names.map((name) => send("members", { ...founder, name })));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await send("state")).body.members).toHaveLength(1);
  });

  it("from a page of somebody else, or without the token of a chat that is locked", async () => {
    await start();
    const foreign = await send("members", founder, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    await app.stop();
    const token = "a-token-of-forty-characters-or-so-123456";
    await start({ LOCAL_CHAT_TOKEN: token });
    expect((await send("members", founder)).status).toBe(401);
    expect((await send("members", founder, { authorization: "Bearer wrong" })).status).toBe(401);
    const carried = { authorization: `Bearer ${token}` };
    expect((await send("members", founder, carried)).status).toBe(200);
  });
});
