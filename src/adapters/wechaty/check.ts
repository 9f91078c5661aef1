import type { AdapterCheck } from "../../chat/adapter.ts";
import { canConnect } from "./can-connect.ts";
import type { WechatyConfig } from "./config.ts";

/**
 * Looks whether the puppet service can be reached, within so many milliseconds. No more: a second
 * connection would disturb the first, and only that one knows whether the account is logged in.
 */
export async function checkWechaty(
  { puppet, endpoint }: WechatyConfig,
  milliseconds: number,
): Promise<readonly AdapterCheck[]> {
  if (endpoint === undefined) return [{ code: "puppet", isWell: true, details: { puppet } }];
  const isWell = await canConnect(endpoint, milliseconds);
  return [{ code: "endpoint", isWell, details: { endpoint } }];
}
