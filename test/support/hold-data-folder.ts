import pg from "pg";
import { ConfigError } from "../../src/errors.ts";
import { migrate } from "../../src/store/database/migrate.ts";
import type { Purpose } from "../../src/store/embedded/instance-lock.ts";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { openDataKey } from "../../src/store/keys/data-key.ts";

/**
 * A process of its own that holds a data folder, for tests that kill it:
 * `hold-data-folder.ts <folder> <service|command>`. Tells on stdout, a JSON object a line, what
 * happens; stops on SIGTERM, or at once as a command.
 */
const [dataDir = "", purpose = "service"] = process.argv.slice(2);
const tell = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const began = performance.now();

try {
  const server = await startEmbedded({ dataDir, purpose: purpose as Purpose });
  const startedMs = Math.round(performance.now() - began);
  const source = { fromEnvironment: undefined, dataDir };
  await migrate(server.url, async (client) => {
    await openDataKey(client, source);
  });
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", (error) => tell({ lost: error.message }));
  await client.connect();
  const stop = async () => {
    const stopBegan = performance.now();
    await server.stop();
    tell({ stoppedMs: Math.round(performance.now() - stopBegan) });
    process.exit(0);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  tell({ ready: server.url, holder: server.holder, startedMs });
  if (purpose === "command") await stop();
} catch (error) {
  tell(
    error instanceof ConfigError
      ? { refused: error.code, details: error.details }
      : { crashed: String(error) },
  );
  process.exit(1);
}
