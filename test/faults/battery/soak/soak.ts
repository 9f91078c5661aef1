import { setTimeout as pause } from "node:timers/promises";
import type { LocalReply } from "../../../../src/http/local-chat-port.ts";
import { query } from "../../../support/database-server.ts";
import { followEvents } from "../../../support/follow-events.ts";
import { startService } from "../../../support/service.ts";
import { type Chance, oneOf } from "../chance.ts";
import { gatherCrowd, referenceOfMember } from "../crowd.ts";
import { keptNotes, notesIn } from "../kept-notes.ts";
import { openLedger, type Verdict } from "../ledger.ts";
import { type Growth, growthOf, type Sample } from "./growth.ts";
import { type Line, openLines } from "./lines.ts";
import { inspectable, lookInside } from "./look-inside.ts";
import { openTables } from "./tables.ts";

const minute = 60_000;

/** The working day of the soak. */
const day = "2026-12-02";

/** How long nothing is begun before the service is looked into, in milliseconds. */
const restMs = 1500;

/** How long everything may take to come to its end, and old rows to be forgotten. */
const patience = 5 * minute;

export type Soak = {
  readonly people: number;
  /** Of them, people on each platform and in the local chat who write all the time. */
  readonly writers: number;
  /** How long it lasts at least, in milliseconds; longer until there were so many reconnects. */
  readonly forMs: number;
  readonly reconnects: number;
  /** How often it is looked inside. */
  readonly samples: number;
  /** Mean times between two lines of one person and between two cuts of the database. */
  readonly writeEvery: number;
  readonly cutEvery: number;
  /** The part of the connections, from 0 to 1, that end in a way that takes a minute to notice. */
  readonly rarely: number;
  /** Digests of one minute go out within so many milliseconds. */
  readonly withinMs?: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly chance: Chance;
  /** A module that the service loads first: a seeded leak. */
  readonly preload?: string;
};

export type SoakReport = {
  readonly minutes: number;
  /** Connections that followed another, by platform. */
  readonly reconnects: Readonly<Record<string, number>>;
  readonly databaseCuts: number;
  /** Streams of the local chat that were cut and followed by another. */
  readonly readers: number;
  readonly said: number;
  /** Touches that were answered as logged; of these not in the database; twice in it. */
  readonly logged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly digests: Verdict;
  readonly samples: readonly Sample[];
  readonly growth: Growth;
  /** Pushes that were due and not settled, and events that were not answered in the end. */
  readonly open: number;
  /** Old rows that were not forgotten. */
  readonly left: number;
};

/**
 * One service through many reconnects of everything that it is connected with, while people write
 * and digests go out; it is looked into all along.
 */
