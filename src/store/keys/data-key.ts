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
 * @throws ConfigError `config.key-missing` when the database needs a master key that is not there,
 * `config.wrong-key` when it is another one
 */
export async function openDataKey(client: ClientBase, source: MasterKeySource): Promise<Buffer> {
  const { rows } = await client.query<{ wrapped: Buffer }>(
    "SELECT wrapped FROM data_key WHERE id = 1",
  );
  const wrapped = rows[0]?.wrapped;
  const master = readMasterKey(source);
  const where = { path: masterKeyFile(source) };
  if (wrapped) {
    if (!master) throw new ConfigError("config.key-missing", where);
    const key = openBox(master, context, wrapped);
    if (key) return key;
    throw new ConfigError(
      source.fromEnvironment ? "config.wrong-key" : "config.wrong-key-file",
      where,
    );
  }
  const key = randomBytes(32);
  const box = sealBox(master ?? createMasterKey(source), context, key);
  await client.query("INSERT INTO data_key (id, wrapped) VALUES (1, $1)", [box]);
  return key;
}
