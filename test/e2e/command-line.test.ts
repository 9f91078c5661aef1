import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { DueLine } from "../../src/app/cadence/list-dues.ts";
import type { LocalReply, LocalState } from "../../src/http/local-chat-port.ts";
import { jobs } from "../../src/jobs/index.ts";
import type { SimulatedPush } from "../../src/scheduler/simulate.ts";
import { attachEmbedded } from "../../src/store/embedded/attach-embedded.ts";
import { startLlm } from "../simulators/llm/simulator.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { freshDatabase } from "../support/database.ts";
import { databaseUrl } from "../support/database-server.ts";
import {
  buildProduct,
  type Environment,
  genjin,
  jsonLines,
  type Service,
  startService,
} from "../support/service.ts";

const clock = { GENJIN_NOW: "2026-12-02T11:50:00Z" };
const day = /^\d{4}-\d\d-\d\d$/;
const time = /^\d\d:\d\d$/;

beforeAll(buildProduct, 180_000);

describe("beside a running service", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  const files = mkdtempSync(join(tmpdir(), "genjin-files-"));
  const env: Environment = { DATA_DIR: folder.dataDir, ...clock };
  let service: Service;
  let group = "";

  beforeAll(async () => {
    service = await startService(env);
    const state = (await (await fetch(`${service.url}/local/state`)).json()) as LocalState;
    const own = (chat: LocalState["chats"][number]) =>
      chat.kind === "group" && chat.members.includes("lily");
    group = state.chats.find(own)?.id ?? "";
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    folder.remove();
    rmSync(files, { recursive: true });
  });

  const ask = async (...args: string[]) => {
    const said = await genjin(["ask", "--as", "lily", "--json", ...args], env);
    expect(said.status).toBe(0);
    const [only, ...others] = jsonLines<Pick<LocalReply, "answers">>(said);
    expect(others).toEqual([]);
    return only?.answers ?? [];
  };

  it("asks: the answer as JSON, by reply, in a group, as text", async () => {
    const [list, ...others] = await ask("今日");
    expect(others).toEqual([]);
    expect(list).toEqual({
      id: expect.any(String),
      chat: "direct:lily",
      from: "bot",
      at: expect.stringMatching(/^2026-12-02T11:5\d:\d\d\.\d{3}Z$/),
      text: expect.stringMatching(/^今日跟进 \d+/),
      blocks: expect.any(Array),
      buttons: expect.any(Array),
      images: [],
      replyTo: expect.any(String),
      refs: expect.any(Array),
    });
    const [logged] = await ask("--reply-to", list?.id ?? "", "2", "ok", "已发PI", "+3d");
    expect(logged?.refs).toEqual([list?.refs[1]]);
    const [shown] = await ask("--in", group, "今日");
    expect(shown?.chat).toBe(group);
    const plain = await genjin(["ask", "--as", "ANNA", "/help"], env);
    expect(plain.stdout).toMatch(/^[^{]*→ today/);
  });

  it("talks in the chat that the service shows, and the other way round", async () => {
    const [answer] = await ask("/me");
    const { messages } = (await (
      await fetch(`${service.url}/local/messages?as=lily&chat=direct:lily`)
    ).json()) as { messages: LocalReply["answers"] };
    expect(messages).toContainEqual(answer);
  });

  it("lists every visible due", async () => {
    const [all, own, text] = await Promise.all([
      genjin(["due", "--json"], env),
      genjin(["due", "--json", "--as", "anna"], env),
      genjin(["due", "--as", "anna"], env),
    ]);
    const lines = jsonLines<DueLine>(all);
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) {
      expect(line).toEqual({
        ref: expect.stringMatching(/^[0-9A-Z]{3,}$/),
        code: expect.any(String),
        customer: expect.any(String),
        tier: expect.stringMatching(/^(KA|[A-E])$/),
        due: expect.stringMatching(day),
        window: {
          from: expect.stringMatching(time),
          to: expect.stringMatching(time),
          zone: expect.any(String),
        },
        why: expect.any(Array),
      });
      expect(line.why.length).toBeGreaterThan(0);
    }
    const mine = jsonLines<DueLine>(own);
    expect(mine.length).toBeGreaterThan(5);
    expect(mine.length).toBeLessThan(lines.length);
    expect(lines).toEqual(expect.arrayContaining(mine));
    expect(text.stdout.trimEnd().split("\n")).toHaveLength(mine.length);
    expect(text.stdout).toContain(`#${mine[0]?.ref}\t`);
  });

  it("simulates a week of pushes, and writes nothing", async () => {
    const before = await everything(folder.dataDir);
    const week = ["simulate", "--from", "2026-12-03", "--to", "2026-12-09", "--json"];
    const [all, own] = await Promise.all([
      genjin(week, env),
      genjin([...week, "--as", "anna"], env),
    ]);
    const pushes = jsonLines<SimulatedPush>(all);
    for (const push of pushes) {
      expect(push).toEqual({
        at: expect.stringMatching(/^2026-12-0\dT\d\d:\d\d:00\.000Z$/),
        kind: expect.toBeOneOf(jobs.map(({ name }) => name)),
        to: expect.any(String),
        chat: expect.stringMatching(/^(direct|team):/),
        text: expect.any(String),
        items: expect.any(Array),
      });
      for (const item of push.items) {
        expect(item).toEqual({
          ref: expect.stringMatching(/^[0-9A-Z]{3,}$/),
          customer: expect.any(String),
          tier: expect.stringMatching(/^(KA|[A-E])$/),
          due: expect.stringMatching(day),
          why: expect.any(String),
        });
      }
    }
    const digests = pushes.filter(({ kind }) => kind === "morning-digest");
    const times = (to: string) => digests.filter((push) => push.to === to).map(({ at }) => at);
    // Thursday, Friday, Monday to Wednesday at 09:00 in Shanghai and in Berlin.
    const workdays = ["03", "04", "07", "08", "09"];
    expect(times("lily")).toEqual(workdays.map((on) => `2026-12-${on}T01:00:00.000Z`));
    expect(times("anna")).toEqual(workdays.map((on) => `2026-12-${on}T08:00:00.000Z`));
    const weekly = pushes.filter(({ kind }) => kind === "weekly-summary");
    // To each group on its own Monday morning.
    expect(weekly.map(({ at }) => at)).toEqual([
      "2026-12-07T01:30:00.000Z",
      "2026-12-07T08:30:00.000Z",
    ]);
    expect(weekly.map(({ items }) => items)).toEqual([[], []]);
    expect(pushes.map(({ at }) => at)).toEqual(pushes.map(({ at }) => at).sort());

    const annas = jsonLines<SimulatedPush>(own);
    expect(annas.filter(({ kind }) => kind === "morning-digest")).toHaveLength(5);
    expect(pushes).toEqual(expect.arrayContaining(annas));
    expect(await everything(folder.dataDir)).toEqual(before);
  });

  it("takes a file in, and back", async () => {
    const file = join(files, "customers.csv");
    writeFileSync(file, "代码,名称,国家\nZZ1,Zagreb Zippers d.o.o.,克罗地亚\n");
    const taken = await genjin(["import", "customers", file, "--as", "anna", "--json"], env);
    const [result] = jsonLines<{ import: string }>(taken);
    expect(result).toMatchObject({
      import: expect.any(String),
      rows: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      errors: [],
    });
    const dues = () => genjin(["due", "--json"], env).then((said) => said.stdout);
    expect(await dues()).toContain("Zagreb Zippers");
    const back = await genjin(["import", "revert", result?.import ?? "", "--json"], env);
    expect(back.status).toBe(0);
    expect(await dues()).not.toContain("Zagreb Zippers");

    writeFileSync(file, "code,name,country\nZZ2,,Nowhereland\n");
    const broken = await genjin(["import", "customers", file, "--as", "anna", "--json"], env);
    expect(broken.status).toBe(1);
    expect(jsonLines(broken)).toEqual([
      expect.objectContaining({
        errors: expect.arrayContaining([
          expect.objectContaining({ row: 2, column: "country", message: expect.any(String) }),
        ]),
      }),
    ]);
  });

  it("finds everything in order", async () => {
    const [text, json] = await Promise.all([
      genjin(["doctor"], env),
      genjin(["doctor", "--json"], env),
    ]);
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/^ok {4}Genjin \d+\.\d+\.\d+\nok {4}Node\.js v/);
    const findings = jsonLines<{ check: string; state: string }>(json);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        "node",
        "config",
        "database",
        "organization",
        "zones",
        "queue",
        "slack",
      ]),
    );
    expect(findings.filter(({ state }) => state === "bad")).toEqual([]);
  });

  it("finds what is wrong, and says what to do", async () => {
    const redis = await genjin(["doctor", "--json"], { ...env, REDIS_URL: "redis://127.0.0.1:1" });
    expect(redis.status).toBe(1);
    expect(jsonLines(redis)).toContainEqual({
      check: "queue",
      state: "bad",
      what: expect.any(String),
      todo: expect.stringContaining("REDIS_URL"),
    });
    const half = await genjin(["doctor"], { ...env, SLACK_APP_TOKEN: "xapp-secret" });
    expect(half.status).toBe(1);
    expect(half.stderr).toContain("SLACK_BOT_TOKEN");
    expect(half.stderr).not.toContain("xapp-secret");
  });
});

