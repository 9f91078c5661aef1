import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When the process `pid` started, as an opaque text that together with the pid names one process
 * for good (pids are used again); undefined when there is no such process. A zombie counts as gone.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      // Field 2 is the program's name in parentheses and may hold anything; field 3 is the state,
      // field 22 the start in clock ticks since boot (proc_pid_stat(5)).
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  if (process.platform === "win32") return exists(pid) ? "running" : undefined;
  try {
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return started.trim() || undefined;
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
