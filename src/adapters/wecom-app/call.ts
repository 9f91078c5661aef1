import { answeredCode } from "../../chat/delivered.ts";
import { AdapterError, UnansweredError, wasNotReached } from "../../errors.ts";

/** What WeCom answered, with its own number for what is wrong; 0 is well. */
export type Answer = { readonly errcode: number } & Readonly<Record<string, unknown>>;

/** Longest time an answer is waited for, in milliseconds; a push has 10 s in all. */
const patience = 8000;

/**
 * Makes one call. Throws a retryable `AdapterError` when WeCom was not reached, and
 * `UnansweredError` when nobody knows whether the call was carried out.
 */
export async function call(url: string, request: RequestInit = {}): Promise<Answer> {
  let response: Response;
  let answer: unknown;
  try {
    const signal = AbortSignal.timeout(patience);
    response = await fetch(url, { ...request, redirect: "error", signal });
    answer = await response.json();
  } catch (error) {
    throw wasNotReached(error)
      ? new AdapterError("WeCom cannot be reached", { retryable: true })
      : new UnansweredError("WeCom did not answer");
  }
  const given = (answer ?? {}) as { readonly errcode?: unknown };
  // An answer that gives what was asked for may leave it out.
  const errcode = answeredCode(given.errcode ?? 0);
  if (!response.ok || errcode === null) {
    throw new UnansweredError(`WeCom failed with status ${response.status}`);
  }
  return { ...(answer as object), errcode };
}
