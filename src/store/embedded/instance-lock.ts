import {
  linkSync,
  lutimesSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import { writeNewFile } from "./own-files.ts";
import { processStart } from "./process-start.ts";

/** `service` runs until it is stopped; `command` works for a moment, and others wait for it. */
export type Purpose = "service" | "command";

/** The process that owns a data folder. */
export interface Holder {
  readonly pid: number;
  /** Opaque; with the pid it names one process for good. */
  readonly started: string;
  /** Where the pid counts: this machine, or one container on it. */
  readonly space: string;
  readonly purpose: Purpose;
  /** ISO instant at which it took the folder. */
  readonly since: string;
  /** Where its database server listens on 127.0.0.1, from the moment it accepts connections. */
  readonly port?: number;
  /** The role that the app connects with; absent from what earlier versions wrote. */
  readonly role?: string;
}

/** The data folder is ours until `release`. */
export interface InstanceLock {
  /** Tells others the server's port and the app's role; returns the holder as they see it now. */
  announce(port: number, role: string): Holder;
  release(): void;
}

/** The lock file of a data folder. */
export const lockFile = (dataDir: string): string => join(dataDir, "genjin.lock");

const beatMs = 2_000;
const lostBeatMs = 15_000;
const patienceMs = 30_000;

/**
 * Takes the data folder that `file` stands for. The lock of a process that has died is taken over;
 * a command is waited for, 30 s at the most. Undefined when a command finds a service at work.
 * @throws ConfigError `config.second-instance` naming the process that holds it
 */
export async function acquireLock(
  file: string,
  purpose: Purpose,
): Promise<InstanceLock | undefined> {
  const started = processStart(process.pid) ?? "";
  const since = new Date().toISOString();
  const holder: Holder = { pid: process.pid, started, space, purpose, since };
  let ours = JSON.stringify(holder);
  const deadline = Date.now() + patienceMs;
  while (!take(file, ours)) {
    const other = read(file);
    if (other === undefined) continue;
    if (!isAlive(file, other.holder)) {
      removeStale(file, other.text);
    } else if (purpose === "command" && other.holder?.purpose === "service") {
      return undefined;
    } else if (canWaitFor(other.holder) && Date.now() < deadline) {
      await sleep(50);
    } else {
      const { pid = 0, since = "?" } = other.holder ?? {};
      throw new ConfigError("config.second-instance", { pid, since, path: file });
    }
  }
  const beat = setInterval(() => touch(file), beatMs).unref();
  return {
    announce(port, role) {
      const announced = { ...holder, port, role };
      ours = JSON.stringify(announced);
      writeNewFile(`${file}.new`, ours, 0o644);
      renameSync(`${file}.new`, file);
      return announced;
    },
    release() {
      clearInterval(beat);
      if (read(file)?.text === ours) rmSync(file, { force: true });
    },
  };
}

/** The live process that holds the data folder; undefined when nobody does. */
export function currentHolder(file: string): Holder | undefined {
  const lock = read(file);
  return lock && isAlive(file, lock.holder) ? lock.holder : undefined;
}

/** Pids of one container mean nothing in another that shares the folder. */
const space = process.platform === "linux" ? readlinkSync("/proc/self/ns/pid") : hostname();

function take(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx", mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** `holder` is undefined while the file is being written. */
function read(file: string): { text: string; holder: Holder | undefined } | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return { text, holder: JSON.parse(text) };
  } catch {
    return { text, holder: undefined };
  }
}

/** A holder whose process we cannot see is alive as long as it keeps touching the file. */
function isAlive(file: string, holder: Holder | undefined): boolean {
  if (holder?.space === space) return processStart(holder.pid) === holder.started;
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touched < lostBeatMs;
}

/** A service here is there to stay; one elsewhere may be a container that was just replaced. */
const canWaitFor = (holder: Holder | undefined) =>
  holder?.purpose !== "service" || holder.space !== space;

/** Moves the file aside first: between our look and now another process may have taken over. */
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, file);
    rmSync(aside);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    lutimesSync(file, now, now);
  } catch {
    // The folder is away for the moment, or for good; the server will say so.
  }
}
