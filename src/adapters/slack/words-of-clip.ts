import { setTimeout as pause } from "node:timers/promises";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError, wasRefused } from "../../errors.ts";
import type { SlackClient } from "./client.ts";
import { clipState, wordsOfTranscript } from "./spoken-clip.ts";

/** Pauses in which Slack may finish what it writes down, in milliseconds; it takes some seconds. */
const pauses = [500, 1000, 2000, 3000];

/** A clip that is older than this, in milliseconds, gets no words any more. */
const hopeMs = 5 * 60_000;

/**
 * The words of a clip once Slack has written them down; null where it does not, or we may not read
 * them. Throws a retryable `AdapterError` where they are still to come.
 */
export async function wordsOfClip(
  client: SlackClient,
  id: string,
  spokenAt: Instant,
  now: Instant,
): Promise<string | null> {
  for (const wait of [...pauses, null]) {
    const file = await client.file(id).catch(nullWhereRefused);
    const state = clipState(file);
    switch (state.type) {
      case "words":
        return state.words;
      case "whole":
        return (
          wordsOfTranscript((await client.read(state.url).catch(nullWhereRefused)) ?? "") || null
        );
      case "never":
        return null;
      case "later":
        if (wait !== null) await pause(wait);
    }
  }
  if (now - spokenAt > hopeMs) return null;
  throw new AdapterError("slack: still transcribing", { retryable: true });
}

function nullWhereRefused(error: unknown): null {
  if (wasRefused(error)) return null;
  throw error;
}
