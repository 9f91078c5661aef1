import type { Instant } from "./civil.ts";
import { parseCivilDate } from "./civil-date.ts";

const written =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Reads an ISO 8601 date and time with its offset or `Z`; null without one: it is no instant. */
export function parseInstant(text: string): Instant | null {
  const parts = written.exec(text);
  if (!parts?.[1] || !parseCivilDate(parts[1])) return null;
  const milliseconds = Date.parse(text.toUpperCase().replace(" ", "T"));
  return Number.isNaN(milliseconds) ? null : (milliseconds as Instant);
}

/** ISO 8601 in UTC with milliseconds, such as `2026-11-21T01:00:00.000Z`. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString();
}
