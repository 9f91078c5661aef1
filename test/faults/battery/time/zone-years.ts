import { noHolidays } from "../../../../src/core/calendar/holiday-calendar.ts";
import type { Member } from "../../../../src/core/members/member.ts";
import { notBefore } from "../../../../src/core/push/not-before.ts";
import type { Roster } from "../../../../src/core/push/occasion.ts";
import { planFrom } from "../../../../src/core/push/plan-from.ts";
import type { Instant, WallTime, Zone } from "../../../../src/core/time/civil.ts";
import { morningDigest } from "../../../../src/jobs/morning-digest.ts";
import { occasionsOf } from "../../../../src/scheduler/occasions-of.ts";
import { type Chance, oneOf } from "../chance.ts";
import { datesAround, firstInstantOf, isWeekday, type Wall, wallClock } from "./local-morning.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What the delivery of a push is put off by at most, so that not all come at once. */
const spread = 3 * minute;

/** A digest as it was planned. */
type Planned = { readonly tick: number; readonly notBefore: number; readonly at: number };

/** Somebody who gets digests, and the wall time from which on they come. */
type Taker = { readonly member: Member; readonly opens: string; readonly closes: string };

/** What the judge found wrong in one zone, in words; and how many digests it judged. */
export type ZoneVerdict = { readonly wrong: readonly string[]; readonly digests: number };

/**
 * Lets the clock run through a stretch of time in one zone, the planning waking at moments drawn by
 * chance, standing still for minutes or days and having its clock moved, and compares what was
 * planned with what the walls of that zone say.
 */
export function liveThrough(zone: string, from: number, to: number, chance: Chance): ZoneVerdict {
  const takers = takersIn(zone, chance);
  const roster: Roster = {
    organization: { id: "o", name: "O", zone: zone as Zone, locale: "en", country: "UA" },
    members: takers.map(({ member }) => member),
    teams: [],
    calendar: noHolidays,
  };
  const planned = new Map<string, Planned>();
  const wrong: string[] = [];
  const wakes: number[] = [];
  let tick: Instant | null = null;
  for (let at = from; at < to; at += strideOf(chance)) {
    const now = (chance() < 0.005 ? at + (chance() - 0.5) * 4 * hour : at) as Instant;
    for (const one of occasionsOf([morningDigest], roster, planFrom(tick, now), now)) {
      const member = roster.members.find(({ id }) => one.recipient === `member:${id}`);
      const opens = notBefore(one, member, now);
      const key = `${one.recipient} ${one.windowKey}`;
      if (one.expiresAt > opens && !planned.has(key)) {
        planned.set(key, { tick: one.tick, notBefore: opens, at: now });
      }
    }
    wakes.push(now);
    tick = now;
  }
  wakes.sort((a, b) => a - b);
  const wall = wallClock(zone);
  for (const taker of takers) judge(zone, wall, taker, from, wakes, planned, wrong);
  return { wrong, digests: planned.size };
}

/** The usual member; one whose digest comes at any hour; one whose quiet hours put it off. */
function takersIn(zone: string, chance: Chance): Taker[] {
  const quarters = Math.floor(chance() * 96);
  const any = `${String(Math.floor(quarters / 4)).padStart(2, "0")}:${String((quarters % 4) * 15).padStart(2, "0")}`;
  const taker = (id: string, digestAt: string, quietTo: string, opens: string): Taker => {
    const quietFrom = quietTo === digestAt ? quietTo : "21:00";
    const member = {
      ...{ id, organizationId: "o", handle: id, name: id, role: "sales", locale: "en" },
      ...{ zone: zone as Zone, country: "UA", workdays: [1, 2, 3, 4, 5] },
      ...{ digestAt: digestAt as WallTime, quietFrom: quietFrom as WallTime },
      quietTo: quietTo as WallTime,
    } as const satisfies Member;
    return { member, opens, closes: "18:00" };
  };
  return [
    taker("usual", "09:00", "08:00", "09:00"),
    taker("any", any, any, any),
    taker("early", "06:45", "07:30", "07:30"),
  ];
}

/** Mostly minutes or hours; now and then an outage of up to ten days. */
function strideOf(chance: Chance): number {
  if (chance() < 0.004) return oneOf(chance, [9 * hour, day, 3 * day, 7 * day, 10 * day]);
  return oneOf(chance, [minute, 7 * minute, 20 * minute, hour, 3 * hour]) * (0.5 + chance());
}

/** Exactly one digest a working day, at its time; after an outage until six in the evening. */
function judge(
  zone: string,
  wall: (at: number) => Wall,
  { member, opens, closes }: Taker,
  from: number,
  wakes: readonly number[],
  planned: ReadonlyMap<string, Planned>,
  wrong: string[],
): void {
  const last = wakes.at(-1) ?? from;
  const left = new Map([...planned].filter(([key]) => key.startsWith(`member:${member.id} `)));
  let index = 0;
  for (const date of datesAround(from, last)) {
    const key = `member:${member.id} ${date}`;
    const found = left.get(key);
    left.delete(key);
    const say = (what: string) =>
      wrong.push(`${zone} ${member.id} ${member.digestAt} ${date}: ${what}`);
    const due = firstInstantOf(wall, date, opens);
    if (due === null || !isWeekday(date)) {
      if (found !== undefined) say("planned although nothing is due");
      continue;
    }
    // What quiet hours put off is planned at its usual time, before which there may have been nobody.
    const usual = firstInstantOf(wall, date, member.digestAt) ?? due;
    if (usual <= from - 10 * minute || due > last) continue;
    const evening = firstInstantOf(wall, date, closes);
    const expires = Math.max(evening ?? Number.POSITIVE_INFINITY, due + hour);
    while (index > 0 && (wakes[index - 1] ?? 0) >= due) index--;
    while ((wakes[index] ?? Number.POSITIVE_INFINITY) < due) index++;
    const back = wakes[index] ?? Number.POSITIVE_INFINITY;
    if (found === undefined) {
      if (back + spread < expires) say(`lost, back ${new Date(back).toISOString()}`);
      continue;
    }
    if (found.at >= expires) say("planned after its time");
    if (found.tick !== due) say(`at ${new Date(found.tick).toISOString()}`);
    if (found.notBefore < Math.max(due, found.at) || found.notBefore >= found.at + spread) {
      if (found.at >= due || found.notBefore >= due + spread) say("not within three minutes");
    }
    if (found.notBefore >= expires) say("sent after its time");
  }
  for (const key of left.keys()) wrong.push(`${zone} ${key}: out of any day`);
}
