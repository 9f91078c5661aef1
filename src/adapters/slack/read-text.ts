import { AdapterError } from "../../errors.ts";
import type { SlackConfig } from "./config.ts";

/** Where Slack keeps what people share. */
const filesOrigin = "https://files.slack.com";

/** Longest text that is read, in bytes, and longest wait for it, in milliseconds. */
const [longest, timeout] = [500_000, 8000];

/**
 * The text at an address where Slack keeps files, or where its Web API is; our token goes nowhere else,
 * and follows nobody who sends it on. Throws `AdapterError`.
 */
export async function readText(
  url: string,
  { apiUrl, botToken }: Pick<SlackConfig, "apiUrl" | "botToken">,
): Promise<string> {
  if (!isSlacks(url, apiUrl)) throw refused("foreign address");
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${botToken}` },
    redirect: "manual",
    signal: AbortSignal.timeout(timeout),
  }).catch((error: unknown) => {
    throw new AdapterError("slack file: no answer", { retryable: true, cause: error });
  });
  if (answer.status >= 500 || answer.status === 429) {
    throw new AdapterError(`slack file: HTTP ${answer.status}`, { retryable: true });
  }
  const isPage = answer.headers.get("content-type")?.includes("html") ?? false;
  const length = Number(answer.headers.get("content-length") ?? 0);
  if (answer.status !== 200 || isPage || length > longest) {
    await answer.body?.cancel();
    throw refused(`HTTP ${answer.status}`);
  }
  return (await answer.text()).slice(0, longest);
}

function isSlacks(url: string, apiUrl: string): boolean {
  const origin = URL.canParse(url) ? new URL(url).origin : null;
  return origin === filesOrigin || origin === new URL(apiUrl).origin;
}

const refused = (why: string) => new AdapterError(`slack file: ${why}`, { retryable: false });
