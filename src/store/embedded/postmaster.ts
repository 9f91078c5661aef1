import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a PostgreSQL server says about itself in its cluster's `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Its cluster, as it was named when the server was started. */
  readonly cluster: string;
  /** It accepts connections. */
  readonly isReady: boolean;
}

/**
 * The server that runs, or last ran and was killed, on `cluster`; undefined when it was stopped
 * properly or has not written the whole file yet. Lines as in PostgreSQL's `pidfile.h`.
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!(pid > 0)) return undefined;
  const isReady = lines[7]?.trim() === "ready";
  return { pid, port: Number(lines[3]), cluster: lines[1] ?? "", isReady };
}
