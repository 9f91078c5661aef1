import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { parseCivilDate } from "../time/civil-date.ts";
import { instantOf } from "../time/instant-of.ts";
import { parseWrittenDate } from "../time/parse-written-date.ts";
import { saysForwarded } from "./bare-subject.ts";
import { bareLine, findHeaderBlock } from "./header-block.ts";
import type { MailAddress, MailMessage } from "./mail-message.ts";
import words from "./mail-words.json" with { type: "json" };

/** How long ago somebody forwards at most what they mean to be heard, in milliseconds. */
const oldest = 400 * 86_400_000;

/**
 * The mail that somebody has forwarded, attached whole or with its header lines in the text; a time without a zone is
 * one of `zone`, `at` when it was forwarded. Null where a mail forwards nothing.
 */
export function readForwarded(mail: MailMessage, at: Instant, zone: Zone): MailMessage | null {
  if (mail.attached !== null) return mail.attached;
  const lines = mail.text.replaceAll(/\r\n?/g, "\n").split("\n");
  const marked = lines.findIndex((line) => isMark(bareLine(line)));
  if (marked === -1 && !saysForwarded(mail.subject)) return null;
  const block = findHeaderBlock(lines, Math.max(0, marked));
  if (block === null) return null;
  const [from = null] = addressesIn(block.from);
  if (from === null) return null;
  return {
    id: null,
    from,
    to: addressesIn(block.to),
    writtenAt: timeIn(block.date, at, zone),
    subject: block.subject === "" ? mail.subject : block.subject,
    text: lines
      .slice(block.end)
      .map((line) => line.replace(/^>\s?/, ""))
      .join("\n"),
    attachments: mail.attachments,
    headers: new Map(),
    hasCalendar: false,
    attached: null,
  };
}

const isMark = (line: string): boolean => {
  const bare = line.replaceAll(/^[-_=— ]+|[-_=—:： ]+$/g, "").toLowerCase();
  return words.forwarded.includes(bare);
};

/** The addresses in a text such as `Maria Lopez <maria@x.example>; [mailto:…]`, with the names before them. */
export function addressesIn(text: string): readonly MailAddress[] {
  const found: MailAddress[] = [];
  for (const part of text.split(/[;；，]|,(?=[^@]*@)/)) {
    const at = /([^\s@<>[\]()"'“”:;,]+@[^\s@<>[\]()"'“”:;,]+\.[^\s@<>[\]()"'“”:;,.]+)/.exec(part);
    if (at === null) continue;
    const name = part
      .slice(0, at.index)
      .replace(/mailto:\s*$/i, "")
      .replaceAll(/["'“”<[(]/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
    const address = (at[1] ?? "").toLowerCase();
    if (!found.some((one) => one.address === address)) found.push({ address, name });
  }
  return found;
}

/** When a date line says; of a day and a month in numbers alone the reading that came last before it was forwarded. */
function timeIn(written: string, at: Instant, zone: Zone): Instant | null {
  // A weekday says nothing more, and its short forms hinder.
  const plain = written
    .replaceAll(/[\u202f\u00a0]/g, " ")
    .replace(/[(（]?(?:星期|周|週)[一二三四五六日天][)）]?/u, " ")
    .replace(/\((?:[A-Z]{2,5}|[^)]{0,40})\)\s*$/u, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const read = (["ymd", "dmy", "mdy"] as const).flatMap((order) => {
    const day = parseWrittenDate(plain, order);
    if (day === null) return [];
    const { date, time, offset } = day;
    const shown = time ?? ("12:00" as never);
    return [offset === null ? instantOf(date, shown, zone) : atOffset(date, shown, offset)];
  });
  const past = read.filter((one) => one <= at + 3_600_000 && one > at - oldest);
  return past.length === 0 ? null : (Math.max(...past) as Instant);
}

const atOffset = (date: CivilDate, time: string, offset: number): Instant =>
  (Date.parse(`${parseCivilDate(date) ?? date}T${time}:00Z`) - offset * 60_000) as Instant;
