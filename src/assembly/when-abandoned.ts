import { readFileSync } from "node:fs";

/** The scripts of package.json that run the service: `npm start`, `npm run genjin -- start`. */
const scripts = ["start", "genjin"];
const lookEveryMs = 500;

/**
 * Resolves when the npm that runs this process has gone; never when none does. npm passes a signal
 * to the shell between the two, and many shells die of it without passing it on; of an npm that is
 * killed nobody tells.
 */
export function whenAbandoned(): Promise<void> {
  if (!scripts.includes(process.env.npm_lifecycle_event ?? "")) return new Promise(() => {});
  const before = ancestors();
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (ancestors() === before) return;
      clearInterval(look);
      resolve();
    }, lookEveryMs).unref();
  });
}

/** The parent, and its parent too where the parent is the shell of a script. */
function ancestors(): string {
  const parent = process.ppid;
  if (process.platform !== "linux") return String(parent);
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, "utf8").split("\0")[1] === "-c";
    // Field 2 is the program's name in parentheses and may hold anything; field 4 is the parent
    // (proc_pid_stat(5)).
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    const grandparent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    return isShell ? `${parent} ${grandparent}` : String(parent);
  } catch {
    return String(parent);
  }
}
