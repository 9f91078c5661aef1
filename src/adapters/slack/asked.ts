import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { AdapterError, UnansweredError } from "../../errors.ts";

/** What fails before it reaches Slack, by the name of the network's error. */
const unreached = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/** Refusals after which "some aspect of the operation" may have happened all the same. */
const unclear = ["fatal_error", "internal_error", "request_timeout", "service_unavailable"];

/** Refusals that a new token or an installed app mends; a minute later is early enough. */
const unauthorised = [
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "token_expired",
  "token_revoked",
];

/**
 * The answer of a call, or what its failure means: `AdapterError` where Slack says that nothing
 * happened, `UnansweredError` where it may have. Nothing goes on of what was said but codes.
 */
export async function asked<Answer>(method: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw failure(method, error);
  }
}

function failure(method: string, error: unknown): Error {
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1000;
    return new AdapterError(`slack ${method}: ratelimited`, { retryable: true, retryAfterMs });
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (unclear.includes(code)) return new UnansweredError(`slack ${method}: ${code}`);
    return unauthorised.includes(code)
      ? new AdapterError(`slack ${method}: ${code}`, {
          retryable: true,
          retryAfterMs: 60_000,
          hindrance: "access",
        })
      : new AdapterError(`slack ${method}: ${code}`, { retryable: code === "ratelimited" });
  }
  if (error instanceof WebAPIHTTPError) {
    const status = `slack ${method}: HTTP ${error.statusCode}`;
    return error.statusCode >= 500
      ? new UnansweredError(status)
      : new AdapterError(status, { retryable: false });
  }
  const code = error instanceof WebAPIRequestError ? networkCode(error.original) : "failed";
  return unreached.includes(code)
    ? new AdapterError(`slack ${method}: ${code}`, { retryable: true })
    : new UnansweredError(`slack ${method}: ${code}`);
}

/** Our own requests carry the code themselves, those of `fetch` in their cause. */
function networkCode(error: Error): string {
  const codes = [error, error.cause].map((one) => (one as { code?: unknown } | undefined)?.code);
  return codes.find((code) => typeof code === "string") ?? error.name;
}

export const strange = (method: string) =>
  new AdapterError(`slack ${method}: strange answer`, { retryable: true });
