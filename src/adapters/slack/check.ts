import type { AdapterCheck } from "../../chat/adapter.ts";
import type { SlackClient } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { botScopes } from "./scopes.ts";

/** Looks whether Slack knows our tokens, gave us all scopes, and would open a connection. */
export async function checkSlack(
  config: SlackConfig,
  client: SlackClient,
): Promise<readonly AdapterCheck[]> {
  const found: AdapterCheck[] = [];
  try {
    const { teamId, scopes } = await client.identify();
    found.push({ code: "token", isWell: true, details: { team: teamId } });
    const missing = botScopes.filter((scope) => !scopes.includes(scope));
    found.push({
      code: "scopes",
      isWell: missing.length === 0,
      details: { missing: missing.join(", ") },
    });
  } catch (error) {
    const reason = reasonOf(error);
    return [{ code: isSlacksWord(reason) ? "token" : "reach", isWell: false, details: { reason } }];
  }
  if (config.appToken === undefined) {
    return [...found, { code: "http", isWell: true, details: { path: "/slack/events" } }];
  }
  try {
    await client.tryConnection(config.appToken);
    found.push({ code: "socket", isWell: true, details: {} });
  } catch (error) {
    found.push({ code: "socket", isWell: false, details: { reason: reasonOf(error) } });
  }
  return found;
}

/** Slack's own codes are small letters, those of the network are not. */
const isSlacksWord = (reason: string): boolean => /: [a-z_]+$/.test(reason);

/** The client's errors are codes. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");
