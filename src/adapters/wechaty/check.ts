import { connect } from "node:net";
import type { AdapterCheck } from "../../chat/adapter.ts";
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

function canConnect(endpoint: string, milliseconds: number): Promise<boolean> {
  const [, host = "", port = ""] = /^\[?(.*?)\]?:(\d+)$/.exec(endpoint) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: milliseconds });
    const settle = (isWell: boolean) => {
      socket.destroy();
      resolve(isWell);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
