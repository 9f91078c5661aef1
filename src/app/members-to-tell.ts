import { festivalDays } from "../core/festivals/festival-days.ts";
import { countriesKeeping } from "../core/festivals/is-kept-in.ts";
import { birthdayKeysOn } from "../core/greetings/birthday-key.ts";
import { festivalCustom } from "../core/greetings/festival-custom.ts";
import { birthdayNotices, festivalNotices, noticedDates } from "../core/greetings/is-noticed.ts";
import { membersWithBirthdays, membersWithObservers } from "../store/push-candidates.ts";
import type { NoticeGroup } from "./among-noticed.ts";
import type { App } from "./app.ts";

/** Of a group those with somebody who keeps a festival that is near, or may keep it. */
export async function membersWithFestivals(
  { store }: App,
  { organizationId, members, today, span }: NoticeGroup,
): Promise<readonly string[]> {
  const dates = noticedDates(today, festivalNotices, span);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const near = festivalDays(first, last).filter(
    ({ festival, date }) => dates.includes(date) && festivalCustom(festival).wishes.length > 0,
  );
  if (near.some(({ culture }) => culture === "world")) return members;
  if (near.length === 0) return [];
  const festivals = near.map(({ festival }) => festival);
  const countries = near.flatMap(({ culture }) => countriesKeeping(culture));
  return membersWithObservers(
    store,
    organizationId,
    members,
    [...new Set(festivals)],
    [...new Set(countries)],
  );
}

/** Of a group those to tell of a birthday that is near. */
export function membersNearBirthdays(
  { store }: App,
  { organizationId, members, today, span }: NoticeGroup,
): Promise<readonly string[]> {
  const keys = noticedDates(today, birthdayNotices, span).flatMap(birthdayKeysOn);
  const hashes = [...new Set(keys)].map((key) => store.cipher.lookupHash("birthday", key));
  return membersWithBirthdays(store, organizationId, members, hashes);
}