describe("a language model", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let llm: Awaited<ReturnType<typeof startLlm>>;
  beforeAll(async () => {
    [database, llm] = await Promise.all([freshDatabase(), startLlm()]);
  });
  afterAll(async () => {
    await Promise.all([database.drop(), llm.stop()]);
    folder.remove();
  });

  it("is asked by doctor whether it answers; where it does not, nothing is broken", async () => {
    const examined = async (environment: Environment) => {
      const env = { DATA_DIR: folder.dataDir, DATABASE_URL: database.url, ...environment };
      const { stdout } = await genjin(["doctor"], env);
      return /^.*language model.*$/im.exec(stdout)?.[0];
    };
    expect(await examined({})).toMatch(/^off /);
    expect(await examined(llm.environment)).toMatch(/^ok .*simulated-small at 127\.0\.0\.1:\d+$/);
    const wrong = { ...llm.environment, LLM_API_KEY: "sk-wrong-key" };
    expect(await examined(wrong)).toMatch(/^warn .*status 401: compare LLM_API_KEY/);
    const away = { ...llm.environment, LLM_BASE_URL: "http://127.0.0.1:9/v1" };
    expect(await examined(away)).toMatch(/^warn .*cannot be reached: compare LLM_BASE_URL/);
    llm.does({ status: 200, body: "<html></html>", type: "text/html" });
    expect(await examined(llm.environment)).toMatch(/^warn .*no chat completion/);
  });
});

