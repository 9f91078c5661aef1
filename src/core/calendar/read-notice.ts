import type { CivilDate } from "../time/civil.ts";
import { daysBetween, parseCivilDate, weekdayOf } from "../time/civil-date.ts";
import type { CalendarRule } from "./calendar-rule.ts";
import words from "./notice-words.json" with { type: "json" };

/** What does not add up in a notice, so that it must not be trusted. */
export type NoticeProblem =
  | { readonly code: "notice-year" }
  | { readonly code: "notice-empty" }
  | { readonly code: "notice-item"; readonly item: string }
  | { readonly code: "notice-date"; readonly date: string }
  /** The weekday written beside a date is not the one it has. */
  | { readonly code: "notice-weekday"; readonly date: string }
  | { readonly code: "notice-count"; readonly item: string; readonly written: number };

/** What the State Council's yearly notice says. */
export type Notice = {
  readonly rules: readonly CalendarRule[];
  readonly problems: readonly NoticeProblem[];
};

const { year: Y, month: M, day: D, to: TO, off, work, stop, comma } = words;
const [counted = "", days = ""] = words.total;
const date = `(?:(\\d{4})${Y})?(?:(\\d{1,2})${M})?(\\d{1,2})${D}(?:\\(([^)]*)\\))?`;
const stretch = new RegExp(`^${date}(?:${TO}${date})?[^${stop}]*${off}`);
const single = new RegExp(date, "g");
const total = new RegExp(`(?:${counted}|${off})(\\d+)${days}`);
const title = new RegExp(`(\\d{4})${Y}${words.about}`);
const weekday = new RegExp(`(?:${words.weekday.join("|")})([${words.weekdays}])`);
const ordinal = new RegExp(`(?:^|[\\n${stop}])\\s*[${words.ordinals}]{1,3}${comma}`);

/** Whether a text looks like such a notice. */
export const isNotice = (text: string): boolean =>
  text.includes(off) && (text.includes(words.about) || ordinal.test(text));

/**
 * Reads the days off and the make-up working days from the text of the State Council's notice about
 * the holidays of a year, as published. The year is that of its title, unless `year` says it. The
 * numbers of days and the weekdays written in it are checked.
 */
export function readNotice(text: string, year: number | null): Notice {
  const plain = text.normalize("NFKC").replace(/[^\S\n]+/g, "");
  const of = year ?? Number(title.exec(plain)?.[1] ?? Number.NaN);
  if (Number.isNaN(of)) return { rules: [], problems: [{ code: "notice-year" }] };
  const read = plain
    .split(ordinal)
    .slice(1)
    .map((item) => readItem(item, of));
  const rules = read.flatMap((item) => item.rules);
  const problems = read.flatMap((item) => item.problems);
  const isEmpty = rules.length + problems.length === 0;
  return { rules, problems: isEmpty ? [{ code: "notice-empty" }] : problems };
}

function readItem(item: string, year: number): Notice {
  const [head = "", ...rest] = item.split(":");
  const name = head
    .split(comma)
    .map((each) => (words.names as Readonly<Record<string, string>>)[each.trim()] ?? each.trim())
    .join("; ");
  const rules: CalendarRule[] = [];
  const problems: NoticeProblem[] = [];
  const source = `State Council notice for ${year}`;
  const add = (kind: CalendarRule["kind"], from: CivilDate, to: CivilDate, named: string) =>
    rules.push({ isOurs: false, country: "CN", kind, from, to, name: named, source });
  let month = 0;
  const dated = ([writtenYear, writtenMonth, day, beside]: readonly (string | undefined)[]) => {
    month = Number(writtenMonth ?? month);
    const pad = (value: number | string) => String(value).padStart(2, "0");
    const written = `${writtenYear ?? year}-${pad(month)}-${pad(day ?? "")}`;
    const found = parseCivilDate(written);
    if (found === null) problems.push({ code: "notice-date", date: written });
    const told = weekday.exec(beside ?? "")?.[1];
    if (found && told && words.weekdays.indexOf(told) + 1 !== weekdayOf(found)) {
      problems.push({ code: "notice-weekday", date: written });
    }
    return found;
  };
  for (const sentence of rest.join(":").split(new RegExp(`[${stop}\\n]`))) {
    const off = stretch.exec(sentence);
    if (off !== null) {
      const from = dated(off.slice(1, 5));
      const to = off[7] === undefined ? from : dated(off.slice(5, 9));
      if (from === null || to === null) continue;
      add("closed", from, to, name);
      const written = total.exec(sentence)?.[1];
      if (written !== undefined && Number(written) !== daysBetween(from, to) + 1) {
        problems.push({ code: "notice-count", item: head, written: Number(written) });
      }
    } else if (sentence.endsWith(work)) {
      for (const [, ...parts] of sentence.matchAll(single)) {
        const day = dated(parts);
        if (day !== null) add("open", day, day, "Make-up day");
      }
    }
  }
  const isRead = problems.length > 0 || rules.some(({ kind }) => kind === "closed");
  return { rules, problems: isRead ? problems : [{ code: "notice-item", item: head }] };
}
