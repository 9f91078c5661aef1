import type { DayItem } from "./day-list.ts";

/**
 * Whom of a day to call one after the other: those who can be reached now, then the others, both in the
 * order of the day list.
 */
export const callOrder = (items: readonly DayItem[]): DayItem[] => [
  ...items.filter(({ state }) => state === "open"),
  ...items.filter(({ state }) => state !== "open"),
];
