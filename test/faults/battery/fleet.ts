import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { type Chance, oneOf } from "./chance.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

/** A file to which the processes write their warnings, for whoever wants to know what went wrong. */
const logFile = process.env.FAULT_LOG;

/** What one process of the fleet does. */
export type Role = "worker" | "web";

/** What the whole fleet runs with. */
export type FleetOptions = {
  readonly roles: readonly Role[];
  readonly environment: Readonly<Record<string, string>>;
  /**
   * The instant that the clocks of all processes show at the start; they run on from there. The
   * real time without it.
   */
  readonly startAt?: number;
  /** Where each listens, in the order of the roles; anywhere without it. */
  readonly ports?: readonly number[];
  /** The program, `dist` of the product unless it is a changed copy. */
  readonly program?: string;
};

/** A fleet of processes of the product; whatever dies is started again at once. */
export type Fleet = {
  /** Kills a process drawn by chance without warning. */
  killOne(chance: Chance): void;
  /** The next processes that start kill themselves when they first come by these points. */
  failAt(points: readonly string[]): void;
  /** Points at which processes have killed themselves so far. */
  failed(): readonly string[];
  /** Processes started so far: more than there are roles when any has ended. */
  started(): number;
  /** Sends SIGTERM to all and waits for their ends. */
  stop(): Promise<void>;
};

/** Starts a fleet. */
export function startFleet(options: FleetOptions): Fleet {
  const { roles, environment, startAt, ports = [], program = "dist/cli/main.js" } = options;
  const started = Date.now();
  const output = logFile === undefined ? "ignore" : openSync(logFile, "a");
  const running = new Set<ChildProcess>();
  const waiting: string[] = [];
  const failed: string[] = [];
  let isStopping = false;
  let count = 0;

  const clock = () =>
    startAt === undefined
      ? {}
      : { GENJIN_NOW: new Date(startAt + Date.now() - started).toISOString() };

  const keepUp = async (role: Role, index: number): Promise<void> => {
    while (!isStopping) {
      const point = role === "worker" ? waiting.shift() : undefined;
      const child = spawn(process.execPath, [program, "start", "--role", role], {
        cwd: project,
        env: {
          PATH: process.env.PATH,
          HOME: tmpdir(),
          PORT: String(ports[index] ?? 0),
          DEMO: "0",
          LOCAL_CHAT: "1",
          LOG_LEVEL: logFile === undefined ? "silent" : "warn",
          ...environment,
          ...clock(),
          ...(point === undefined ? {} : { GENJIN_FAIL_AT: point }),
        },
        stdio: ["ignore", output, logFile === undefined ? "inherit" : output],
      });
      count += 1;
      running.add(child);
      const ended = once(child, "exit");
      const [, signal] = (await ended) as [number | null, NodeJS.Signals | null];
      running.delete(child);
      if (point !== undefined && signal === "SIGKILL" && !killed.has(child)) failed.push(point);
      else if (point !== undefined && !isStopping) waiting.push(point);
    }
  };
  const killed = new WeakSet<ChildProcess>();
  const keeping = roles.map(keepUp);

  return {
    killOne(chance) {
      if (running.size === 0) return;
      const child = oneOf(chance, [...running]);
      killed.add(child);
      child.kill("SIGKILL");
    },
    failAt: (points) => void waiting.push(...points),
    failed: () => failed,
    started: () => count,
    async stop() {
      isStopping = true;
      for (const child of running) child.kill("SIGTERM");
      await Promise.all(keeping);
    },
  };
}
