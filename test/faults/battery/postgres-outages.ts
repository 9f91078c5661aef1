import { openGenjin } from "../../../src/assembly/bootstrap.ts";
import { readConfig } from "../../../src/assembly/config.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startDingtalk } from "../../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { freePort } from "../../support/free-port.ts";
import { type Chance, shuffled } from "./chance.ts";
import { gatherCrowd, nudgesEach, referenceOfMember } from "./crowd.ts";
import { startFleet } from "./fleet.ts";
import { openLedger, type Verdict } from "./ledger.ts";
import { dingtalkPlatform, slackPlatform, staffOf } from "./platforms.ts";
import { type Door, openDoor } from "./postgres/door.ts";
import { type OwnServer, startOwnServer } from "./postgres/own-server.ts";
import {
  dingtalkWriter,
  type Line,
  localWriter,
  slackWriter,
  type Writer,
} from "./postgres/writers.ts";
import { untilReady } from "./until-ready.ts";

/** People who write, in each of three kinds of chat. */
const writersEach = 2;

/**
 * Slack's pauses before it delivers an event again, in milliseconds. The real one gives up after
 * three times and six minutes; here outages follow each other so closely that each of three may meet
 * one, and people would have to send it again, as they were told.
 */
const redeliveries = [200, 10_000, 20_000, 20_000, 20_000, 20_000];

/** The morning of the digests, and the instant at which the clocks start. */
const [day, startAt] = ["2026-12-02", Date.parse("2026-12-02T00:59:40Z")];

/** From the start of an outage until health has to be red, and until digests are given up. */
const [redMs, digestPatience] = [4000, 5 * 60_000];

/** As long as a process may listen alone without asking the database, in milliseconds. */
const leaseMs = 15_000;

/** What befalls the database. */
export type PostgresFault =
  /** An immediate restart. */
  | "restart"
  /** No server for longer than a lease lasts. */
  | "absent"
  /** Nothing passes for a while: connections are half open, and go on afterwards. */
  | "freeze"
  /** The same, but those connections are never heard of again; new ones work. */
  | "forsake"
  /** Others have taken every connection, and ours break. */
  | "exhaust"
  /** Everything takes long, but passes. */
  | "slow";

export type PostgresOutages = {
  /** People who are owed a digest meanwhile. */
  readonly people: number;
  /** The digests go out within so many milliseconds. */
  readonly withinMs?: number;
  readonly faults: Readonly<Record<PostgresFault, number>>;
  /** Length of an outage, and of the time between two: the shortest and the longest, in ms. */
  readonly away: readonly [number, number];
  readonly between: readonly [number, number];
  readonly dataDir: string;
  readonly chance: Chance;
  readonly program?: string;
};

export type PostgresReport = {
  readonly befell: Readonly<Record<PostgresFault, number>>;
  /** Processes that ended by themselves. */
  readonly ended: number;
  /** Lines by what their writers were told in the end. */
  readonly told: Readonly<Record<Line["told"], number>>;
  /** Lines told as saved without exactly one row, told as not saved with one, and rows twice. */
  readonly savedWithoutRow: readonly string[];
  readonly notSavedWithRow: readonly string[];
  readonly doubled: readonly string[];
  /** Lines of which nobody was told what became of them. */
  readonly open: readonly string[];
  /**
   * The longest that anybody waited for any word, and in which chat, by what befell the database
   * meanwhile (`slow` where that was part of it), and the median, in milliseconds.
   */
  readonly firstMs: Readonly<Record<string, Wait>>;
  /**
   * From the return of the database until every process is healthy and a line has been saved
   * through each that people write to, by fault: the longest, in milliseconds.
   */
  readonly recoveredMs: Readonly<Record<string, number>>;
  /** Looks at `/healthz` while the database was away: how often it was red, and green. */
  readonly red: number;
  readonly green: number;
  readonly morning: Verdict;
};

type Wait = {
  readonly median: number;
  readonly longest: number;
  /** Who waited that long: the chat, the note, and when they wrote, in seconds from the start. */
  readonly who: string;
};

/** A line as the judge saw it: when it was written, and what befell until the first word. */
type Seen = Line & { readonly began: number; readonly during: PostgresFault | "nothing" };

