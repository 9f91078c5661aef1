import { createCipheriv, createDecipheriv } from "node:crypto";
import { Refusal } from "../../errors.ts";
import { type BackupKey, findBackupKey, headBytes, makeBackupKey } from "./backup-key.ts";

/** Plain bytes of a chunk; only the last one may be shorter. */
const chunkBytes = 65_536;
const tagBytes = 16;
const sealedBytes = chunkBytes + tagBytes;

type Bytes = AsyncIterable<Buffer>;

/**
 * Encrypts a stream under a passphrase: chunks under AES-256-GCM, each bound to the head of the
 * file, to its number and to whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár), so that nothing can be cut off, moved, left out or put in.
 */
export async function* sealStream(plain: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  const key = await makeBackupKey(passphrase);
  yield key.head;
  let pending: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of plain) {
    pending = Buffer.concat([pending, piece]);
    while (pending.length > chunkBytes) {
      yield sealChunk(key, number++, false, pending.subarray(0, chunkBytes));
      pending = pending.subarray(chunkBytes);
    }
  }
  yield sealChunk(key, number, true, pending);
}

/**
 * Decrypts what `sealStream` wrote; no byte comes out that is not as it was written.
 * @throws Refusal those of `findBackupKey`, and `backup.damaged`
 */
export async function* openStream(sealed: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  let key: BackupKey | undefined;
  let pending: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of sealed) {
    pending = Buffer.concat([pending, piece]);
    if (key === undefined && pending.length >= headBytes) {
      key = await findBackupKey(passphrase, pending.subarray(0, headBytes));
      pending = pending.subarray(headBytes);
    }
    while (key !== undefined && pending.length > sealedBytes) {
      yield openChunk(key, number++, false, pending.subarray(0, sealedBytes));
      pending = pending.subarray(sealedBytes);
    }
  }
  key ??= await findBackupKey(passphrase, pending);
  yield openChunk(key, number, true, pending);
}

/** Never the same twice under one key, which is made for one file. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(isLast ? 1 : 0);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

function sealChunk({ key, head }: BackupKey, number: number, isLast: boolean, plain: Buffer) {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, isLast)).setAAD(head);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk({ key, head }: BackupKey, number: number, isLast: boolean, sealed: Buffer) {
  if (sealed.length < tagBytes) throw new Refusal("backup.damaged");
  const end = sealed.length - tagBytes;
  const nonce = nonceOf(number, isLast);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(head).setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    throw new Refusal("backup.damaged");
  }
  return plain;
}
