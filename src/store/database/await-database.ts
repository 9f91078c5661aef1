import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Between two attempts, and for one of them, in milliseconds. */
const [every, attempt] = [1000, 4000];

/**
 * What passes by itself: nobody is there yet, or the server starts, stops (57P03, 57P01) or has no
 * connection left (53300). An error without a code is a connection that was not answered.
 */
const passing = /^(E[A-Z_]+|57P0[13]|53300)$/;

/**
 * Waits until a database server takes connections, at most so many milliseconds; what else is wrong
 * with it is for whoever uses it to find out. `onWait` is called once, with the host, if it is away.
 */
export async function awaitDatabase(
  url: string,
  patience: number,
  onWait: (host: string) => void,
): Promise<void> {
  const until = performance.now() + patience;
  for (let isFirst = true; !(await answers(url)); isFirst = false) {
    if (isFirst) onWait(new URL(url).host);
    if (performance.now() > until) return;
    await pause(every);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: attempt });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    return typeof code === "string" && !passing.test(code);
  } finally {
    // It may hang where the server does.
    void client.end().catch(() => {});
  }
}