/** People write, and digests go out, while the database is restarted, half open, full and slow. */
export async function disturbPostgres(options: PostgresOutages): Promise<PostgresReport> {
  const { people, chance, program } = options;
  const all = people + 3 * writersEach + 1;
  const slack = await startSlackSimulator({ redeliveries });
  const dingtalk = await startDingtalk({
    staffIds: Array.from({ length: all }, (_, n) => staffOf(n)),
  });
  const platforms = [slackPlatform(slack, all), dingtalkPlatform(dingtalk)];
  const server = await startOwnServer();
  const door = await openDoor(server.port);
  const behindDoor = new URL(server.url);
  behindDoor.port = String(door.port);
  const judge = { DATABASE_URL: server.url, DATA_DIR: options.dataDir, DEMO: "0" };
  await gatherCrowd(judge, all, platforms, options.withinMs);
  const roles = ["web", "web", "worker", "worker"] as const;
  const ports = await Promise.all(roles.map(freePort));
  const fleet = startFleet({
    roles,
    ports,
    startAt,
    environment: Object.assign(
      { ...judge, DATABASE_URL: behindDoor.href },
      ...platforms.map((one) => one.environment),
    ),
    ...(program === undefined ? {} : { program }),
  });
  await untilReady(ports).catch(async (error: unknown) => {
    await fleet.stop();
    await server.close();
    throw error;
  });
  const ledger = openLedger(platforms, people, server.url);

  const urls = ports.slice(0, 2).map((port) => `http://127.0.0.1:${port}`);
  const lines: Seen[] = [];
  const faults: { readonly fault: PostgresFault; readonly from: number; to: number }[] = [];
  let written = 0;
  const writeOne = async (writer: Writer, member: number): Promise<Line> => {
    const note = `note-${written++}x`;
    const ref = referenceOfMember(member, all, Math.floor(chance() * nudgesEach));
    const began = performance.now();
    const line = await writer.write(note, `#${ref} ok ${note}`);
    const until = line.firstMs === null ? Number.POSITIVE_INFINITY : began + line.firstMs;
    const met = faults.filter(({ from, to }) => from <= until && to >= began);
    const { fault } = met.find((one) => one.fault === "slow") ?? met[0] ?? { fault: "nothing" };
    lines.push({ ...line, began, during: fault });
    return line;
  };
  const writers = Array.from({ length: 3 * writersEach }, (_, n) => {
    const member = people + n;
    const platform = member % platforms.length;
    const user = platforms[platform]?.userOf(member) ?? "";
    const isLocal = n >= 2 * writersEach;
    const writer = isLocal
      ? localWriter(urls[n % urls.length] ?? "", `m${member}`)
      : platform === 0
        ? slackWriter(slack, user)
        : dingtalkWriter(dingtalk, user);
    return { writer, member };
  });
  let isOver = false;
  const writing = Promise.all(
    writers.map(async ({ writer, member }) => {
      while (!isOver) {
        await writeOne(writer, member);
        await pause(100 + chance() * 400);
      }
    }),
  );

  const health = async (port: number): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
      ({ status }) => status,
      () => 0,
    );
  /** A member who only says whether the database is used again, to each process people write to. */
  const probe = async (url: string): Promise<void> => {
    const writer = localWriter(url, `m${all - 1}`);
    while ((await writeOne(writer, all - 1)).told !== "saved");
  };
  const recovered = async (): Promise<number> => {
    const began = performance.now();
    await Promise.all([
      ...urls.map(probe),
      ...ports.map(async (port) => {
        while ((await health(port)) !== 200) await pause(50);
      }),
    ]);
    return Math.round(performance.now() - began);
  };

  const counts = { red: 0, green: 0 };
  const look = async (): Promise<void> => {
    for (const status of await Promise.all(ports.map(health))) {
      counts[status === 503 ? "red" : "green"]++;
    }
  };
  const recoveredMs: Record<string, number> = {};
  const befell = { restart: 0, absent: 0, freeze: 0, forsake: 0, exhaust: 0, slow: 0 };
  const between = (range: readonly [number, number]) => range[0] + chance() * (range[1] - range[0]);
  const left = shuffled(
    chance,
    (Object.keys(befell) as PostgresFault[]).flatMap((fault) =>
      Array<PostgresFault>(options.faults[fault]).fill(fault),
    ),
  );
  for (const fault of left) {
    await pause(between(options.between));
    const awayMs = between(options.away);
    const befalling = { fault, from: performance.now(), to: Number.POSITIVE_INFINITY };
    faults.push(befalling);
    await befall(fault, awayMs, { server, door, look });
    befalling.to = performance.now();
    befell[fault]++;
    recoveredMs[fault] = Math.max(recoveredMs[fault] ?? 0, await recovered());
  }
  isOver = true;
  await writing;
  const isLost = async () => {
    const { lost, inLimbo } = await ledger.verdict(day);
    return lost.length + inLimbo > 0;
  };
  for (const end = Date.now() + digestPatience; Date.now() < end && (await isLost()); )
    await pause(1000);
  const ended = fleet.started() - roles.length;
  await fleet.stop();
  const morning = await ledger.verdict(day);
  const rows = await rowsOf(judge);
  await door.close();
  await server.close();
  await Promise.all(platforms.map((platform) => platform.close()));
  const notes = (told: Line["told"], isWrong: (count: number) => boolean) =>
    lines
      .filter((line) => line.told === told && isWrong(rows.get(line.note) ?? 0))
      .map(({ note, chat }) => `${chat} ${note}`);
  const told = { saved: 0, "not-saved": 0, failed: 0, open: 0 };
  for (const line of lines) told[line.told]++;
  return {
    ...{ befell, ended, told },
    savedWithoutRow: notes("saved", (count) => count !== 1),
    notSavedWithRow: notes("not-saved", (count) => count !== 0),
    doubled: [...rows].filter(([, count]) => count > 1).map(([note]) => note),
    open: notes("open", () => true),
    firstMs: waits(lines),
    recoveredMs,
    ...counts,
    morning,
  };
}

