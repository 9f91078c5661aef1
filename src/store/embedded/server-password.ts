import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { appRole, ownerRole } from "./app-role.ts";
import { refuseForeignFile, writeNewFile } from "./own-files.ts";
import type { SystemUser } from "./system-user.ts";

const passwordFile = (dataDir: string) => join(dataDir, "postgres.password");

/**
 * The embedded server's password, from a file that only its owner reads; a new one, at random, for
 * a new cluster.
 * @throws ConfigError `config.password-missing` when the cluster is there and its password is not,
 * `config.foreign-file` when neither root nor the user who runs the server wrote it
 */
export function keepPassword(
  dataDir: string,
  isNew: boolean,
  runAs: SystemUser | undefined,
): string {
  const path = passwordFile(dataDir);
  refuseForeignFile(path, runAs);
  if (!existsSync(path)) {
    if (!isNew) throw new ConfigError("config.password-missing", { path });
    const password = randomBytes(24).toString("base64url");
    writeNewFile(path, password, 0o600);
  }
  return readPassword(path);
}

function readPassword(path: string): string {
  if (!existsSync(path)) throw new ConfigError("config.password-missing", { path });
  return readFileSync(path, "utf8").trim();
}

/** The connection string of the role that may do everything, for preparing the server. */
export const ownerUrl = (password: string, port: number): string =>
  addressOf(ownerRole, password, port);

/** The app's connection string. Its password is made from the owner's, and tells nothing of that. */
export const appUrl = (password: string, port: number): string =>
  addressOf(appRole, createHmac("sha256", password).update(appRole).digest("base64url"), port);

/**
 * The connection string of a server that another process runs on `port`, for the role that it says:
 * an earlier version knows only the owner's.
 */
export function urlOfRunning(dataDir: string, port: number, role: string | undefined): string {
  const password = readPassword(passwordFile(dataDir));
  return role === appRole ? appUrl(password, port) : ownerUrl(password, port);
}

const addressOf = (role: string, password: string, port: number): string =>
  `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
