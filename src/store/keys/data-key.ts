import { randomBytes } from "node:crypto";
import type { ClientBase } from "pg";
import { ConfigError } from "../../errors.ts";
import {
  createMasterKey,
  type MasterKeySource,
  masterKeyFile,
  readMasterKey,
} from "./master-key.ts";
import { openBox, sealBox } from "./sealed-box.ts";

const context = "genjin data key";

/**
 * The key that seals personal fields, 32 bytes. It lies in the database, wrapped by the master key,
 * and is made on the first start, together with the master key if there is none. Call it inside
 * `migrate`, whose lock lets one instance make it.
 * @throws ConfigError those of `readDataKey`
 */
export async function openDataKey(client: ClientBase, source: MasterKeySource): Promise<Buffer> {
  const known = await findDataKey(client, source);
  if (known !== undefined) return known;
  const key = randomBytes(32);
  await client.query("INSERT INTO data_key (id, wrapped) VALUES (1, $1)", [wrap(key, source)]);
  return key;
}

/**
 * The key of a database that has one.
 * @throws ConfigError `config.key-missing` when the master key is not there, `config.wrong-key` or
 * `config.wrong-key-file` when it is another one
 */
export async function readDataKey(client: ClientBase, source: MasterKeySource): Promise<Buffer> {
  const key = await findDataKey(client, source);
  if (key === undefined) throw new Error("no data key");
  return key;
}

/** Puts the key of a backup in place, wrapped by this instance's own master key. */
export async function placeDataKey(
  client: ClientBase,
  source: MasterKeySource,
  key: Buffer,
): Promise<void> {
  await client.query(
    "INSERT INTO data_key (id, wrapped, restored_at) VALUES (1, $1, clock_timestamp())",
    [wrap(key, source)],
  );
}

async function findDataKey(
  client: ClientBase,
  source: MasterKeySource,
): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ wrapped: Buffer }>(
    "SELECT wrapped FROM data_key WHERE id = 1",
  );
  const wrapped = rows[0]?.wrapped;
  if (wrapped === undefined) return undefined;
  const master = readMasterKey(source);
  const where = { path: masterKeyFile(source) };
  if (!master) throw new ConfigError("config.key-missing", where);
  const key = openBox(master, context, wrapped);
  if (key) return key;
  throw new ConfigError(
    source.fromEnvironment ? "config.wrong-key" : "config.wrong-key-file",
    where,
  );
}

const wrap = (key: Buffer, source: MasterKeySource): Buffer =>
  sealBox(readMasterKey(source) ?? createMasterKey(source), context, key);
