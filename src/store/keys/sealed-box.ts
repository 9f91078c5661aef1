import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

/**
 * Encrypts `plain` under a 32-byte key with AES-256-GCM: one version byte, a random 12-byte nonce,
 * the 16-byte tag, the ciphertext. It opens only with the same `context`. Random nonces are safe
 * for 2^32 boxes per key (NIST SP 800-38D, 8.3).
 */
export function sealBox(key: Buffer, context: string, plain: Uint8Array): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(context));
  const sealed = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Uint8Array.of(version), nonce, cipher.getAuthTag(), sealed]);
}

/** The plain bytes of a box; undefined when key or context differ or the box was changed. */
export function openBox(key: Buffer, context: string, box: Uint8Array): Buffer | undefined {
  if (box[0] !== version || box.length < headBytes) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(1 + nonceBytes, headBytes));
  const plain = decipher.update(box.subarray(headBytes));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plain;
}
