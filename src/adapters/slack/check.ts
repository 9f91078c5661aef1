import type { AdapterCheck } from "../../chat/adapter.ts";
import type { SlackClient } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { assistantScopes, botScopes } from "./scopes.ts";

/**
 * Looks whether Slack knows our tokens, gave us all scopes, and would open a connection. Those of
 * workspaces that were installed by a browser are theirs.
 */
export async function checkSlack(
  config: SlackConfig,
  client: SlackClient,
): Promise<readonly AdapterCheck[]> {
  if (config.botToken === "") return waysIn(config, client);
  const found = await checkWorkspace(config, client);
  return isLetIn(found) ? [...found, ...(await waysIn(config, client))] : found;
}

/** Looks whether Slack knows the token of a workspace, and gave us all scopes there. */
export async function checkWorkspace(
  config: Pick<SlackConfig, "isAssistant">,
  client: SlackClient,
): Promise<readonly AdapterCheck[]> {
  try {
    const { teamId, scopes } = await client.identify();
    const wanted = [...botScopes, ...(config.isAssistant === true ? assistantScopes : [])];
    const missing = wanted.filter((scope) => !scopes.includes(scope));
    return [
      { code: "token", isWell: true, details: { team: teamId } },
      {
        code: "scopes",
        isWell: missing.length === 0,
        details: { missing: missing.join(", ") },
      },
    ];
  } catch (error) {
    const reason = reasonOf(error);
    return [{ code: isSlacksWord(reason) ? "token" : "reach", isWell: false, details: { reason } }];
  }
}

const isLetIn = (found: readonly AdapterCheck[]): boolean =>
  found.some(({ code, isWell }) => code === "token" && isWell);

/** How what is said reaches us. */
async function waysIn(
  { appToken }: SlackConfig,
  client: SlackClient,
): Promise<readonly AdapterCheck[]> {
  if (appToken === undefined) {
    return [{ code: "http", isWell: true, details: { path: "/slack/events" } }];
  }
  try {
    await client.tryConnection(appToken);
    return [{ code: "socket", isWell: true, details: {} }];
  } catch (error) {
    return [{ code: "socket", isWell: false, details: { reason: reasonOf(error) } }];
  }
}

/** Slack's own codes are small letters, those of the network are not. */
const isSlacksWord = (reason: string): boolean => /: [a-z_]+$/.test(reason);

/** The client's errors are codes. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");
