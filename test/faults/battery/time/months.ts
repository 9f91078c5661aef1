import type { Instant } from "../../../../src/core/time/civil.ts";
import { jobs } from "../../../../src/jobs/index.ts";
import { sweep } from "../../../../src/scheduler/sweep.ts";
import { sql } from "../../../../src/store/database/sql.ts";
import type { TestApp } from "../../../support/app.ts";
import { noQueue } from "../../../support/push-stage.ts";
import { type Chance, oneOf } from "../chance.ts";
import { takeNotes } from "../seeded/note-taker.ts";
import { datesAround, firstInstantOf, isWeekday, wallClock } from "./local-morning.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const spread = 3 * minute;

/** How far apart zones may lie for a member who goes from one to another by plane. */
const zones = ["Asia/Shanghai", "America/Los_Angeles", "Europe/London", "Pacific/Auckland"];

/** A member whose customers are always due, and where they are from when on. */
type Traveller = { readonly handle: string; readonly stays: { from: number; zone: string }[] };

/** What stands on the wall of a person or of the office at that time, until when it may come. */
type Owed = { readonly what: string; readonly tick: number; readonly expires: number };

/** What is wrong, in words; and how many pushes were judged. */
export type MonthsVerdict = { readonly wrong: readonly string[]; readonly pushes: number };

/**
 * Lets the scheduler live through months on a clock of its own, standing still for a minute up to
 * ten days, while people change their zones, and compares what arrived with what they were owed.
 */
export async function liveThroughMonths(
  app: TestApp,
  handles: readonly string[],
  from: number,
  to: number,
  chance: Chance,
): Promise<MonthsVerdict> {
  const { bot } = app.genjin;
  const { store } = bot.app;
  let now = from;
  const notes = takeNotes(() => now);
  const living = {
    ...bot,
    adapters: new Map([[notes.adapter.platform, notes.adapter]]),
    log: { info() {}, warn() {}, error() {} },
    now: () => now as Instant,
  };
  const judged = ["morning-digest", "weekly-summary", "dormant-list"];
  const schedule = {
    bot: living,
    jobs: jobs.filter(({ name }) => judged.includes(name)),
    queue: noQueue,
  };
  const travellers: Traveller[] = handles.map((handle) => ({
    handle,
    stays: [{ from: 0, zone: "Asia/Shanghai" }],
  }));
  const move = async ({ handle, stays }: Traveller, zone: string): Promise<void> => {
    stays.push({ from: now, zone });
    await store.run(sql`UPDATE member SET zone = ${zone} WHERE handle = ${handle}`);
    await store.run(sql`
      INSERT INTO audit_entry (id, organization_id, at, member_id, action)
      SELECT gen_random_uuid(), organization_id, ${new Date(now)}, id, 'member.set'
      FROM member WHERE handle = ${handle}`);
  };
  const [home, ...away] = travellers;
  const sweeps: number[] = [];
  for (; now < to; now += strideOf(now, chance)) {
    if (chance() < 0.01) await move(oneOf(chance, away), oneOf(chance, zones));
    await sweep(schedule);
    sweeps.push(now);
  }
  if (home === undefined) throw new Error("nobody at home");

  const wrong: string[] = [];
  const posts = await store.rows<{
    kind: string;
    recipient: string;
    key: string;
    chat: string;
    bundle: string | null;
    state: string;
  }>(sql`
    SELECT d.kind, d.recipient, d.window_key AS key, d.id::text AS chat, d.bundle, d.state
    FROM delivery d`);
  // What is joined to a message arrives with the one that leads it.
  const bundleOf = new Map(posts.map((row) => [row.chat, row.bundle]));
  const isIn = (row: (typeof posts)[number], key: string) =>
    row.chat === key ||
    (row.state === "sent" && row.bundle !== null && row.bundle === bundleOf.get(key));
  const arrivedAs = (kind: string, chat: string) =>
    notes.arrived.filter(
      (one) => one.chat === chat && posts.some((row) => row.kind === kind && isIn(row, one.key)),
    );
  for (const { handle, stays } of travellers) {
    const digests = arrivedAs("morning-digest", `direct:${handle}`).map(({ at, key }) => ({
      at,
      date: posts.find((row) => row.chat === key)?.key ?? "",
    }));
    for (const [n, { at }] of digests.entries()) {
      const before = digests[n - 1]?.at ?? 0;
      if (at - before < 12 * hour) wrong.push(`${handle}: two within twelve hours at ${iso(at)}`);
    }
    for (const date of datesAround(from, now)) {
      const times = digests.filter((one) => one.date === date).length;
      if (times > 1) wrong.push(`${handle} ${date}: ${times} digests`);
      if (times > 0 && !isWeekday(date)) wrong.push(`${handle} ${date}: not a working day`);
      if (times === 0 && isWeekday(date)) {
        for (const owed of stretchesOf(stays, date)) {
          const isBarred = (at: number) =>
            digests.some((one) => Math.abs(one.at - at) < 12 * hour + spread) ||
            !isWeekday(customers(at).date);
          if (isOwed(owed, sweeps, isBarred)) wrong.push(`${handle}: ${owed.what} lost`);
        }
      }
    }
  }
  const team = notes.arrived.find(({ chat }) => chat.startsWith("team:"))?.chat ?? "";
  const arrivals = (kind: string, chat: string) => arrivedAs(kind, chat).map(({ at }) => at);
  judgeOnce(weeks(from, now), arrivals("weekly-summary", team), sweeps, wrong);
  const lists = arrivals("dormant-list", `direct:${home.handle}`);
  judgeOnce(months(from, now), lists, sweeps, wrong, isQuiet);
  return { wrong, pushes: notes.arrived.length };
}

