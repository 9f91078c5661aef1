import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { isoWeekOf } from "../../core/time/iso-week.ts";

/** Days in a row that somebody means, both included. */
type Meant = { readonly first: EpochDay; readonly last: EpochDay };

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" })
    .format(Date.UTC(2026, month, 1))
    .toLowerCase(),
);

/**
 * The week or month that words mean, up to today: `last`, `48`, `W48`, `第48周`, `november`, `11月`,
 * `2026-11`, `last month`. A number or name without a year is the latest that has begun. Null when
 * they mean none.
 */
export function readDaysMeant(words: string, today: CivilDate): Meant | null {
  const text = words.normalize("NFKC").trim().toLowerCase();
  const monday = addDays(today, 1 - weekdayOf(today));
  if (/^(last|previous)( week)?$|^上(一?周|个?星期)$/.test(text))
    return weekFrom(addDays(monday, -7));
  if (/^this( week)?$|^[本这]周$/.test(text)) return until(weekFrom(monday), today);
  const week = /^(?:w|week |第)? ?(\d{1,2})(?: ?周)?$/.exec(text)?.[1];
  if (week !== undefined) return numbered(Number(week), monday, today);
  const [year, month] = monthIn(text, today) ?? [];
  return year === undefined || month === undefined ? null : until(monthOf(year, month), today);
}

const weekFrom = (monday: CivilDate): Meant => {
  const first = epochDayOf(monday);
  return { first, last: (first + 6) as EpochDay };
};

const until = ({ first, last }: Meant, today: CivilDate): Meant => ({
  first,
  last: Math.min(last, epochDayOf(today)) as EpochDay,
});

/** The latest week of this number; a year has 52 or 53. */
function numbered(week: number, monday: CivilDate, today: CivilDate): Meant | null {
  const wanted = `W${String(week).padStart(2, "0")}`;
  for (let back = 0; back < 320; back++) {
    const start = addDays(monday, -7 * back);
    if (isoWeekOf(start).endsWith(wanted)) return until(weekFrom(start), today);
  }
  return null;
}

function monthIn(text: string, today: CivilDate): readonly [number, number] | null {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const back = (count: number) => [year, month - count] as const;
  if (/^(this )?month$|^本月$|^这个月$/.test(text)) return back(0);
  if (/^last month$|^上个?月$/.test(text)) return back(1);
  const [, written, number] = /^(\d{4})(?:-|年)(\d{1,2})月?$/.exec(text) ?? [];
  if (written !== undefined) return inYear(Number(number), Number(written), today);
  const named = monthNames.findIndex((name) => text.length > 2 && name.startsWith(text)) + 1;
  const meant = named || Number(/^(\d{1,2})月$/.exec(text)?.[1] ?? 0);
  if (meant < 1 || meant > 12) return null;
  return [meant > month ? year - 1 : year, meant];
}

const inYear = (month: number, year: number, today: CivilDate) =>
  month >= 1 && month <= 12 && monthOf(year, month).first <= epochDayOf(today)
    ? ([year, month] as const)
    : null;

/** Month 0 is the last of the year before. */
function monthOf(year: number, month: number): Meant {
  const day = 86_400_000;
  const first = Date.UTC(year, month - 1, 1) / day;
  return { first: first as EpochDay, last: (Date.UTC(year, month, 1) / day - 1) as EpochDay };
}
