import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";

/** Something of a calendar: at hours, or of whole days, both included. */
export type CalendarEvent = {
  /** The same as long as it is the same thing. */
  readonly uid: string;
  readonly summary: string;
} & (
  | { readonly from: Instant; readonly to: Instant }
  | { readonly firstDay: CivilDate; readonly lastDay: CivilDate }
);

/** Octets of a line, without its end (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * A calendar as RFC 5545 writes it: lines end with CRLF, are folded at 75 octets and never within a
 * character; hours are in UTC, so that no zone needs to be told; `stampedAt` is when it was made.
 */
export function icalendar(
  name: string,
  events: readonly CalendarEvent[],
  stampedAt: Instant,
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Genjin//Follow-up calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stampedAt)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function eventLines(event: CalendarEvent, stampedAt: Instant): string[] {
  const when =
    "from" in event
      ? [`DTSTART:${utc(event.from)}`, `DTEND:${utc(event.to)}`]
      : [
          `DTSTART;VALUE=DATE:${event.firstDay.replaceAll("-", "")}`,
          `DTEND;VALUE=DATE:${addDays(event.lastDay, 1).replaceAll("-", "")}`,
        ];
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${utc(stampedAt)}`,
    ...when,
    `SUMMARY:${escaped(event.summary)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** `20261210T090000Z`. */
const utc = (at: Instant): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, "")
    .replace(/[-:]/g, "");

/** Text without what a line would be ended or parted by. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\\n")
    .replace(/\p{Cc}/gu, " ");

function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      parts.push(part);
      // The space that begins a line counts.
      [part, octets] = ["", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
