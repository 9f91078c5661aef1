import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { worksOn } from "../../src/core/calendar/workdays/works-on.ts";
import type { Member } from "../../src/core/members/member.ts";
import { answerDeadline } from "../../src/core/owed/answer-deadline.ts";
import { mayRemind, remindedAt } from "../../src/core/push/answer-reminder.ts";
import { mostMessages } from "../../src/core/push/messages-of-a-day.ts";
import type { Occasion, Roster } from "../../src/core/push/occasion.ts";
import { defaultRuleSet } from "../../src/core/tiering/rule-set.ts";
import type { EpochDay, Instant, IsoWeekday, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilDateAt, epochDayAt } from "../../src/core/time/civil-at.ts";
import { civilDateOf } from "../../src/core/time/epoch-day.ts";
import { firstInstantFrom } from "../../src/core/time/instant-of.ts";
import type { Tier } from "../../src/core/vocabulary.ts";
import { answersDue } from "../../src/jobs/answers-due.ts";
import { morningDigest } from "../../src/jobs/morning-digest.ts";

const minute = 60_000;
const hour = 60 * minute;

/** How somebody takes what comes to them. */
export type Habits = {
  /** The share of pushes that they heed: they answer within the hour, and to the others not at all. */
  readonly obeys: number;
  /**
   * Shares of messages that are answered without any push: within the hour, within a day of work, within
   * five; the rest never. Harvard Business Review, March 2011 (Oldroyd, McElheran, Elkington: "The short
   * life of online sales leads", 2,241 companies): 37 %, 16 %, 24 %, and 23 % never.
   */
  readonly bySelf: readonly [number, number, number];
  /** Hours of the day at which a nudge comes as well, of a key account that can be reached: it names who waits, too. */
  readonly nudges: readonly number[];
};

/** The people of that survey, who are pushed nothing. */
export const withoutPushes: Habits = { obeys: 0, bySelf: [0.37, 0.16, 0.24], nudges: [] };

/** A salesperson in Shanghai with the usual hours. */
const lily = {
  id: "m",
  zone: "Asia/Shanghai" as Zone,
  country: "CN",
  workdays: [1, 2, 3, 4, 5] as IsoWeekday[],
  digestAt: "09:00" as WallTime,
  quietFrom: "21:00" as WallTime,
  quietTo: "08:00" as WallTime,
  absences: [],
} as unknown as Member;

const roster: Roster = {
  organization: { id: "o", name: "O", zone: lily.zone, locale: "zh-CN", country: "CN" },
  members: [lily],
  teams: [],
  calendar: publicHolidays,
};

/** Where customers are, who write in their own office hours on their own working days. */
const places: readonly (readonly [string, string])[] = [
  ["TR", "Europe/Istanbul"],
  ["DE", "Europe/Berlin"],
  ["EG", "Africa/Cairo"],
  ["AE", "Asia/Dubai"],
  ["US", "America/Chicago"],
  ["BR", "America/Sao_Paulo"],
  ["JP", "Asia/Tokyo"],
  ["AU", "Australia/Sydney"],
];
/** Whose messages they are: customers of KA and A are few, and write often. */
const writing: readonly Tier[] = ["KA", "A", "A", "B", "B", "B", "C", "C", "D", "D"];
/** Messages to be answered that come on a working day. */
const messagesADay = 6;

type Message = {
  readonly tier: Tier;
  readonly asked: Instant;
  readonly answerBy: Instant;
  answered: number;
};

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The instant by which so many hours of the member's work are over, 24 of them a day of it. */
const afterWork = (from: Instant, hours: number): Instant => {
  const rules = { workHours: hours, pressingWorkHours: hours };
  return answerDeadline(from, "D", rules, lily, publicHolidays).at;
};

