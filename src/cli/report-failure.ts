import { ConfigError, isDiskFull, Refusal, StoreError } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Says what went wrong on stderr and sets exit status 1. */
export function reportFailure(speak: Speaker, error: unknown): void {
  process.exitCode = 1;
  if (error instanceof Refusal || error instanceof ConfigError) {
    console.error(speak.sentenceOf("errors:", error.code, error.details));
  } else if (isDiskFull(error)) {
    console.error(speak.t("errors:disk-full"));
  } else if (error instanceof StoreError || isUnreachable(error)) {
    console.error(speak.t("errors:database-unreachable"));
  } else {
    console.error(error);
  }
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH"].includes(String(error.code));
