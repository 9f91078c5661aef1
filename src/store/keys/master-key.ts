import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { explainFileError } from "../database/explain-file-error.ts";
import { makeFolder } from "../database/make-folder.ts";

/** Where the master key comes from: the environment, else a file in `dataDir`. */
export interface MasterKeySource {
  /** 32 bytes from `GENJIN_KEY`; then no file is read or written. */
  readonly fromEnvironment: Buffer | undefined;
  readonly dataDir: string;
}

/** The file that holds the master key when the environment does not. */
export const masterKeyFile = (source: MasterKeySource): string =>
  join(source.dataDir, "genjin.key");

/** A master key as people write it, 32 bytes in hex or base64; undefined for anything else. */
export function parseMasterKey(text: string): Buffer | undefined {
  const plain = text.trim();
  if (/^[0-9a-f]{64}$/i.test(plain)) return Buffer.from(plain, "hex");
  return /^[\w+/-]{43}=?$/.test(plain) ? Buffer.from(plain, "base64") : undefined;
}

/**
 * The master key, or undefined when there is none yet.
 * @throws ConfigError `config.bad-key-file`, `config.not-writable`
 */
export function readMasterKey(source: MasterKeySource): Buffer | undefined {
  if (source.fromEnvironment) return source.fromEnvironment;
  const path = masterKeyFile(source);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw explainFileError(error, path);
  }
  const key = parseMasterKey(text);
  if (!key) throw new ConfigError("config.bad-key-file", { path });
  return key;
}

/** Makes a new master key and keeps it in a file that only its owner can read. */
export function createMasterKey(source: MasterKeySource): Buffer {
  const key = randomBytes(32);
  const path = masterKeyFile(source);
  try {
    makeFolder(source.dataDir, 0o711);
    const file = openSync(path, "wx", 0o600);
    writeSync(file, `${key.toString("base64")}\n`);
    // Whatever is sealed later is lost without this file, so it must reach the disk first.
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    throw explainFileError(error, path);
  }
  return key;
}
