import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import type { Instant } from "../../core/time/civil.ts";
import { explainFileError } from "../database/explain-file-error.ts";
import { makeFolder } from "../database/make-folder.ts";
import { appliedMigrations, newerMigrations } from "../database/migrations.ts";
import { readDataKey } from "../keys/data-key.ts";
import type { MasterKeySource } from "../keys/master-key.ts";
import { tableNames } from "../tables/tables.ts";
import { backupName } from "./backup-files.ts";
import { copyOut, copySession } from "./copied-tables.ts";
import { frameBytes } from "./frames.ts";
import { sealStream } from "./sealed-stream.ts";

/** A backup that was written or taken in: its file, and how much it holds. */
export type BackedUp = { readonly file: string; readonly tables: number; readonly rows: number };

/** The key that opens personal fields is not a row like others: it goes along unwrapped. */
const copied: readonly string[] = tableNames.filter((table) => table !== "data_key");

/**
 * Writes everything in the database at `url`, as it is at one moment, to a new file in `folder`,
 * sealed under a passphrase. The service may run meanwhile; a file that is there is whole. The
 * file and the passphrase are all that `restoreBackup` needs.
 * @throws ConfigError those of the master key, `config.not-writable`, `config.disk-full`
 */
export async function writeBackup(
  url: string,
  options: {
    readonly folder: string;
    readonly passphrase: string;
    readonly masterKey: MasterKeySource;
    readonly at: Instant;
    /** The program's version. */
    readonly version: string;
    /** For tests of databases that earlier versions made. */
    readonly tables?: readonly string[];
  },
): Promise<BackedUp> {
  const { passphrase } = options;
  const folder = resolve(options.folder);
  const file = join(folder, backupName(options.at));
  const unfinished = `${file}.${process.pid}.unfinished`;
  const client = new pg.Client({ connectionString: url, options: copySession });
  client.on("error", () => {});
  try {
    makeFolder(folder, 0o700);
    await client.connect();
    let rows = 0;
    let count = 0;
    await pipeline(
      async function* () {
        await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        const at = new Date(options.at).toISOString();
        const { version } = options;
        const migrations = await appliedMigrations(client);
        const dataKey = (await readDataKey(client, options.masterKey)).toString("base64");
        const tables = options.tables ?? [...copied, ...(await tablesOfNewer(client))];
        count = tables.length;
        const manifest = { at, version, migrations, tables, dataKey };
        yield frameBytes({ type: "manifest", manifest });
        rows = yield* copyOut(client, tables);
        await client.query("COMMIT");
      },
      createGzip({ level: 1 }),
      (plain: AsyncIterable<Buffer>) => sealStream(plain, passphrase),
      createWriteStream(unfinished, { mode: 0o600, flags: "wx" }),
    );
    await keep(unfinished, file, folder);
    return { file, tables: count, rows };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw explainFileError(error, folder);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Tables that a newer version has added beside a process of this one; its backup is whole as well. */
async function tablesOfNewer(client: pg.Client): Promise<readonly string[]> {
  if ((await newerMigrations(client)).length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND NOT tablename = ANY($1) ORDER BY tablename`,
    [[...tableNames, "_prisma_migrations"]],
  );
  return rows.map(({ name }) => name);
}

/** Names a file once all of it is on the disk. */
async function keep(unfinished: string, file: string, folder: string): Promise<void> {
  await sync(unfinished);
  await rename(unfinished, file);
  // Windows cannot open a folder, nor need it.
  if (process.platform !== "win32") await sync(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
