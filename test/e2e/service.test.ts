import { existsSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { LocalReply, LocalState } from "../../src/http/local-chat-port.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { databaseUrl } from "../support/database-server.ts";
import { followEvents } from "../support/follow-events.ts";
import {
  buildProduct,
  type Environment,
  runProduct,
  type Service,
  startService,
} from "../support/service.ts";

const folder = temporaryFolder({ mode: 0o755 });
const home: Environment = { DATA_DIR: folder.dataDir };
const now = "2026-12-02T11:50:00Z";
const running: Service[] = [];

async function start(env: Environment, by: "node" | "npm" = "node"): Promise<Service> {
  const service = await startService(env, by);
  running.push(service);
  return service;
}

/** The database server of the data folder has stopped properly and the folder is free. */
function expectAllStopped(): void {
  expect(existsSync(join(folder.cluster(), "postmaster.pid"))).toBe(false);
  expect(existsSync(join(folder.dataDir, "genjin.lock"))).toBe(false);
}

beforeAll(buildProduct, 180_000);
afterAll(async () => {
  for (const { child } of running) if (child.exitCode === null) child.kill("SIGKILL");
  folder.remove();
});

type Answer<T> = { readonly status: number; readonly body: T };
type Refused = { readonly error: { readonly code: string; readonly message: string } };

async function call<T>(url: string, body?: object, headers = {}): Promise<Answer<T>> {
  const answer = await fetch(url, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: { ...(body && { "content-type": "application/json" }), ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

/** As `call`, with headers that fetch would not send. */
const statusWith = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.once("error", reject).end();
  });

describe("the running service", () => {
  let service: Service;
  let state: LocalState;
  const say = async (as: string, text: string, more: { chat?: string; replyTo?: string } = {}) =>
    (
      await call<LocalReply>(`${service.url}/local/messages`, {
        as,
        chat: `direct:${as}`,
        text,
        ...more,
      })
    ).body;
  const history = async (as: string, chat: string, after?: string) => {
    const query = new URLSearchParams({ as, chat, ...(after === undefined ? {} : { after }) });
    const { body } = await call<{ messages: LocalReply["answers"] }>(
      `${service.url}/local/messages?${query}`,
    );
    return body.messages;
  };
  const groupOf = (handle: string): string =>
    state.chats.find(({ kind, members }) => kind === "group" && members.includes(handle))?.id ?? "";

  beforeAll(async () => {
    service = await start({ ...home, GENJIN_NOW: now });
    state = (await call<LocalState>(`${service.url}/local/state`)).body;
  }, 60_000);

  it("says last that it is ready, and nothing else on stdout", () => {
    expect(service.stdout()).toBe(`Genjin is ready at ${service.url}/\n`);
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("has the demo organization's people and chats", () => {
    expect(state.members).toHaveLength(5);
    for (const member of state.members) {
      expect(member).toEqual({
        handle: expect.stringMatching(/^[a-z]+$/),
        name: expect.any(String),
        role: expect.stringMatching(/^(sales|manager|admin)$/),
        zone: expect.stringMatching(/^\w+\/\w+$/),
        locale: expect.stringMatching(/^(en|zh-CN)$/),
      });
      expect(state.chats).toContainEqual({
        id: `direct:${member.handle}`,
        kind: "direct",
        title: expect.any(String),
        members: [member.handle],
      });
    }
    expect(state.chats.filter(({ kind }) => kind === "group")).toHaveLength(2);
  });

  it("runs on from GENJIN_NOW", async () => {
    const sinceThen = Date.parse(state.now) - Date.parse(now);
    expect(sinceThen).toBeGreaterThanOrEqual(0);
    expect(sinceThen).toBeLessThan(60_000);
    const later = await call<LocalState>(`${service.url}/local/state`);
    expect(Date.parse(later.body.now)).toBeGreaterThan(Date.parse(state.now));
  });

  it.each([
    { as: "lily", today: "今日", log: "1 ok 已发PI +3d", undo: "撤销" },
    { as: "anna", today: "/today", log: "1 quote sent the PI +3d", undo: "/undo" },
  ])("lists the day, logs the reply and takes it back for $as", async (talk) => {
    const list = await say(talk.as, talk.today);
    expect(list.answers).toHaveLength(1);
    const [message] = list.answers;
    expect(message).toEqual({
      id: expect.any(String),
      chat: `direct:${talk.as}`,
      from: "bot",
      at: expect.stringMatching(/^2026-12-02T11:5\d:\d\d\.\d{3}Z$/),
      text: expect.any(String),
      blocks: expect.any(Array),
      buttons: expect.any(Array),
      images: [],
      replyTo: list.id,
      refs: expect.any(Array),
    });
    const [ref = "none"] = message?.refs ?? [];
    expect(ref).toMatch(/^[0-9A-Z]{3,}$/);
    const first = message?.text.split("\n").find((line) => line.startsWith("1 "));
    expect(first).toContain(`#${ref}`);

    const logged = await say(talk.as, talk.log, { replyTo: message?.id ?? "" });
    expect(logged.answers.map(({ refs }) => refs)).toEqual([[ref]]);
    expect(logged.answers[0]?.text).toContain(`#${ref}`);
    expect((await say(talk.as, talk.today)).answers[0]?.refs).not.toContain(ref);

    const undone = await say(talk.as, talk.undo);
    expect(undone.answers[0]?.text).toContain(`#${ref}`);
    expect((await say(talk.as, talk.today)).answers[0]?.refs[0]).toBe(ref);
  });

  it("presses a button by its index", async () => {
    const { answers } = await say("lily", "今日");
    const message = answers[0]?.id ?? "";
    const buttons = answers[0]?.buttons ?? [];
    const ref = answers[0]?.refs[1] ?? "";
    const card = buttons.findIndex(({ command }) => command === `/c #${ref}`);
    expect(buttons[card]).toEqual({ label: expect.any(String), command: `/c #${ref}` });
    const press = (button: number) =>
      call<LocalReply>(`${service.url}/local/press`, { as: "lily", message, button });
    const { body } = await press(card);
    expect(body).toEqual({ id: expect.any(String), answers: [expect.any(Object)] });
    expect(body.answers[0]?.refs).toEqual([ref]);
    expect((await press(buttons.length)).status).toBe(404);
  });

  it("keeps what was said, and shows what came after a message", async () => {
    const { id, answers } = await say("wei", "/me");
    const all = await history("wei", "direct:wei");
    expect(all.slice(-2)).toEqual([
      {
        id,
        chat: "direct:wei",
        from: "wei",
        at: expect.any(String),
        text: "/me",
        blocks: [],
        buttons: [],
        images: [],
        refs: [],
      },
      ...answers,
    ]);
    expect(await history("wei", "direct:wei", id)).toEqual(answers);
    expect(await history("wei", "direct:wei", answers[0]?.id)).toEqual([]);
  });

  it("tells of new messages at once, and of the missed ones to a reader that comes back", async () => {
    const events = await followEvents(`${service.url}/local/events?as=chen`);
    const { id, answers } = await say("lily", "今日", { chat: groupOf("lily") });
    expect(await events.until(answers[0]?.id ?? "")).toEqual(answers[0]);
    events.close();
    const back = await followEvents(`${service.url}/local/events?as=chen`, id);
    expect(await back.until(answers[0]?.id ?? "")).toEqual(answers[0]);
    back.close();
  });

  it("names no customer in full in a group, and answers what is private in private", async () => {
    const chat = groupOf("lily");
    const namesIn = (reply: LocalReply): string[] =>
      reply.answers
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === "list" ? block.items.flat() : []))
        .flatMap((inline) => (inline.type === "strong" ? [inline.text] : []));
    const names = namesIn(await say("lily", "今日"));
    expect(names.length).toBeGreaterThan(5);

    const inGroup = await say("lily", "今日", { chat });
    const ref = inGroup.answers[0]?.refs[0];
    expect(inGroup.answers.map((answer) => answer.chat)).toEqual([chat]);
    for (const name of names) expect(inGroup.answers[0]?.text).not.toContain(name);

    const card = await say("lily", `客户 #${ref}`, { chat });
    expect(card.answers.map((answer) => answer.chat).sort()).toEqual(["direct:lily", chat].sort());
    const [publicly] = card.answers.filter((answer) => answer.chat === chat);
    const [privately] = card.answers.filter((answer) => answer.chat !== chat);
    expect(publicly?.text).toMatch(/^已私信你。?$/);
    expect(publicly?.refs).toEqual([]);
    expect(names.some((name) => privately?.text.includes(name))).toBe(true);

    const refused = await say("lily", "/undo 99", { chat });
    for (const name of names) {
      expect(refused.answers.find((answer) => answer.chat === chat)?.text).not.toContain(name);
    }
  });

  it("is live and ready, and counts", async () => {
    expect(await call(`${service.url}/healthz`)).toEqual({
      status: 200,
      body: { live: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    });
    expect(await call(`${service.url}/readyz`)).toEqual({
      status: 200,
      body: {
        ...{ ready: true, connections: {} },
        ...{ lastTickAge: expect.any(Number), lastSendAge: null },
        lastInboundAge: expect.any(Number),
      },
    });
    const metrics = await fetch(`${service.url}/metrics`);
    expect(metrics.headers.get("content-type")).toMatch(/^text\/plain/);
    const text = await metrics.text();
    expect(text).toMatch(/^genjin_last_tick_age_seconds \d+$/m);
    expect(text).toMatch(/^genjin_last_inbound_age_seconds \d+$/m);
    expect(text).toMatch(/^genjin_process_resident_memory_bytes \d+$/m);
  });

  it("serves the page", async () => {
    const page = await fetch(`${service.url}/`);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("refuses foreign hosts and origins", async () => {
    const address = `${service.url}/local/state`;
    const { port } = new URL(address);
    expect(await statusWith(address, { host: `localhost:${port}` })).toBe(200);
    expect(await statusWith(address, { host: "evil.example" })).toBe(403);
    expect(await statusWith(address, { origin: service.url })).toBe(200);
    expect(await statusWith(address, { origin: "https://evil.example" })).toBe(403);
    expect(await statusWith(address, { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await statusWith(`${service.url}/`, { host: "evil.example" })).toBe(403);
  });

  it.each([
    { path: "messages", body: { as: "nobody", chat: "direct:nobody", text: "hi" }, status: 404 },
    { path: "messages", body: { as: "lily", chat: "direct:wei", text: "hi" }, status: 404 },
    {
      path: "messages",
      body: { as: "lily", chat: "direct:lily", text: "hi", replyTo: "x" },
      status: 404,
    },
    { path: "messages", body: { as: "lily", chat: "direct:lily" }, status: 400 },
    { path: "press", body: { as: "lily", message: "x", button: 0 }, status: 404 },
    { path: "nowhere", body: {}, status: 404 },
  ])("refuses $path $body with $status and a sentence", async ({ path, body, status }) => {
    const answer = await call<Refused>(`${service.url}/local/${path}`, body);
    expect(answer).toEqual({
      status,
      body: { error: { code: expect.any(String), message: expect.stringMatching(/.[.。]$/) } },
    });
  });

  it("lets nobody start a second time on its data, naming itself", async () => {
    const { status, stdout, stderr } = await runProduct("dist/main.js", { ...home, PORT: "0" });
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(`process ${service.child.pid}`);
  });

  it("comes back after kill -9, with everything that was said", async () => {
    const before = await history("lily", "direct:lily");
    await service.stop("SIGKILL");
    service = await start(home);
    expect(await history("lily", "direct:lily")).toEqual(before);
  });

  it("stops everything at SIGTERM", async () => {
    const events = await followEvents(`${service.url}/local/events?as=chen`);
    const { status, ms } = await service.stop("SIGTERM");
    events.close();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(20_000);
    expectAllStopped();
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  });
});

describe("npm start", () => {
  it.each([
    { what: "SIGTERM from a supervisor", kill: (pid: number) => process.kill(pid, "SIGTERM") },
    { what: "Ctrl-C in a terminal", kill: (pid: number) => process.kill(-pid, "SIGINT") },
    { what: "kill -9 of npm", kill: (pid: number) => process.kill(pid, "SIGKILL") },
  ])("stops everything at $what", async ({ kill }) => {
    const service = await start(home, "npm");
    expect(service.stdout().trimEnd()).toMatch(/Genjin is ready at \S+$/);
    const started = performance.now();
    const ended = new Promise((resolve) => service.child.once("close", resolve));
    kill(service.child.pid ?? 0);
    await ended;
    expect(performance.now() - started).toBeLessThan(20_000);
    expectAllStopped();
  });
});

describe("other starts", () => {
  const other = temporaryFolder({ mode: 0o755 });
  afterAll(() => other.remove());

  it("leaves the database empty with DEMO=0, and locks the local chat beyond this computer", async () => {
    const env = { DATA_DIR: other.dataDir, DEMO: "0", HOST: "0.0.0.0" };
    const closed = await start(env);
    expect((await fetch(`${closed.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${closed.url}/local/state`)).status).toBe(404);
    expect((await fetch(`${closed.url}/`)).status).toBe(404);
    expect(closed.stderr()).toContain("LOCAL_CHAT_TOKEN");
    await closed.stop("SIGINT");

    const locked = await start({ ...env, LOCAL_CHAT_TOKEN: "open sesame, please" });
    const address = `${locked.url}/local/state`;
    expect((await call(address)).status).toBe(401);
    const opened = await call<LocalState>(address, undefined, {
      authorization: "Bearer open sesame, please",
    });
    expect(opened.body).toMatchObject({ members: [], chats: [] });
    await locked.stop();
  });

  const missingDatabase = () => {
    const url = new URL(databaseUrl(inject("databaseServer").url, "no_such_database"));
    url.password = "secret";
    return { DATABASE_URL: url.href };
  };
  it.each([
    {
      what: "GENJIN_NOW in production",
      env: { GENJIN_NOW: now, NODE_ENV: "production" },
      named: "GENJIN_NOW",
    },
    { what: "a wrong port", env: { PORT: "http" }, named: "PORT" },
    { what: "half of Slack", env: { SLACK_BOT_TOKEN: "xoxb-1" }, named: "SLACK_APP_TOKEN" },
    {
      what: "half of DingTalk",
      env: { DINGTALK_CLIENT_ID: "a", DINGTALK_CLIENT_SECRET: "b" },
      named: "DINGTALK_ROBOT_CODE",
    },
    {
      what: "half of WeCom",
      env: { WECOM_CORP_ID: "a", WECOM_TOKEN: "b" },
      named: "WECOM_AGENT_ID, WECOM_SECRET, WECOM_AES_KEY",
    },
    { what: "a database that is not there", env: missingDatabase(), named: "DATABASE_URL" },
  ])("refuses $what by name, and says no value", async ({ env, named }) => {
    const all = { DATA_DIR: other.dataDir, PORT: "0", ...env };
    const { status, stdout, stderr } = await runProduct("dist/main.js", all);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(named);
    for (const secret of ["xoxb-1", "secret"]) expect(stderr).not.toContain(secret);
  });

  it("names the port that is taken, and leaves nothing running", async () => {
    const service = await start({ DATA_DIR: other.dataDir, DEMO: "0" });
    const { port } = new URL(service.url);
    const { status, stderr } = await runProduct("dist/main.js", { ...home, PORT: port });
    expect(status).toBe(1);
    expect(stderr).toContain(`port ${port}`);
    expectAllStopped();
    await service.stop();
  });
});
