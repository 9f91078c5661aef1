import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Holder } from "../../src/store/embedded/instance-lock.ts";

/** What `hold-data-folder.ts` tells about itself. */
interface Told {
  readonly ready?: string;
  readonly holder?: Holder;
  readonly startedMs?: number;
  readonly stoppedMs?: number;
  readonly refused?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A process that holds, or tries to hold, a data folder. */
export interface HoldingProcess {
  readonly child: ChildProcess;
  /** The next thing it tells other than a lost connection; rejects when it ends without a word. */
  next(): Promise<Told>;
  /** Resolves with the server's address when it is ready; rejects when it refused. */
  ready(): Promise<string>;
  /** Kills it the hard way and resolves when it has gone; its server lives on. */
  kill(): Promise<void>;
  /** Asks it to stop and resolves with its last words. */
  stop(): Promise<Told>;
}

const script = fileURLToPath(new URL("hold-data-folder.ts", import.meta.url));
const project = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a process on `dataDir`, as another user when told. */
export function hold(
  dataDir: string,
  purpose: "service" | "command",
  runAs: { uid?: number; gid?: number } = {},
): HoldingProcess {
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir, purpose], {
    ...runAs,
    cwd: project,
    env: { PATH: process.env.PATH, HOME: tmpdir() },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async (): Promise<Told> => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the process ended without a word");
    const told = JSON.parse(value);
    if ("crashed" in told) throw new Error(told.crashed);
    return "lost" in told ? next() : told;
  };
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    child,
    next,
    async ready() {
      const told = await next();
      if (told.ready === undefined) throw new Error(JSON.stringify(told));
      return told.ready;
    },
    kill() {
      child.kill("SIGKILL");
      return gone;
    },
    async stop() {
      child.kill("SIGTERM");
      const told = await next();
      await gone;
      return told;
    },
  };
}

/** A temporary folder that other users may enter, or not; with the paths of what lies in it. */
export function temporaryFolder(options: { mode: number; uid?: number; gid?: number }) {
  const folder = mkdtempSync(join(tmpdir(), "genjin-data-"));
  chmodSync(folder, options.mode);
  if (options.uid !== undefined) chownSync(folder, options.uid, options.gid ?? options.uid);
  const dataDir = join(folder, "data");
  const pointer = join(dataDir, "postgres.json");
  const home = () =>
    existsSync(pointer)
      ? JSON.parse(readFileSync(pointer, "utf8")).home
      : join(dataDir, "postgres");
  return {
    dataDir,
    pointer,
    cluster: () => join(home(), "cluster"),
    remove() {
      rmSync(home(), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
