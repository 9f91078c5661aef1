import { createHash, timingSafeEqual } from "node:crypto";
import { decrypt } from "@wecom/crypto";
import type { Instant } from "../../core/time/civil.ts";
import type { WecomAppConfig } from "./config.ts";

/** A request as it came; `encrypted` is what it says, sealed. */
export type SealedRequest = {
  readonly signature: string;
  /** Seconds, as text. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypted: string;
};

/** How far the clocks may be apart, in milliseconds; WeCom tries again for 15 s only. */
const mostApart = 5 * 60_000;

/**
 * What a request says, opened; null unless it is signed with our token, meant for our company and
 * of now. The signature is the SHA-1 of token, timestamp, nonce and content, sorted
 * (developer.work.weixin.qq.com/document/path/90968).
 */
export function openRequest(
  { signature, timestamp, nonce, encrypted }: SealedRequest,
  { token, aesKey, corpId }: Pick<WecomAppConfig, "token" | "aesKey" | "corpId">,
  now: Instant,
): string | null {
  if (!isOfNow({ signature, timestamp }, now)) return null;
  const expected = createHash("sha1")
    .update([token, timestamp, nonce, encrypted].sort().join(""))
    .digest("hex");
  if (!isSame(signature, expected)) return null;
  try {
    const { message, id } = decrypt(aesKey, encrypted);
    return isSame(id, corpId) ? message : null;
  } catch {
    return null;
  }
}

/** Whether what stands in the address can be a signature of now: known before a body is looked at. */
export const isOfNow = (
  { signature, timestamp }: Pick<SealedRequest, "signature" | "timestamp">,
  now: Instant,
): boolean =>
  /^[0-9a-f]{40}$/.test(signature) &&
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(Number(timestamp) * 1000 - now) <= mostApart;

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
