import { readdirSync, readFileSync } from "node:fs";
import type { LocalReply } from "../../../src/http/local-chat-port.ts";
import { readPostmaster } from "../../../src/store/embedded/postmaster.ts";
import { type Service, startService } from "../../support/service.ts";
import { type Chance, oneOf } from "./chance.ts";
import { keptNotes } from "./kept-notes.ts";

/** Members of the demo who write, each one line after the other. */
const writers = ["lily", "anna", "chen"];

export type EmbeddedKills = {
  readonly cycles: number;
  /** How long people write between two kills: the shortest and the longest, in milliseconds. */
  readonly writing: readonly [number, number];
  readonly dataDir: string;
  /** The folder of the database's files. */
  readonly cluster: () => string;
  readonly chance: Chance;
};

export type EmbeddedReport = {
  readonly cycles: number;
  /** Cycles in which the database was killed with the service, all its processes at once. */
  readonly withDatabase: number;
  /** Starts after a kill that came up and answered. */
  readonly reopened: number;
  /** The longest of these starts, in milliseconds. */
  readonly slowestStartMs: number;
  /** Touches that were answered as logged; of these, how many are not in the database. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Touches that are in the database twice. */
  readonly doubled: number;
};

/** A service on its embedded database that is killed again and again while people log touches. */
export async function killEmbedded(options: EmbeddedKills): Promise<EmbeddedReport> {
  const { cycles, chance, dataDir, writing } = options;
  const environment = {
    DATA_DIR: dataDir,
    GENJIN_NOW: "2026-12-02T08:00:00Z",
    LOG_LEVEL: "silent",
  };
  const acknowledged = new Set<number>();
  let [notes, withDatabase, reopened, slowestStartMs] = [0, 0, 0, 0];

  const write = async ({ url }: Service, handle: string, isOver: () => boolean): Promise<void> => {
    const own = refs.get(handle) ?? [];
    while (!isOver()) {
      const number = notes++;
      const note = `note-${number}x`;
      const reply = await say(url, handle, `#${oneOf(chance, own)} ok ${note}`).catch(() => null);
      if (reply?.answers.some((answer) => answer.text.includes(note))) acknowledged.add(number);
    }
  };

  let service = await startService(environment);
  const refs = new Map<string, readonly string[]>();
  for (const handle of writers) refs.set(handle, await ownRefs(service.url, handle));
  for (let cycle = 0; cycle < cycles; cycle++) {
    let isOver = false;
    const written = Promise.all(writers.map((handle) => write(service, handle, () => isOver)));
    const before = acknowledged.size;
    while (acknowledged.size === before) await pause(20);
    await pause(writing[0] + chance() * (writing[1] - writing[0]));
    const isPowerCut = chance() < 0.5;
    isOver = true;
    kill(service, isPowerCut ? databaseProcesses(options.cluster()) : []);
    if (isPowerCut) withDatabase += 1;
    await written;
    const began = performance.now();
    service = await startService(environment);
    slowestStartMs = Math.max(slowestStartMs, Math.round(performance.now() - began));
    if ((await fetch(`${service.url}/readyz`)).status === 200) reopened += 1;
  }
  const kept = await keptNotes(environment);
  await service.stop();
  const unique = new Set(kept);
  return {
    ...{ cycles, withDatabase, reopened, slowestStartMs },
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((note) => !unique.has(note)).length,
    doubled: kept.length - unique.size,
  };
}

/** All at once, as far as one process can do that. */
function kill({ child }: Service, others: readonly number[]): void {
  for (const pid of [child.pid ?? 0, ...others]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

/** The server and its children, each of which leads a process group of its own. */
function databaseProcesses(cluster: string): number[] {
  const server = readPostmaster(cluster)?.pid;
  if (server === undefined) throw new Error("no database is running");
  const children = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === server);
  return [server, ...children];
}

/** Field 2 is the program's name in parentheses; field 4 is the parent (proc_pid_stat(5)). */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

async function ownRefs(url: string, handle: string): Promise<readonly string[]> {
  const { answers } = await say(url, handle, "/today");
  const refs = answers.flatMap((answer) => answer.refs);
  if (refs.length === 0) throw new Error(`${handle} has nobody to contact`);
  return refs;
}

async function say(url: string, as: string, text: string): Promise<LocalReply> {
  const answer = await fetch(`${url}/local/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as, chat: `direct:${as}`, text }),
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()) as LocalReply;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
