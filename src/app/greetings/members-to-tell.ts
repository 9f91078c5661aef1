import { festivalDays } from "../../core/festivals/festival-days.ts";
import { countriesKeeping } from "../../core/festivals/is-kept-in.ts";
import { birthdayKeysOn } from "../../core/greetings/birthday-key.ts";
import { festivalCustom } from "../../core/greetings/festival-custom.ts";
import { birthdayNotices, festivalNotices, noticedDates } from "../../core/greetings/is-noticed.ts";
import type { CivilDate, EpochDay, Instant } from "../../core/time/civil.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { membersWithBirthdays, membersWithObservers } from "../../store/push/push-candidates.ts";
import type { App } from "../app.ts";
import type { NoticeGroup } from "./among-noticed.ts";

/** Of a group those with somebody who keeps a festival that is near, or may keep it. */
export async function membersWithFestivals(
  { store }: App,
  { organizationId, members, today, span }: NoticeGroup,
): Promise<ReadonlyMap<string, null>> {
  const dates = noticedDates(today, festivalNotices, span);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const near = festivalDays(first, last).filter(
    ({ festival, date }) => dates.includes(date) && festivalCustom(festival).wishes.length > 0,
  );
  const anyTime = (ids: readonly string[]) => new Map(ids.map((id) => [id, null]));
  if (near.some(({ culture }) => culture === "world")) return anyTime(members);
  if (near.length === 0) return new Map();
  const festivals = near.map(({ festival }) => festival);
  const countries = near.flatMap(({ culture }) => countriesKeeping(culture));
  return anyTime(
    await membersWithObservers(
      store,
      organizationId,
      members,
      [...new Set(festivals)],
      [...new Set(countries)],
    ),
  );
}

/**
 * Of a group those to tell of a birthday that is near, until when: the end of the last of these days
 * at the customer.
 */
export async function membersNearBirthdays(
  { store }: App,
  { organizationId, members, today, span }: NoticeGroup,
): Promise<ReadonlyMap<string, Instant>> {
  const dates = new Map<string, CivilDate>();
  for (const date of noticedDates(today, birthdayNotices, span))
    for (const key of birthdayKeysOn(date))
      dates.set(store.cipher.lookupHash("birthday", key).toString("hex"), date);
  const hashes = [...dates.keys()].map((hash) => Buffer.from(hash, "hex"));
  const near = await membersWithBirthdays(store, organizationId, members, hashes);
  const ends = new Map<string, Instant>();
  for (const { id, hash, zone } of near) {
    const date = dates.get(hash.toString("hex"));
    if (date === undefined) continue;
    const end = firstInstantFrom((epochDayOf(date) + 1) as EpochDay, 0, zone);
    ends.set(id, Math.max(ends.get(id) ?? end, end) as Instant);
  }
  return ends;
}
