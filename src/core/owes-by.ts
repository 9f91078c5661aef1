import type { Outcome } from "./vocabulary.ts";

/**
 * Whether a touch with this outcome leaves us owing something: then a day told with it is that by
 * which it is to be done, not that of the next touch.
 */
export const owesBy = (outcome: Outcome): boolean =>
  outcome === "promised" || outcome === "complained";
