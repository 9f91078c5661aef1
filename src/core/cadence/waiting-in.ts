import type { Reason, Waiting } from "./reason.ts";

/** That a customer waits for an answer of ours, where a due says so. */
export const waitingIn = (reasons: readonly Reason[]): Waiting | null =>
  reasons.find((reason): reason is Waiting => reason.code === "waiting") ?? null;
