import type { Instant } from "./core/time/civil.ts";
import type { ErrorCode, ParamsOf } from "./i18n/sentence.ts";

/** Values that a sentence about an error may carry. Never secrets. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** What the sentence of an error needs; see `ParamsOf`. */
export type DetailsOf<Code extends ErrorCode> = ParamsOf<`errors:${Code}`>;

/**
 * An expected "no": bad input, missing permission, nothing found. `code` is a key of
 * `locales/<locale>/errors.json`; the sentence is shown to the sender.
 */
export class Refusal<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: Code, ...[details]: DetailsOf<Code>) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.details = details ?? {};
  }
}

/** A button was pressed that did before, at this instant, what it does once. */
export class PressSpentError extends Error {
  constructor(readonly at: Instant) {
    super("pressed before");
    this.name = "PressSpentError";
  }
}

/**
 * What keeps every post from a platform, whatever it says: our own pace, or that the platform does
 * not let us in. A post that met it has not been tried.
 */
export type Hindrance = "pace" | "access";

/** A chat platform failed. `retryAfterMs` is what the platform asked for, in milliseconds. */
export class AdapterError extends Error {
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly hindrance: Hindrance | undefined;

  constructor(
    message: string,
    options: {
      retryable: boolean;
      retryAfterMs?: number;
      hindrance?: Hindrance;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = "AdapterError";
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.hindrance = options.hindrance;
  }
}

/** A file holds more bytes than are taken. */
export class FileTooLargeError extends Error {
  constructor() {
    super("the file is too large");
    this.name = "FileTooLargeError";
  }
}

/** A chat platform did not say what became of a message: it may have arrived. */
export class UnansweredError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnansweredError";
  }
}

/** The database refused or could not be reached; nothing was saved. */
export class StoreError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "StoreError";
  }
}

/**
 * The database was not reached, or broke off, or did not answer in time. `mayBeSaved`: what was
 * asked of it last may have arrived, and nobody can say yet; else nothing was saved.
 */
export class DatabaseAwayError extends StoreError {
  readonly mayBeSaved: boolean;

  constructor(options: { readonly cause: Error; readonly mayBeSaved: boolean }) {
    super(options.cause.message, options);
    this.name = "DatabaseAwayError";
    this.mayBeSaved = options.mayBeSaved;
  }
}

/** Whether a failure comes of a database whose disk is full (SQLSTATE 53100): nothing was saved. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as NodeJS.ErrnoException).code === "53100" || isDiskFull(error.cause);
}

/** Another process has taken over what this one was working on, and does the same; nothing was saved. */
export class ClaimLostError extends StoreError {
  constructor() {
    super("another process has taken it over");
    this.name = "ClaimLostError";
  }
}

/**
 * The configuration is wrong. The message names the variable or file and what to do, never a
 * value. `code` is a key of `locales/<locale>/errors.json`.
 */
export class ConfigError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: Code, ...[details]: DetailsOf<Code>) {
    super(`${code} ${JSON.stringify(details ?? {})}`);
    this.name = "ConfigError";
    this.code = code;
    this.details = details ?? {};
  }
}

/** Whether a platform said that a post is of no use, as where somebody never wrote to the bot. */
export const wasRefused = (error: unknown): error is AdapterError =>
  error instanceof AdapterError && !error.retryable;

/** Codes with which `fetch` fails before a request has left this machine. */
const unreached = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a failed `fetch` cannot have arrived: nobody was reached, so it may be sent again. */
export function wasNotReached(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === "string" && unreached.has(cause.code);
}
