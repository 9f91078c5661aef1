import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { embeddedRole } from "./create-cluster.ts";

const passwordFile = (dataDir: string) => join(dataDir, "postgres.password");

/**
 * The embedded server's password, from a file that only its owner reads; a new one, at random, for
 * a new cluster.
 * @throws ConfigError `config.password-missing` when the cluster is there and its password is not
 */
export function keepPassword(dataDir: string, isNew: boolean): string {
  const path = passwordFile(dataDir);
  if (!existsSync(path)) {
    if (!isNew) throw new ConfigError("config.password-missing", { path });
    const password = randomBytes(24).toString("base64url");
    writeFileSync(path, password, { mode: 0o600, flush: true });
  }
  return readFileSync(path, "utf8").trim();
}

/** The connection string of the server that listens on `port`. */
export function serverUrl(dataDir: string, port: number): string {
  const password = encodeURIComponent(keepPassword(dataDir, false));
  return `postgresql://${embeddedRole}:${password}@127.0.0.1:${port}/postgres`;
}
