import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import type { RunningServer } from "./launch-server.ts";
import { stopServer } from "./stop-server.ts";

const pauseMs = 1_000;

/**
 * Launches the server again whenever it dies, until the returned function stops it for good. What
 * keeps a launch from succeeding stands in the server's log.
 */
export function keepRunning(
  first: RunningServer,
  launch: () => Promise<RunningServer>,
  binaries: Binaries,
): () => Promise<void> {
  let server = first;
  let isStopping = false;
  let revival: Promise<void> = Promise.resolve();

  const watch = () => {
    server.child.once("exit", () => {
      revival = revive();
    });
  };
  const revive = async () => {
    while (!isStopping) {
      // Its last sessions need a moment to notice, and the new server waits for none of them.
      await sleep(pauseMs);
      const launched = isStopping ? undefined : await launch().catch(() => undefined);
      if (!launched) continue;
      server = launched;
      return watch();
    }
  };
  watch();
  return async () => {
    isStopping = true;
    await revival;
    if (server.child.pid) await stopServer(server.child.pid, binaries);
  };
}
