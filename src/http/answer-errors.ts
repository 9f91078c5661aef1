import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { DatabaseAwayError, type ErrorDetails, isDiskFull, Refusal } from "../errors.ts";
import type { ErrorCode } from "../i18n/sentence.ts";
import type { LocalChatPort } from "./local-chat-port.ts";
import { securityHeaders } from "./security-headers.ts";

/** Says a refusal's code in a person's language. */
export type Explain = (code: ErrorCode, details: ErrorDetails, locale: string) => string;

/** The part of a logger that the web server needs. */
export type HttpLog = { error(fields: object, message: string): void };

const refusalOfFastify: Readonly<Record<string, "input-not-json" | "input-too-large">> = {
  FST_ERR_CTP_INVALID_JSON_BODY: "input-not-json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "input-not-json",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "input-not-json",
  FST_ERR_CTP_BODY_TOO_LARGE: "input-too-large",
};

const statuses: Readonly<Record<string, number>> = {
  "unknown-member": 404,
  "unknown-chat": 404,
  "unknown-message": 404,
  "unknown-address": 404,
  "foreign-host": 403,
  "foreign-origin": 403,
  "token-needed": 401,
  "founded-already": 409,
  "too-many-guesses": 429,
  "input-too-large": 413,
  "input-not-json": 415,
  "not-saved": 503,
  "not-saved-full": 503,
  "not-read-full": 503,
  "held-up": 503,
  "read-held-up": 503,
  "still-working": 503,
  "database-away": 503,
};

/**
 * Answers every failure as `{"error":{"code","message"}}`: a refusal in the language of the
 * member who asked, anything unexpected as one sentence with a reference number that the log
 * holds too.
 */
export function answerErrors(
  server: FastifyInstance,
  { explain, log, localChat }: { explain: Explain; log: HttpLog; localChat?: LocalChatPort },
): void {
  server.setNotFoundHandler(() => {
    throw new Refusal("unknown-address");
  });

  server.setErrorHandler(async (error, request, reply) => {
    const refusal = toRefusal(error);
    const code = refusal?.code ?? codeOf(error, request.method);
    const details = refusal?.details ?? { reference: randomUUID().slice(0, 8) };
    // Whoever hangs up in the middle of a request is no failure of ours, and hears nothing.
    if (refusal === null && !request.raw.aborted)
      log.error({ ...details, err: error }, "a web request failed");
    const locale = localeOf(request, localChat);
    return reply
      .status(code === "unexpected" ? 500 : statusOfRefusal(code))
      .send({ error: { code, message: explain(code, details, locale) } });
  });
}

/** An address that cannot even be read is answered like one that there is not. */
export const answerBadAddress =
  (explain: Explain) =>
  (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const message = explain("unknown-address", {}, localeOf(request));
    void reply
      .status(statusOfRefusal("unknown-address"))
      .headers(securityHeaders)
      .send({ error: { code: "unknown-address", message } });
  };

function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = refusalOfFastify[code];
  return known === undefined ? null : new Refusal(known);
}

/** Where the database is away nothing that was said is saved, and nothing can be read. */
function codeOf(error: unknown, method: string): ErrorCode {
  if (!(error instanceof DatabaseAwayError)) return "unexpected";
  if (method !== "POST") return "database-away";
  return isDiskFull(error) ? "not-saved-full" : "not-saved";
}

function localeOf(request: FastifyRequest, localChat?: LocalChatPort): string {
  const handle = handleIn(request.query) ?? handleIn(request.body);
  const own = handle === undefined ? undefined : localChat?.localeOf(handle);
  if (own !== undefined) return own;
  return request.headers["accept-language"]?.startsWith("zh") === true ? "zh-CN" : "en";
}

function handleIn(input: unknown): string | undefined {
  if (typeof input !== "object" || input === null || !("as" in input)) return undefined;
  return typeof input.as === "string" ? input.as : undefined;
}

/** The HTTP status that says the same as a refusal's code; 400 unless listed. */
function statusOfRefusal(code: string): number {
  return statuses[code] ?? 400;
}
