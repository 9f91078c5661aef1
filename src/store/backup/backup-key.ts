import { hkdfSync, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../errors.ts";

/** First bytes of every backup; the number is that of the format. */
const magic = Buffer.from("genjin backup 1\n");
/** Length of what every format begins with, before its number. */
const named = "genjin backup ".length;
const saltBytes = 16;
const checkBytes = 16;

/** Length of what stands before the first chunk, in bytes: magic, cost, salt, check of the key. */
export const headBytes = magic.length + 3 + saltBytes + checkBytes;

/** Cost of guessing one passphrase: 64 MiB and about half a second (log2 N, r, p of scrypt). */
const cost = [16, 8, 2] as const;

/** More than this nobody has asked for: the head of the file was changed. Log2 of bytes. */
const mostMemory = 30;

/** The key of one backup, with the head of its file, to which every chunk is bound. */
export type BackupKey = { readonly key: Buffer; readonly head: Buffer };

/** A new key for one backup under a passphrase. */
export async function makeBackupKey(passphrase: string): Promise<BackupKey> {
  const start = Buffer.concat([magic, Uint8Array.from(cost), randomBytes(saltBytes)]);
  const { key, check } = await deriveFrom(passphrase, start);
  return { key, head: Buffer.concat([start, check]) };
}

/**
 * The key of the backup that begins with `head`.
 * @throws Refusal `backup.not-a-backup`, `backup.newer-format`, `backup.damaged`,
 * `backup.wrong-passphrase`
 */
export async function findBackupKey(passphrase: string, head: Buffer): Promise<BackupKey> {
  if (!head.subarray(0, magic.length).equals(magic)) {
    const isLater = head.subarray(0, named).equals(magic.subarray(0, named));
    throw new Refusal(isLater ? "backup.newer-format" : "backup.not-a-backup");
  }
  if (head.length < headBytes) throw new Refusal("backup.damaged");
  const start = head.subarray(0, headBytes - checkBytes);
  const { key, check } = await deriveFrom(passphrase, start);
  if (!timingSafeEqual(check, head.subarray(start.length))) {
    throw new Refusal("backup.wrong-passphrase");
  }
  return { key, head };
}

/** The key and the bytes by which a wrong passphrase is told from a damaged file. */
async function deriveFrom(passphrase: string, start: Buffer) {
  const [logN = 0, r = 0, p = 0] = start.subarray(magic.length);
  if (logN < 1 || r < 1 || p < 1 || p > 16 || logN + Math.log2(128 * r) > mostMemory) {
    throw new Refusal("backup.damaged");
  }
  const secret = await new Promise<Buffer>((resolve, reject) => {
    const options = { N: 2 ** logN, r, p, maxmem: 2 ** (mostMemory + 1) };
    const salt = start.subarray(magic.length + 3);
    scrypt(passphrase.normalize("NFC"), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
  const derive = (use: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, start, `genjin backup ${use}`, length));
  return { key: derive("seal", 32), check: derive("check", checkBytes) };
}
