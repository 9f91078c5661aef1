import { answeredCode } from "../../chat/delivered.ts";
import { AdapterError, UnansweredError, wasNotReached } from "../../errors.ts";
import type { WecomWebhookConfig } from "./config.ts";

/** Longest time an answer is waited for, in milliseconds; a push has 10 s in all. */
const patience = 8000;

/** 20 messages a minute; then 45009. */
const tooMany = 45_009;

/** WeCom's number for "busy". */
const busy = -1;

/** Posts to the webhook and answers WeCom's number for what is wrong, 0 when all is well. */
export async function callWebhook({ url }: WecomWebhookConfig, body: object): Promise<number> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    answer = await response.json();
  } catch (error) {
    throw wasNotReached(error)
      ? new AdapterError("WeCom cannot be reached", { retryable: true })
      : new UnansweredError("WeCom did not answer");
  }
  const errcode = answeredCode((answer as { readonly errcode?: unknown } | null)?.errcode);
  if (response.ok && errcode !== null) return errcode;
  throw new UnansweredError(`WeCom failed with status ${response.status}`);
}

/** WeCom's refusal as an error, by its number (developer.work.weixin.qq.com/document/path/90313). */
export const refusal = (errcode: number): AdapterError =>
  new AdapterError(`WeCom refused: ${errcode}`, {
    retryable: errcode === tooMany || errcode === busy,
    ...(errcode === tooMany ? { retryAfterMs: 60_000 } : {}),
  });
