import type { CivilDate, EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";
import { type ChatLog, type ChatMessage, daysOf } from "./chat-log.ts";
import { halvesOfDay, minuteOf, plainDigits, plainSpaces } from "./chat-stamp.ts";

/** Fewer heads of messages are no chat. */
const fewest = 2;

const day = String.raw`(?:(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?|(今天|昨天|前天|today|yesterday)|(?:星期|周|週)([一二三四五六日天]))`;
const clock = String.raw`(?:(${halvesOfDay})\s*)?(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*(${halvesOfDay}))?`;

const nameFirst = new RegExp(String.raw`^(\S.{0,39}?)[\s:：]+(?:${day}\s*)?${clock}\s*$`, "iu");
const dayFirst = new RegExp(String.raw`^${day}\s+${clock}\s+(\S.{0,39}?)\s*[:：]?\s*$`, "iu");
const dayAlone = new RegExp(String.raw`^(?:—+\s*)?${day}(?:\s*${clock})?(?:\s*—+)?$`, "iu");

const weekdays = "一二三四五六日";

/**
 * Reads messages as they are copied out of a chat: a line with the name and the time (`张三 2026-11-28
 * 10:22`, `张三 昨天 10:22`, `张三 10:22`), and what was written below it. Null where it is none. `now`: the
 * member's day and minute, before which all of it was.
 */
export function readCopiedChat(
  text: string,
  now: { readonly today: CivilDate; readonly minute: number },
): ChatLog | null {
  const messages: ChatMessage[] = [];
  let current: CivilDate | null = null;
  /** Whether the line above began a message: what it says stands below it. */
  let isHead = false;
  for (const line of text.split("\n").map((one) => plainDigits(plainSpaces(one)).trim())) {
    const alone = dayAlone.exec(line);
    if (alone !== null) {
      current = dayIn(alone.slice(1, 6), now.today) ?? current;
      continue;
    }
    const first = nameFirst.exec(line);
    const second = first === null ? dayFirst.exec(line) : null;
    if (line === "") continue;
    if (first === null && second === null) {
      isHead = false;
      continue;
    }
    if (isHead) return null;
    isHead = true;
    const [name, told, at] =
      first === null
        ? [second?.[10], second?.slice(1, 6) ?? [], second?.slice(6, 10) ?? []]
        : [first[1], first.slice(2, 7), first.slice(7, 11)];
    const [before, hour = "", minutes = "", after] = at;
    const minute = minuteOf(hour, minutes, before ?? after ?? null);
    const isTold = told.some((one) => one !== undefined);
    const on = isTold ? dayIn(told, now.today) : (current ?? lastAt(minute ?? 0, now));
    if (name === undefined || minute === null || on === null || on > now.today) return null;
    if (isTold) current = on;
    messages.push({ name: name.trim(), on, minute });
  }
  if (messages.length < fewest) return null;
  const names = [...new Set(messages.map(({ name }) => name))];
  return { source: "copied", names, readings: [{ order: "ymd", days: daysOf(messages, names) }] };
}

/** A time alone is today's, or yesterday's where it is still to come. */
const lastAt = (minute: number, now: { readonly today: CivilDate; readonly minute: number }) =>
  minute <= now.minute ? now.today : before(now.today, 1);

const before = (on: CivilDate, days: number): CivilDate =>
  civilDateOf((epochDayOf(on) - days) as EpochDay);

/** The day that the words name; without a year the last one that was. */
function dayIn(told: readonly (string | undefined)[], today: CivilDate): CivilDate | null {
  const [year, month, date, word, weekday] = told;
  if (weekday !== undefined) {
    const wanted = weekdays.indexOf(weekday === "天" ? "日" : weekday) + 1;
    const isIt = (on: CivilDate) => (new Date(`${on}T00:00:00Z`).getUTCDay() || 7) === wanted;
    return [1, 2, 3, 4, 5, 6, 7].map((days) => before(today, days)).find(isIt) ?? null;
  }
  if (word !== undefined) {
    const days = ["昨天", "yesterday"].includes(word.toLowerCase()) ? 1 : word === "前天" ? 2 : 0;
    return before(today, days);
  }
  if (month === undefined || date === undefined) return null;
  const rest = `${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const years =
    year === undefined ? [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)] : [year];
  const found = years.map((one) => `${one}-${rest}`).find((one) => isDay(one) && one <= today);
  return (found as CivilDate | undefined) ?? null;
}

const isDay = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
};
