import type { Instant } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** How long somebody has waited, in whole hours once it is one: `21h`; a minute at least. */
export function waited(since: Instant, now: Instant, speak: Speaker): string {
  const minutes = Math.max(1, Math.floor((now - since) / 60_000));
  return speak.duration(minutes < 60 ? minutes : minutes - (minutes % 60));
}