/** Lets something befall the database, until it is over. */
async function befall(
  fault: PostgresFault,
  awayMs: number,
  { server, door, look }: { server: OwnServer; door: Door; look: () => Promise<void> },
): Promise<void> {
  const outage = async (): Promise<void> => {
    await pause(Math.min(redMs, awayMs));
    await Promise.all([awayMs > redMs ? look() : null, pause(Math.max(0, awayMs - redMs))]);
  };
  switch (fault) {
    case "restart":
      return server.restart();
    case "absent": {
      const start = await server.stop();
      await outage();
      await pause(leaseMs);
      return start();
    }
    case "freeze":
      door.freeze();
      await outage();
      return door.thaw();
    case "forsake":
      door.freeze();
      await outage();
      return door.forsake();
    case "exhaust": {
      const letGo = await server.exhaust();
      // Whoever is quick gets one of those that this sets free, and is well.
      door.cut();
      await pause(awayMs);
      return letGo();
    }
    case "slow":
      door.slow(150);
      await pause(awayMs);
      return door.slow(0);
  }
}

/** How many rows each note has. */
async function rowsOf(environment: Readonly<Record<string, string>>) {
  const judge = await openGenjin(readConfig(environment), "command");
  const { store } = judge.app;
  const touches = await store.rows<{ id: string; content: Buffer }>(
    sql`SELECT id, content FROM touch WHERE content IS NOT NULL`,
  );
  const rows = new Map<string, number>();
  for (const { id, content } of touches) {
    const note = /note-\d+x/.exec(store.cipher.open("touch", "content", id, content))?.[0];
    if (note !== undefined) rows.set(note, (rows.get(note) ?? 0) + 1);
  }
  await judge.close();
  return rows;
}

function waits(lines: readonly Seen[]): PostgresReport["firstMs"] {
  const start = Math.min(...lines.map(({ began }) => began));
  const faults = [...new Set(lines.map(({ during }) => during))].sort();
  return Object.fromEntries(
    faults.map((fault) => {
      const waited = lines
        .filter(({ during }) => during === fault)
        .map((line) => ({ ...line, ms: line.firstMs ?? Number.POSITIVE_INFINITY }))
        .sort((a, b) => a.ms - b.ms);
      const last = waited.at(-1);
      const at = Math.round(((last?.began ?? 0) - start) / 100) / 10;
      return [
        fault,
        {
          median: waited[Math.floor(waited.length / 2)]?.ms ?? 0,
          longest: last?.ms ?? 0,
          who: `${last?.chat} ${last?.note} at ${at} s`,
        },
      ];
    }),
  );
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
