import type { DayItem } from "./day-list.ts";

/**
 * Whom of a day to call one after the other: those who can be reached now, in the order of the list;
 * then those who can be later, by when their hours begin.
 */
export function callOrder(items: readonly DayItem[]): DayItem[] {
  const open = items.filter(({ state }) => state === "open");
  const closed = items.filter(({ state }) => state !== "open");
  return [...open, ...closed.sort((one, other) => one.at - other.at)];
}
