import { createHmac, timingSafeEqual } from "node:crypto";
import type { RouteRequest } from "../../chat/route.ts";
import type { Instant } from "../../core/time/civil.ts";

/** How far Slack's clock and ours may be apart, in milliseconds; Slack's advice is five minutes. */
const tolerance = 5 * 60_000;

/**
 * Whether Slack signed this request within the last minutes
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack). A time in the future is no
 * better than one long past: with it a stolen request could be repeated for as long.
 */
export function isFromSlack(request: RouteRequest, secret: string, now: Instant): boolean {
  const time = request.headers["x-slack-request-timestamp"] ?? "";
  const signature = request.headers["x-slack-signature"] ?? "";
  if (!/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now - Number(time) * 1000) > tolerance) return false;
  const expected = `v0=${createHmac("sha256", secret).update(`v0:${time}:${request.body}`).digest("hex")}`;
  const [given, right] = [Buffer.from(signature), Buffer.from(expected)];
  return given.length === right.length && timingSafeEqual(given, right);
}
