// What grows with the number of organizations: `/today`, `/find` and `/dormant` through parsing, permission,
// queries and rendering, and a morning's sweeps, with all customers and with a tenth of them. Every
// organization is alike, with ten salespeople of a thousand customers each, so that what somebody asks for is as much
// in both; both databases stand on servers of one run and are asked in turn. Beside the times stands what
// the database looked at for it (pages of 8 KiB), which no other load of the machine changes.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/scale.ts [CUSTOMERS [ORGANIZATIONS [ROUNDS]]]
//
// 10,000,000 customers take some 30 GB while it runs, on the disk of the temporary folder (TMPDIR) or of the server,
// which must allow creating a database and is asked by nobody else; they are dropped at the end.
import { setTimeout as pause } from "node:timers/promises";
import type { Genjin } from "../src/assembly/bootstrap.ts";
import { botIn } from "../src/bot/bot-in.ts";
import { respond } from "../src/bot/intake/respond.ts";
import type { ChatEvent } from "../src/chat/event.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { jobs } from "../src/jobs/index.ts";
import type { DeliveryQueue } from "../src/queue/delivery-queue.ts";
import { sweep, sweepEvery } from "../src/scheduler/sweep.ts";
import { sql } from "../src/store/database/sql.ts";
import { memberByHandle } from "../src/store/members/members.ts";
import { customersEach, seedHouses } from "./stage/seed-houses.ts";
import { quantile, timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const customers = Number(process.argv[2] ?? 10_000_000);
const organizations = Number(process.argv[3] ?? 1000);
const rounds = Number(process.argv[4] ?? 1000);
const members = Math.max(1, Math.round(customers / organizations / customersEach));
const most = 1.3;
/** Tuesday, 8:59 in Shanghai: the first working day of the month, just before the morning. */
const before = Date.parse("2026-12-01T00:59:00Z");
/** Tuesday, 10:00 in Shanghai. */
const ten = Date.parse("2026-12-01T02:00:00Z") as Instant;
/** The longest time that a connection which does nothing keeps its counts to itself, in milliseconds. */
const countedWithinMs = 11_000;

/** Takes every call, and answers none. */
const nobody: DeliveryQueue = {
  wake: async () => {},
  work: () => {},
  close: async () => {},
};

/** A database with so many organizations. */
type Stage = { readonly genjin: Genjin; readonly ids: readonly string[]; readonly times: number[] };

await withBenchApp((few) =>
  withBenchApp(async (many) => {
    const stages = [
      await filled(few, Math.ceil(organizations / 10)),
      await filled(many, organizations),
    ];
    const commands = [
      ["/today", "sales", /^Follow up/],
      ["/find country:TR silent:>90", "sales", /\d/],
      ["/find country:TR silent:>90", "admin", /\d/],
      ["/dormant", "sales", /^Dormant: [1-9]/],
      ["/dormant", "admin", /^Dormant: [1-9]/],
    ] as const;
    for (const [line, who, answer] of commands) {
      await compare(
        stages,
        `${line}, ${who === "sales" ? "a salesperson" : "an admin"}`,
        rounds,
        (stage) => said(stage, line, who, answer),
      );
    }
    await mornings(stages);
  }),
);

async function filled(genjin: Genjin, count: number): Promise<Stage> {
  const began = performance.now();
  const ids = await seedHouses(genjin.app.store, { organizations: count, members });
  const [size] = await genjin.app.store.rows<{ bytes: number; customers: number }>(sql`
    SELECT pg_database_size(current_database()) AS bytes, (SELECT count(*) FROM customer) AS customers`);
  const { bytes = 0, customers = 1 } = size ?? {};
  console.log(
    `scale: ${customers} customers of ${count} organizations, ${members} salespeople each; ` +
      `${(bytes / customers).toFixed(0)} bytes a customer, loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return { genjin, ids, times: [] };
}

/** Has a line said in the one and in the other, in turn, each time by somebody of some organization. */
async function compare(
  stages: readonly Stage[],
  what: string,
  rounds: number,
  work: (stage: Stage, round: number) => Promise<unknown>,
): Promise<void> {
  const warmUp = Math.ceil(rounds / 5);
  for (let round = 0; round < warmUp; round++) for (const stage of stages) await work(stage, round);
  const pagesBefore = await Promise.all(stages.map(pagesSeen));
  for (const { times } of stages) times.length = 0;
  for (let round = 0; round < rounds; round++) {
    for (const stage of round % 2 === 0 ? stages : stages.toReversed()) {
      stage.times.push(await timed(() => work(stage, round)));
    }
  }
  const pages = (await Promise.all(stages.map(pagesSeen))).map(
    (seen, index) => (seen - (pagesBefore[index] ?? 0)) / rounds,
  );
  const [p50 = [], p99 = []] = [0.5, 0.99].map((share) =>
    stages.map(({ times }) => quantile(times, share)),
  );
  print(what, [
    ["p50", p50, "ms"],
    ["p99", p99, "ms"],
    ["pages", pages, ""],
  ]);
}

function print(what: string, figures: readonly (readonly [string, readonly number[], string])[]) {
  const each = figures.map(([name, [few = Number.NaN, many = Number.NaN], unit]) => {
    const [a, b] = [few, many].map((value) => value.toFixed(unit === "" ? 0 : 2));
    return `${name} ${b} ${unit} beside ${a} ${unit} (${(many / few).toFixed(2)}×)`.replaceAll(
      "  ",
      " ",
    );
  });
  console.log(`scale: ${what}: ${each.join(", ")}; growth asked: at most ${most}×`);
}

async function said(
  { genjin, ids }: Stage,
  text: string,
  who: "sales" | "admin",
  answer: RegExp,
): Promise<void> {
  const id = ids[Math.floor(Math.random() * ids.length)] ?? "";
  const bot = await botIn(genjin.bot, id);
  const handle = who === "admin" ? "boss" : `m${Math.floor(Math.random() * members)}`;
  const known = await memberByHandle(bot.app.store, handle);
  if (known === null) throw new Error("no member");
  const key = String(Math.random());
  const event: ChatEvent = {
    ...{ key, conversation: bot.routes.direct(handle), sender: { userId: handle, handle } },
    ...{ at: ten, text, messageId: key },
    type: "message",
  };
  const [first] = await respond(bot, { ...known, now: ten, chat: "bench" }, event);
  const summary = first?.message.summary ?? "";
  if (!answer.test(summary)) throw new Error(`answered: ${summary}`);
}

/** Pages that the database of a stage has looked at so far, in memory or on the disk. */
async function pagesSeen({ genjin }: Stage): Promise<number> {
  await pause(countedWithinMs);
  const [row] = await genjin.app.store.rows<{ pages: number }>(sql`
    SELECT blks_hit + blks_read AS pages FROM pg_stat_database WHERE datname = current_database()`);
  return row?.pages ?? Number.NaN;
}

/** The sweeps from 8:59 to 9:01 and a quiet one, by organization: all of them have their morning at once. */
async function mornings(stages: readonly Stage[]): Promise<void> {
  const pagesBefore = await Promise.all(stages.map(pagesSeen));
  for (const { times } of stages) times.length = 0;
  const sweeps = 5;
  for (let index = 0; index < sweeps; index++) {
    for (const stage of stages) stage.times.push(await sweepAt(stage, before + index * sweepEvery));
  }
  const each = stages.map(
    ({ times, ids }) => times.reduce((sum, one) => sum + one, 0) / ids.length,
  );
  const pages = (await Promise.all(stages.map(pagesSeen))).map(
    (seen, index) => (seen - (pagesBefore[index] ?? 0)) / (stages[index]?.ids.length ?? 1),
  );
  print(`a morning of ${sweeps} sweeps, by organization`, [
    ["time", each, "ms"],
    ["pages", pages, ""],
  ]);
  const quiet: number[] = [];
  for (const stage of stages) {
    stage.times.length = 0;
    for (let index = 0; index < sweeps; index++) {
      stage.times.push(await sweepAt(stage, before + (120 + index) * sweepEvery));
    }
    quiet.push(quantile(stage.times, 0.5) / stage.ids.length);
  }
  print("a quiet sweep, by organization", [["time", quiet, "ms"]]);
}

/** Sweeps as if it were then, and takes for sent what was planned; answers the milliseconds. */
async function sweepAt({ genjin }: Stage, at: number): Promise<number> {
  const ahead = at - Date.now();
  const bot = { ...genjin.bot, now: () => (Date.now() + ahead) as Instant };
  const ms = await timed(() => sweep({ bot, jobs, queue: nobody }));
  await genjin.app.store.run(
    sql`UPDATE delivery SET state = 'sent', settled_at = not_before WHERE state = 'pending'`,
  );
  return ms;
}
