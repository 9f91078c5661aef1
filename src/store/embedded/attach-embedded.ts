import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { explainFileError } from "../database/explain-file-error.ts";
import type { EmbeddedServer } from "./embedded-server.ts";
import { currentHolder, lockFile } from "./instance-lock.ts";
import { urlOfRunning } from "./server-password.ts";

/**
 * Connects to the server that a running service keeps for `dataDir`, waiting while it starts.
 * Undefined when no service holds the folder, or it goes away meanwhile.
 * @throws ConfigError `config.not-writable` when its files are not ours to read
 */
export async function attachEmbedded(options: {
  readonly dataDir: string;
}): Promise<EmbeddedServer | undefined> {
  const dataDir = resolve(options.dataDir);
  try {
    for (;;) {
      const holder = currentHolder(lockFile(dataDir));
      if (holder?.purpose !== "service") return undefined;
      if (holder.port) {
        return {
          url: urlOfRunning(dataDir, holder.port, holder.role),
          holder,
          stop: async () => {},
        };
      }
      await sleep(50);
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}