describe("on a database of its own", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const folder = temporaryFolder({ mode: 0o755 });
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });

  it("is told when the role may do more than it needs", async () => {
    const name = new URL(database.url).pathname.slice(1);
    const strong = databaseUrl(inject("databaseServer").url, name);
    const roleOf = async (url: string, locale: string) => {
      const env = { DATA_DIR: folder.dataDir, DATABASE_URL: url, LANG: locale };
      const found = jsonLines<{ check: string }>(await genjin(["doctor", "--json"], env));
      expect(found.map(({ check }) => check)).toContain("database");
      return found.find(({ check }) => check === "database-role");
    };
    expect(await roleOf(database.url, "en_US.UTF-8")).toBeUndefined();
    const user = new URL(strong).username;
    const warning = { check: "database-role", state: "warn" };
    expect(await roleOf(strong, "en_US.UTF-8")).toEqual({
      ...warning,
      what: expect.stringContaining(`the role ${user} may read the server's files`),
      todo: expect.stringContaining("docs/running.md"),
    });
    expect(await roleOf(strong, "zh_CN.UTF-8")).toEqual({
      ...warning,
      what: expect.stringContaining(`角色 ${user} 能读取服务器文件`),
      todo: expect.stringContaining("docs/running.md"),
    });
  });
});