/** Messages of a year, each with when it would be answered without a push. */
function messagesOf(year: number, bySelf: Habits["bySelf"], dice: () => number): Message[] {
  const [soon, today, later] = bySelf;
  const messages: Message[] = [];
  const first = epochDayAt(Date.parse(`${year}-01-01T12:00:00Z`) as Instant, lily.zone);
  for (let day = first as number; day < first + 365; day++) {
    for (let at = 0; at < messagesADay; at++) {
      const [country = "", zone = ""] = places[Math.floor(dice() * places.length)] ?? [];
      const writer = { ...lily, country };
      const tier = writing[Math.floor(dice() * writing.length)] ?? "D";
      const minutes = 9 * 60 + Math.floor(dice() * 9 * 60);
      const [when, how] = [dice(), dice()];
      if (!worksOn(writer, civilDateOf(day as EpochDay), publicHolidays)) continue;
      const asked = firstInstantFrom(day as EpochDay, minutes, zone as Zone);
      const { at: answerBy } = answerDeadline(
        asked,
        tier,
        defaultRuleSet.answers,
        lily,
        publicHolidays,
      );
      const answered =
        when < soon
          ? afterWork(asked, how)
          : when < soon + today
            ? afterWork(asked, 1 + how * 8)
            : when < soon + today + later
              ? afterWork(asked, 24 + how * 96)
              : Number.POSITIVE_INFINITY;
      messages.push({ tier, asked, answerBy, answered });
    }
  }
  return messages.sort((a, b) => a.asked - b.asked);
}

/** What came of a year. */
export type Year = {
  readonly messages: number;
  /** Shares that were answered in time: of all, and of those to be answered within four hours. */
  readonly inTime: number;
  readonly pressingInTime: number;
  /** Messages by themselves on working days: the most of nineteen days in twenty, and of any. */
  readonly p95: number;
  readonly most: number;
  /** Reminders of who waits, a working day. */
  readonly reminders: number;
};

/**
 * A year of customers' messages to one salesperson, with the deadlines that the core gives them and the
 * pushes at the times that the jobs give theirs: the morning's list, which names everybody who waits, and the
 * reminders. What is pushed is heeded, or not, message by message.
 */
export function yearOfAnswers(habits: Habits, seed: number, year = 2026): Year {
  const dice = diceOf(seed);
  const messages = messagesOf(year, habits.bySelf, dice);
  const heeds = diceOf(seed + 1);
  const from = (Date.parse(`${year}-01-01T00:00:00Z`) - 1) as Instant;
  const to = (from + 366 * 24 * hour) as Instant;
  const occasions =
    habits.obeys === 0
      ? []
      : [
          ...morningDigest.occasions(roster, from, to).map((one) => ({ ...one, isMorning: true })),
          ...answersDue.occasions(roster, from, to).map((one) => ({ ...one, isMorning: false })),
        ].sort((a, b) => a.tick - b.tick);
  const days = new Map<string, { count: number; last: Instant | null; nudged: number }>();
  let reminders = 0;
  let done = 0;
  const dayOf = ({ tick }: Occasion) => {
    const date = civilDateAt(tick, lily.zone);
    const day = days.get(date) ?? { count: 0, last: null, nudged: 0 };
    days.set(date, day);
    return day;
  };
  const tell = (named: readonly Message[], tick: Instant) => {
    const isHeeded = heeds() < habits.obeys;
    for (const one of named)
      if (isHeeded) one.answered = Math.min(one.answered, tick + (5 + heeds() * 55) * minute);
  };
  for (const occasion of occasions) {
    const { tick, isMorning } = occasion;
    const day = dayOf(occasion);
    while (done < messages.length && (messages[done]?.answered ?? 0) <= tick) done++;
    const waiting = messages.slice(done).filter((one) => one.asked <= tick && one.answered > tick);
    const nudges = habits.nudges.filter((one) => tick - startOf(tick) >= one * hour).length;
    if (day.nudged < nudges) {
      day.nudged = nudges;
      if (day.count < mostMessages) {
        day.count += 1;
        tell(waiting, tick);
      }
    }
    if (!isMorning && !mayRemind(day.count, day.last, tick)) continue;
    const named = isMorning ? waiting : remindedAt(lily, waiting, tick, publicHolidays);
    if (named.length === 0) continue;
    day.count += 1;
    if (!isMorning) {
      day.last = tick;
      reminders += 1;
    }
    tell(named, tick);
  }
  const counts = [...days.values()].map(({ count }) => count).sort((a, b) => a - b);
  const share = (those: readonly Message[]) =>
    those.filter(({ answered, answerBy }) => answered <= answerBy).length / those.length;
  return {
    messages: messages.length,
    inTime: share(messages),
    pressingInTime: share(messages.filter(({ tier }) => tier === "KA" || tier === "A")),
    p95: counts[Math.floor(counts.length * 0.95)] ?? 0,
    most: counts.at(-1) ?? 0,
    reminders: reminders / Math.max(1, counts.length),
  };
}

const startOf = (at: Instant): Instant => firstInstantFrom(epochDayAt(at, lily.zone), 0, lily.zone);