export async function soak(options: Soak): Promise<SoakReport> {
  const { people, writers, chance, environment } = options;
  const lines = await openLines(people);
  const platforms = lines.map(({ platform }) => platform);
  const databaseUrl = environment.DATABASE_URL ?? "";
  await gatherCrowd({ ...environment, DEMO: "0" }, people, platforms, options.withinMs);
  const minutes = Math.max(1, Math.floor(options.forMs / minute) - 4);
  await query(
    databaseUrl,
    `UPDATE member SET digest_at = to_char(
       TIME '09:00' + (substr(handle, 2)::int / ${lines.length} % ${minutes}) * INTERVAL '1 minute', 'HH24:MI')`,
  );
  const whole = {
    ...Object.assign({}, environment, ...platforms.map((one) => one.environment)),
    DEMO: "0",
    LOG_LEVEL: "silent",
  };
  const preload = options.preload === undefined ? [] : [`--import ${options.preload}`];
  const ledger = openLedger(platforms, people, databaseUrl);
  const clocksFrom = `${day}T00:59:50Z`;
  const startedAt = Date.now();
  const service = await startService({
    ...whole,
    GENJIN_NOW: clocksFrom,
    NODE_OPTIONS: [inspectable, ...preload].join(" "),
  });
  const tables = await openTables(databaseUrl);
  const inside = await lookInside(service);

  const began = performance.now();
  let isResting = false;
  let isOver = false;
  const reconnects: Record<string, number> = {};
  let [databaseCuts, readers, said, notes] = [0, 0, 0, 0];
  const logged = new Set<number>();
  const reconnected = () => Object.values(reconnects).reduce((sum, count) => sum + count, 0);
  /** Lets time pass, at least until nobody rests; false when it is over. */
  const goOn = async (ms: number): Promise<boolean> => {
    const until = performance.now() + ms;
    while (!isOver && (isResting || performance.now() < until)) await pause(20);
    return !isOver;
  };

  /** Lives that are too short to count for a success, then one that does, and so on. */
  const cutLine = async (line: Line): Promise<void> => {
    const { name } = line.platform;
    for (let left = 0; ; left--) {
      if (left < 0) left = 2 + Math.floor(chance() * 2);
      const life = left > 0 ? 200 + chance() * 800 : line.steadyMs * (1.05 + chance() / 10);
      if (!(await goOn(life))) return;
      const before = line.opened();
      oneOf(chance, chance() < options.rarely ? line.rare : line.usual)();
      while (line.opened() === before) if (!(await goOn(20))) return;
      reconnects[name] = (reconnects[name] ?? 0) + 1;
    }
  };
  const cutDatabase = async (): Promise<void> => {
    while (await goOn(options.cutEvery * (0.5 + chance()))) {
      if (await tables.cut(chance)) databaseCuts += 1;
    }
  };
  const cutReader = async (handle: string): Promise<void> => {
    while (!isOver) {
      const stream = await followEvents(`${service.url}/local/events?as=${handle}`).catch(
        () => null,
      );
      await goOn(500 + chance() * 2000);
      stream?.close();
      if (stream !== null) readers += 1;
    }
  };
  const talk = async (n: number, write: (key: string, text: string) => Promise<boolean>) => {
    for (let turn = 0; await goOn(options.writeEvery * (0.5 + chance())); turn++) {
      const ref = referenceOfMember(n, people, 0);
      const lines = [`#${ref} ok note-${notes++}x`, "/me", `/c #${ref}`, `/why #${ref}`];
      const [key, text] = [`soak-${n}-${turn}`, oneOf(chance, lines)];
      while (!(await write(key, text).catch(() => false))) if (!(await goOn(500))) return;
      said += 1;
    }
  };
  const sayHere = async (handle: string, text: string): Promise<boolean> => {
    const answer = await fetch(`${service.url}/local/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as: handle, chat: `direct:${handle}`, text }),
    });
    if (!answer.ok) return false;
    const { answers } = (await answer.json()) as LocalReply;
    for (const note of notesIn(answers.map((one) => one.text).join())) logged.add(note);
    return true;
  };

  const at = (index: number, which: number) => index + which * lines.length;
  const everybody = Array.from({ length: writers }, (_, which) => which);
  const here = everybody.map((which) => at(0, writers + which));
  const busy = [
    ...lines.map(cutLine),
    cutDatabase(),
    ...here.map((n) => cutReader(`m${n}`)),
    ...here.map((n) => talk(n, (_, text) => sayHere(`m${n}`, text))),
    ...lines.flatMap((line, index) =>
      everybody.map((which) => {
        const n = at(index, which);
        return talk(n, (key, text) => line.write(line.platform.userOf(n), key, text));
      }),
    ),
  ];
  const samples: Sample[] = [];
  const isLongEnough = () =>
    performance.now() - began > options.forMs &&
    reconnected() >= options.reconnects &&
    samples.length >= 3;
  while (!isLongEnough()) {
    await pause(options.forMs / options.samples);
    isResting = true;
    await pause(restMs);
    samples.push({
      atMs: Math.round(performance.now() - began),
      reconnects: reconnected(),
      holdings: await inside.holdings(),
      rows: await tables.rows(),
    });
    isResting = false;
  }
  isOver = true;
  await Promise.all(busy);
  const lasted = performance.now() - began;
  // Others are planned for later all the time.
  const overAt = new Date(Date.parse(clocksFrom) + Date.now() - startedAt);
  for (const until = Date.now() + patience; Date.now() < until; await pause(500)) {
    if ((await ledger.isSettled(day)) && (await tables.open(overAt)) === 0) break;
  }
  const open = await tables.open(overAt);
  const digests = await ledger.verdict(day);
  inside.close();
  await service.stop();
  for (const { text } of platforms.flatMap((one) => one.arrived())) {
    for (const note of notesIn(text)) logged.add(note);
  }
  const kept = await keptNotes(environment);

  // A service that starts clears away what is old.
  await tables.age();
  const next = await startService(whole);
  for (const until = Date.now() + patience; Date.now() < until; await pause(200)) {
    if ((await tables.left()) === 0) break;
  }
  const left = await tables.left();
  await next.stop();
  await tables.close();
  await Promise.all(platforms.map((platform) => platform.close()));
  const unique = new Set(kept);
  return {
    minutes: Math.round(lasted / 6000) / 10,
    ...{ reconnects, databaseCuts, readers, said, digests, samples, open, left },
    logged: logged.size,
    lost: [...logged].filter((note) => !unique.has(note)).length,
    doubled: kept.length - unique.size,
    growth: growthOf(samples),
  };
}
