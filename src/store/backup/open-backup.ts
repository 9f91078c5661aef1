import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Refusal } from "../../errors.ts";
import { readMigrations } from "../database/migrations.ts";
import { type Frame, type Manifest, readFrames } from "./frames.ts";
import { openStream } from "./sealed-stream.ts";

/** A backup whose beginning was read; `frames` brings the rest, and fails where it is damaged. */
export type OpenBackup = {
  readonly manifest: Manifest;
  readonly frames: AsyncGenerator<Frame, void>;
};

/**
 * Opens the backup in a file.
 * @throws Refusal `backup.no-file`, `backup.newer`, and those of `openStream`
 */
export async function openBackup(file: string, passphrase: string): Promise<OpenBackup> {
  const frames = readFrames(plainBytes(file, passphrase));
  const { value: first } = await frames.next();
  if (first?.type !== "manifest") throw new Refusal("backup.damaged");
  const { manifest } = first;
  const known = new Set(readMigrations().map(({ name }) => name));
  if (manifest.migrations.some((name) => !known.has(name))) {
    throw new Refusal("backup.newer", { version: manifest.version });
  }
  return { manifest, frames };
}

async function* plainBytes(file: string, passphrase: string): AsyncGenerator<Buffer> {
  const plain = createGunzip();
  const ended = pipeline(
    createReadStream(file),
    (sealed: AsyncIterable<Buffer>) => openStream(sealed, passphrase),
    plain,
  ).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    yield* plain;
  } catch (error) {
    throw explain((await ended) ?? error, file);
  } finally {
    plain.destroy();
  }
}

function explain(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (["ENOENT", "EACCES", "EISDIR"].includes(code ?? "")) {
    return new Refusal("backup.no-file", { file });
  }
  // What was sealed as it should be, and is no gzip, was not written by us.
  return code?.startsWith("Z_") ? new Refusal("backup.damaged") : error;
}
