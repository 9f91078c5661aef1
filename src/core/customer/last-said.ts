import type { CardTouch } from "./customer-card.ts";

/** The last touch, and where nothing is noted of it the last of which something is. `touches`: the newest first. */
export function lastSaid(touches: readonly CardTouch[]): {
  readonly last: CardTouch | null;
  readonly before: CardTouch | null;
} {
  const [last = null, ...older] = touches;
  const before = last?.content === null ? older.find(({ content }) => content !== null) : undefined;
  return { last, before: before ?? null };
}