describe("alone", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  const env: Environment = { DATA_DIR: folder.dataDir };
  afterAll(() => folder.remove());

  it("starts from nothing: people, teams, a first question", async () => {
    const empty = await genjin(["ask", "--as", "mia", "--json", "/me"], env);
    expect(empty).toMatchObject({ status: 1, stdout: "" });
    expect(empty.stderr).toContain("genjin member add");
    const nobody = await genjin(["member", "list"], env);
    expect(nobody).toMatchObject({ status: 0, stdout: "" });
    expect(nobody.stderr).toContain("genjin member add");

    const mia = ["--name", "Mia Lee", "--role", "manager", "--zone", "Asia/Shanghai"];
    const added = await genjin(
      ["member", "add", "mia", ...mia, "--locale", "zh-CN", "--team", "East", "--json"],
      env,
    );
    expect(jsonLines(added)).toEqual([{ id: expect.any(String), handle: "mia", name: "Mia Lee" }]);
    const tom = ["--name", "Tom", "--role", "sales", "--zone", "Europe/Berlin", "--locale", "en"];
    const accounts = ["--email", "tom@example.com", "--slack", "U1", "--dingtalk", "d1"];
    expect((await genjin(["member", "add", "tom", ...tom, ...accounts], env)).status).toBe(0);

    const bound = await genjin(["team", "add", "West", "--chat", "slack:C123", "--json"], env);
    expect(jsonLines(bound)).toEqual([{ id: expect.any(String), name: "West" }]);
    expect(jsonLines(await genjin(["team", "list", "--json"], env))).toEqual([
      { name: "East", members: ["mia"] },
      { name: "West", members: [] },
    ]);
    expect(jsonLines(await genjin(["member", "list", "--json"], env))).toEqual([
      {
        handle: "mia",
        name: "Mia Lee",
        role: "manager",
        zone: "Asia/Shanghai",
        locale: "zh-CN",
        teams: ["East"],
      },
      {
        handle: "tom",
        name: "Tom",
        role: "sales",
        zone: "Europe/Berlin",
        locale: "en",
        teams: [],
      },
    ]);
    const [reply] = jsonLines<LocalReply>(
      await genjin(["ask", "--as", "mia", "--json", "今日"], env),
    );
    expect(reply?.answers[0]?.text).toMatch(/^还没有客户\n/);

    const days = ["--from", "2026-12-01", "--to", "2026-12-03"];
    for (const [command, told] of [
      [["due"], "genjin import customers FILE"],
      [["value"], "genjin import orders FILE"],
      [["simulate", ...days], "Nothing would be pushed"],
    ] as const) {
      const listed = await genjin([...command], env);
      expect(listed, command[0]).toMatchObject({ status: 0, stdout: "" });
      expect(listed.stderr, command[0]).toContain(told);
    }
    expect(await genjin(["due", "--json"], env)).toMatchObject({ stdout: "", stderr: "" });
  });

  it("refuses with a sentence and status 1", async () => {
    const person = ["--name", "N", "--role", "sales", "--locale", "en", "--zone"];
    const refused = await Promise.all([
      genjin(["member", "add", "mia", ...person, "Asia/Shanghai"], env),
      genjin(["member", "add", "new", ...person, "Mars/Olympus"], env),
      genjin(["ask", "--as", "nobody", "hello"], env),
      genjin(["ask", "--as", "tom", "--in", "direct:mia", "hello"], env),
      genjin(["simulate", "--from", "soon", "--to", "2026-12-09"], env),
      genjin(["team", "add", "East"], env),
      genjin(["import", "customers", join(folder.dataDir, "no-such-file.csv")], env),
      genjin(["import", "revert", "00000000-0000-7000-8000-000000000000"], env),
    ]);
    for (const { status, stdout, stderr } of refused) {
      expect(stderr).toMatch(/\w.*\.\n$/);
      expect(stderr).not.toMatch(/^ +at /m);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    }
  });

  it("tells wrong usage by status 2", async () => {
    const wrong = await Promise.all([
      genjin([], env),
      genjin(["conquer"], env),
      genjin(["ask", "hello"], env),
      genjin(["ask", "--as", "mia"], env),
      genjin(["simulate", "--from", "2026-12-01"], env),
      genjin(["member", "add", "x", "--name", "X", "--role", "king"], env),
      genjin(["start", "--role", "boss"], env),
      genjin(["due", "--yaml"], env),
    ]);
    for (const { status, stdout, stderr } of wrong) {
      expect(stderr).toContain("Usage: genjin");
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    }
  });

  it("helps in the terminal's language", async () => {
    const [english, chinese] = await Promise.all([
      genjin(["--help"], env),
      genjin(["--help"], { ...env, LANG: "zh_CN.UTF-8" }),
    ]);
    expect(english.status).toBe(0);
    for (const command of "start import ask simulate due member team doctor".split(" ")) {
      expect(english.stdout).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
    }
    expect(chinese.stdout).toContain("外贸");
  });
});

/** A digest of every table of ours; only the clockwork's own notes are left out. */
async function everything(dataDir: string): Promise<object[]> {
  const server = await attachEmbedded({ dataDir });
  const client = new pg.Client({ connectionString: server?.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'heartbeat'
       ORDER BY relname`,
    );
    expect(tables.length).toBeGreaterThan(10);
    const digests: object[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT '${name}' AS table, count(*), sum(hashtext(t::text)) FROM "${name}" t`,
      );
      digests.push(rows[0]);
    }
    return digests;
  } finally {
    await client.end();
  }
}