/** Each arrives once while it may; what the scheduler has not lived long enough for may be missing. */
function judgeOnce(
  owed: readonly Owed[],
  arrivals: readonly number[],
  sweeps: readonly number[],
  wrong: string[],
  isBarred?: (at: number) => boolean,
): void {
  let judged = 0;
  for (const one of owed) {
    const times = arrivals.filter((at) => at >= one.tick && at < one.expires).length;
    judged += times;
    if (times > 1) wrong.push(`${one.what}: ${times} times`);
    if (times === 0 && isOwed(one, sweeps, isBarred)) wrong.push(`${one.what} lost`);
  }
  if (judged !== arrivals.length) wrong.push(`${arrivals.length - judged} at other times`);
}

/** Whether the scheduler came by twice while it could send it: once to plan it, once to post it. */
function isOwed(
  { tick, expires }: Owed,
  sweeps: readonly number[],
  isBarred: (at: number) => boolean = () => false,
): boolean {
  const planned = sweeps.find((at) => at >= tick);
  if (planned === undefined) return false;
  return sweeps.some((at) => at >= planned + spread && at < expires && !isBarred(at));
}

/** From nine to six on a date, wherever the member was; cut where they went elsewhere. */
function stretchesOf(stays: Traveller["stays"], date: string): Owed[] {
  return stays.flatMap(({ from, zone }, n) => {
    const wall = wallClock(zone);
    const nine = firstInstantOf(wall, date, "09:00");
    const six = firstInstantOf(wall, date, "18:00");
    const left = stays[n + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (nine === null || six === null) return [];
    const [tick, expires] = [Math.max(nine, from), Math.min(six, left)];
    return tick < expires ? [{ what: `digest of ${date} in ${zone}`, tick, expires }] : [];
  });
}

const office = wallClock("Asia/Shanghai");

/** At night nobody at the office is written to, nor in the minutes over which its end is spread. */
const isQuiet = (at: number): boolean => {
  const { time } = office(at);
  return time < "08:04" || time >= "21:00";
};

/** Where the customers are: at their weekend there is nothing to say. */
const customers = wallClock("Europe/Kyiv");

/** Monday 09:30 until Wednesday 18:00. */
const weeks = (from: number, to: number): Owed[] =>
  datesAround(from, to)
    .filter((date) => new Date(date).getUTCDay() === 1)
    .flatMap((date) => owedFrom(`summary of ${date}`, date, "09:30", 2, from, to));

/** The first weekday of a month, with the digest at 09:00, and a week more. */
const months = (from: number, to: number): Owed[] =>
  datesAround(from, to)
    .filter((date, _, all) => {
      const month = date.slice(0, 7);
      return (
        isWeekday(date) &&
        date === all.find((one) => one.startsWith(month) && isWeekday(one) && one.slice(8) <= "03")
      );
    })
    .flatMap((date) => owedFrom(`list of ${date}`, date, "09:00", 7, from, to));

function owedFrom(
  what: string,
  date: string,
  time: string,
  days: number,
  from: number,
  to: number,
): Owed[] {
  const last = new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
  const tick = firstInstantOf(office, date, time);
  const expires = firstInstantOf(office, last, "18:00");
  if (tick === null || expires === null || tick <= from || tick > to) return [];
  return [{ what, tick, expires }];
}

/** Minutes where something may be due, hours elsewhere; now and then an outage. */
function strideOf(now: number, chance: Chance): number {
  const outages = [minute, 20 * minute, 5 * hour, 9 * hour, day, 3 * day, 7 * day, 10 * day];
  if (chance() < 0.006) return oneOf(chance, outages);
  const inHour = now % hour;
  return inHour < 6 * minute ? 3 * minute + 1000 : Math.min(hour - inHour + 1000, 25 * minute);
}

const iso = (at: number) => new Date(at).toISOString();
