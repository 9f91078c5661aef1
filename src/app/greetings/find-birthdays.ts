import { birthdayKeysOn } from "../../core/greetings/birthday-key.ts";
import type { BirthdayNotice } from "../../core/greetings/birthday-notice.ts";
import {
  birthdayNotices,
  isNoticed,
  type NoticeSpan,
  noticedDates,
} from "../../core/greetings/is-noticed.ts";
import { heldBack } from "../../core/greetings/planned-greeting.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import { caredBirthdays } from "../../store/people/cared-birthdays.ts";
import { contactsWithBirthday, mannersOf } from "../../store/people/greeting-contacts.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/**
 * The birthdays whose notice falls into a span of days around `tick`, the nearest first, counted
 * from `now`: of the member's own
 * customers, and for a manager of the team's key people.
 */
export async function findBirthdays(
  { store }: App,
  scope: Scope,
  tick: Instant,
  now: Instant,
  span: NoticeSpan,
): Promise<BirthdayNotice[]> {
  const dates = noticedDates(civilDateAt(tick, "UTC" as Zone), birthdayNotices, span);
  const known = new Map<string, { readonly dates: CivilDate[]; readonly isLunar: boolean }>();
  const hashes: Buffer[] = [];
  for (const date of dates) {
    for (const key of birthdayKeysOn(date)) {
      const hash = store.cipher.lookupHash("birthday", key);
      const hex = hash.toString("hex");
      const earlier = known.get(hex)?.dates;
      if (earlier === undefined) hashes.push(hash);
      known.set(hex, { dates: [...(earlier ?? []), date], isLunar: key.startsWith("lunar:") });
    }
  }
  const contacts = await contactsWithBirthday(store, scope, hashes, tick);
  const ids = contacts.map(({ id }) => id);
  const manners = await mannersOf(store, scope, ids);
  const cared = await caredBirthdays(store, scope, ids);
  return contacts
    .flatMap(({ birthday, owner, ...contact }): BirthdayNotice[] => {
      const { dates = [], isLunar = false } = known.get(birthday) ?? {};
      const date = dates.find((one) =>
        isNoticed(daysBetween(contact.today, one), birthdayNotices, span),
      );
      if (date === undefined) return [];
      const inDays = daysBetween(civilDateAt(now, contact.zone), date);
      const minded = { taboos: null, preferences: null, ...manners.get(contact.id) };
      const isCaredFor = cared.has(`${contact.id} ${date}`);
      const notice = { contact, date, inDays, isLunar, owner, isCaredFor };
      return [{ ...notice, held: heldBack(contact), ...minded }];
    })
    .sort((a, b) => a.inDays - b.inDays);
}
