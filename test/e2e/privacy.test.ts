import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import type { Locale } from "../../src/core/vocabulary.ts";
import { queueOnPostgres } from "../../src/queue/queue-on-postgres.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { rawSql, sql } from "../../src/store/database/sql.ts";
import { addAccount } from "../../src/store/members/accounts.ts";
import type { TableName } from "../../src/store/tables/columns.ts";
import {
  privateColumns,
  sealedColumns,
  tableNames,
  tables,
} from "../../src/store/tables/tables.ts";
import { startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { castDemo } from "./contact-sheet/cast-demo.ts";
import { dialogues, type Line } from "./contact-sheet/dialogues.ts";

/** Wednesday 19:50 in Beijing, 12:50 in Berlin. */
const wednesday = "2026-12-02T11:50:00Z";

/** In every private field of the demo's data, and in nothing else. */
const canary = "zqcanary";
/** Amount of every customer's orders. */
const price = "77123.45";
/** The price as a number of its own: its digits also occur within times and ids by chance. */
const tellsPrice = (text: string): boolean => /(?<![\da-f])77[,.\s]?123(?![\da-f])/i.test(text);
const isLeak = (text: string): boolean => text.toLowerCase().includes(canary) || tellsPrice(text);

/** These have a form of their own, which a canary would break. */
const formed = ["birthday", "is_agreed"];
/** What is private in these are amounts, which are planted as sums. */
const summed: readonly TableName[] = [
  "customer_order",
  "complaint",
  "care",
  "ledger_line",
  "concession_plan",
  "wallet_share",
  "survey_answer",
];

/** Puts the canaries in. */
async function plant({ genjin }: TestApp): Promise<void> {
  const { store } = genjin.app;
  const theirs = tableNames.filter((table) => tables[table].owner === "customer");
  const sealed = theirs.flatMap((table) =>
    sealedColumns(table).map((column) => ({ table, column })),
  );
  expect(sealed.map(({ column }) => column)).toEqual(
    expect.arrayContaining(["email", "phone", "taboos", "note", "content"]),
  );
  // What was given is told in private, and what one wants to give.
  await store.run(sql`INSERT INTO ledger_line
      (id, organization_id, customer_id, at, kind, direction, amount, currency)
    SELECT gen_random_uuid(), organization_id, id, now(), 'concession', 'given', ${price}::numeric, 'USD'
    FROM customer`);
  await store.run(sql`INSERT INTO concession_plan
      (id, organization_id, customer_id, at, amount, currency)
    SELECT gen_random_uuid(), organization_id, id, now(), ${price}::numeric, 'USD' FROM customer`);
  for (const { table, column } of sealed.filter(({ column }) => !formed.includes(column))) {
    for (const { id } of await store.rows<{ id: string }>(sql`SELECT id FROM ${rawSql(table)}`)) {
      const text = column === "email" ? `${canary}@example.com` : `${canary} ${table} ${column}`;
      await store.run(sql`UPDATE ${rawSql(table)}
        SET ${rawSql(column)} = ${store.cipher.seal(table, column, id, text)} WHERE id = ${id}::uuid`);
    }
  }
  for (const table of theirs.filter((one) => !summed.includes(one))) {
    for (const column of privateColumns(table).filter((one) => !formed.includes(one))) {
      await store.run(sql`UPDATE ${rawSql(table)}
        SET ${rawSql(column)} = ${rawSql(column)} || ${` ${canary}`}`);
    }
  }
  // What a complaint claims is told in private.
  await store.run(sql`INSERT INTO complaint
      (id, organization_id, customer_id, owed_id, claim, claim_currency, cost, cost_currency)
    SELECT gen_random_uuid(), organization_id, customer_id, id, ${price}::numeric, 'USD',
      ${price}::numeric, 'USD' FROM owed WHERE kind = 'complaint'`);
  // A gift and its price are told in private, and so is a day of a customer's own.
  const people = await store.rows<{ id: string; customerId: string }>(sql`
    SELECT DISTINCT ON (customer_id) id, customer_id AS "customerId" FROM contact
    ORDER BY customer_id, id`);
  for (const { id: contactId, customerId } of people) {
    const [careId, eventId] = [newId(), newId()];
    await store.run(sql`INSERT INTO care (id, organization_id, customer_id, contact_id, occasion,
        on_date, kind, gift, amount, currency, tier, made_at, given_at)
      SELECT ${careId}::uuid, organization_id, id, ${contactId}::uuid, 'birthday 2026-11-02',
        '2026-11-02', 'gift', ${store.cipher.seal("care", "gift", careId, `${canary} gift`)},
        ${price}::numeric, 'USD', tier, now(), now() FROM customer WHERE id = ${customerId}::uuid`);
    await store.run(sql`INSERT INTO customer_event
        (id, organization_id, customer_id, on_date, is_yearly, name, created_at)
      SELECT ${eventId}::uuid, organization_id, id, '2026-12-18', FALSE,
        ${store.cipher.seal("customer_event", "name", eventId, `${canary} event`)}, now()
      FROM customer WHERE id = ${customerId}::uuid`);
  }
  // What customers suggest and how satisfied they are is told in private.
  for (const { customerId } of people) {
    const [suggestionId, answerId] = [newId(), newId()];
    const sealedAs = (column: "content" | "reply", id: string) =>
      store.cipher.seal("suggestion", column, id, `${canary} suggestion`);
    await store.run(sql`INSERT INTO suggestion
        (id, organization_id, customer_id, content, status, reply, made_at, changed_at)
      SELECT ${suggestionId}::uuid, organization_id, id,
        ${sealedAs("content", suggestionId)}, 'doing',
        ${sealedAs("reply", suggestionId)}, now(), now()
      FROM customer WHERE id = ${customerId}::uuid`);
    await store.run(sql`INSERT INTO survey_answer
        (id, organization_id, customer_id, at, score, content)
      SELECT ${answerId}::uuid, organization_id, id, now(), 8,
        ${store.cipher.seal("survey_answer", "content", answerId, `${canary} answer`)} FROM customer WHERE id = ${customerId}::uuid`);
  }
  // Sums are told in private: all of a customer's orders come to the price.
  await store.run(sql`UPDATE customer_order o SET cost = 0, amount = CASE WHEN o.id = (
      SELECT id FROM customer_order l WHERE l.customer_id = o.customer_id
      ORDER BY ordered_on DESC, id LIMIT 1) THEN ${price}::numeric ELSE 0 END`);
}

describe.each<Locale>(["en", "zh-CN"])("what is private stays private, in %s", (locale) => {
  let app: TestApp;
  let slack: Awaited<ReturnType<typeof startSlackSimulator>>;
  let dingtalk: Awaited<ReturnType<typeof startDingtalk>>;
  let wecom: Awaited<ReturnType<typeof startWecom>>;
  let cast: Awaited<ReturnType<typeof castDemo>>;
  const logged: string[] = [];
  const slackUsers = { seller: "U0LILY", manager: "U0TOM", admin: "U0ADMIN" } as const;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    slack.workspace.addPerson({
      id: slackUsers.admin,
      name: "Admin",
      email: "admin@example.com",
      zone: "Asia/Shanghai",
      language: "zh-CN",
    });
    dingtalk = await startDingtalk({ staffIds: Object.keys(slackUsers) });
    wecom = await startWecom({ users: [] });
    const write = { write: (line: string) => void logged.push(line) };
    app = await startTestApp({
      demo: true,
      now: wednesday,
      log: pino({ level: "trace" }, write),
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        ...dingtalk.environment,
        ...wecom.environment.robot,
        ...wecom.environment.webhook,
      },
    });
    await plant(app);
    cast = await castDemo(app, locale);
    const { store } = app.genjin.app;
    for (const [who, handle] of Object.entries(cast.people)) {
      const [member] = await store.rows<{ id: string; organizationId: string }>(sql`
        SELECT id, organization_id AS "organizationId" FROM member WHERE handle = ${handle}`);
      if (member === undefined) throw new Error(`nobody is ${handle}`);
      const accounts = [
        { platform: "slack", userId: slackUsers[who as Line["who"]] },
        { platform: "dingtalk", userId: who },
        { platform: "wecom", userId: who },
      ];
      for (const account of accounts) {
        await addAccount(store, member.organizationId, member.id, { workspace: "", ...account });
      }
    }
    for (const chat of ["slack:C0SALES", "dingtalk:cidTeamOne==", "wecom-webhook:any"]) {
      await createTeam(app.genjin.app, cast.team.name, chat);
    }
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([slack.stop(), dingtalk.close(), wecom.close()]);
  });

  /** Everything that anybody in a group can see, with what notifications show of it. */
  const inGroups = (): string[] => [
    ...slack
      .seen()
      .filter(({ channel }) => !/^(D|home)/.test(channel))
      .map((one) => JSON.stringify(one)),
    ...dingtalk.shown
      .filter(({ kind }) => kind === "group")
      .map(({ title, text, pictures }) =>
        JSON.stringify([title, text, pictures.map(({ alt }) => alt)]),
      ),
    ...wecom.gateway.posts.filter(({ chat }) => chat.startsWith("wr")).map(({ text }) => text),
    ...wecom.api.posts.map(({ text }) => text),
  ];
  const inPrivate = (): string[] => [
    ...slack
      .seen()
      .filter(({ channel }) => /^D/.test(channel))
      .map(({ text }) => text),
    ...dingtalk.shown.filter(({ kind }) => kind === "direct").map(({ text }) => text),
  ];
  const allAnswered = () =>
    vi.waitFor(
      async () => {
        const [row] = await app.genjin.app.store.rows<{ count: string }>(
          sql`SELECT count(*) AS count FROM inbox_event WHERE done_at IS NULL`,
        );
        expect(Number(row?.count)).toBe(0);
      },
      { timeout: 60_000, interval: 50 },
    );

  /** Says a line in every kind of chat of every platform; WeCom's robot knows the groups only. */
  async function sayEverywhere(line: Line, wecomGroup: string): Promise<void> {
    const { who } = line;
    const text = cast.textOf(line);
    const user = slackUsers[who];
    await slack.says(user, "C0SALES", `<@U0GENJIN> ${text}`);
    await slack.says(user, slack.workspace.directId(user), text);
    await dingtalk.writes({ staffId: who, text, group: "cidTeamOne==" });
    await dingtalk.writes({ staffId: who, text });
    await wecom.gateway.says({ user: who, text, chat: wecomGroup });
    await allAnswered();
  }

  it.each(Object.entries(dialogues))("in every chat after %s", async (page, lines) => {
    const group = `wr${page}`;
    wecom.gateway.knows(group);
    const bind = `/bind ${cast.team.name}`;
    await wecom.gateway.says({ user: "admin", text: bind, chat: group });
    const before = inGroups().length;
    for (const line of lines) await sayEverywhere(line, group);
    expect(inGroups().length).toBeGreaterThan(before);
    expect(inGroups().filter(isLeak)).toEqual([]);
  });

  it("in every chat after nine days of pushes", async () => {
    const queue = await queueOnPostgres(app.genjin.databaseUrl, () => {});
    let clock = Date.parse("2026-11-30T00:00:00Z") as Instant;
    const jobs = await app.genjin.pushes();
    const bot = { ...app.genjin.bot, now: () => clock };
    const end = clock + 9 * 86_400_000;
    for (; clock < end; clock = (clock + 30 * 60_000) as Instant) {
      await sweep({ bot, jobs, queue });
    }
    const { store } = app.genjin.app;
    const kinds = await store.rows<{ kind: string }>(
      sql`SELECT DISTINCT kind FROM delivery WHERE state = 'sent' AND recipient LIKE 'team:%'`,
    );
    expect(kinds.map(({ kind }) => kind)).toContain("weekly-summary");
    expect(inGroups().filter(isLeak)).toEqual([]);
    const tables = await store.rows<{ name: string }>(sql`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'bullmq' AND table_type = 'BASE TABLE'`);
    expect(tables.length).toBeGreaterThan(0);
    for (const { name } of tables) {
      const rows = await store.rows<{ row: string }>(
        sql`SELECT row_to_json(t)::text AS row FROM bullmq.${rawSql(`"${name}"`)} t`,
      );
      expect(rows.map(({ row }) => row).filter(isLeak)).toEqual([]);
    }
    await queue.close();
  }, 600_000);

  it("was there to be seen: in private the same people read it", () => {
    expect(inPrivate().some((text) => text.toLowerCase().includes(canary))).toBe(true);
    expect(inPrivate().some(tellsPrice)).toBe(true);
  });

  it("in the log, at its most talkative", () => {
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.filter(isLeak)).toEqual([]);
  });

  it("in the metrics", async () => {
    const metrics = await (await fetch(`${app.url}metrics`)).text();
    expect(metrics).toMatch(/genjin_/);
    expect(isLeak(metrics)).toBe(false);
  });

  it("in the database itself, where it is sealed", async () => {
    const { store } = app.genjin.app;
    const tables = await store.rows<{ name: string }>(sql`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`);
    const leaks: string[] = [];
    for (const { name } of tables) {
      const [found] = await store.rows<{ count: string }>(sql`
        SELECT count(*) AS count FROM ${rawSql(`"${name}"`)} t
        WHERE (to_jsonb(t) - 'name' - 'name_key')::text ILIKE ${`%${canary}%`}`);
      if (Number(found?.count) > 0) leaks.push(name);
    }
    expect(leaks).toEqual([]);
  });
});
