import { birthdayKeysOn } from "../../core/greetings/birthday-key.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { FoundBirthday } from "../../core/search/found-customer.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";
import { isThere } from "./still-there.ts";

/** Longer than a year is a year. */
const mostDays = 366;

/** The hash of every birthday that is kept within these days, in hexadecimal, with its first day there. */
function birthdayHashes(db: Db, { from, to }: DaysAsked): Map<string, CivilDate> {
  const found = new Map<string, CivilDate>();
  for (let day = from, count = 0; day <= to && count < mostDays; day = addDays(day, 1), count++)
    for (const key of birthdayKeysOn(day)) {
      const hash = db.cipher.lookupHash("birthday", key).toString("hex");
      if (!found.has(hash)) found.set(hash, day);
    }
  return found;
}

/** Whether contact `p` has one of these birthdays: found by its hash, and none is opened. */
const isAmong = (hashes: ReadonlyMap<string, CivilDate>): Sql => {
  const wanted = [...hashes.keys()].map((hash) => Buffer.from(hash, "hex"));
  return sql`p.birthday_hash = ANY(${wanted}::bytea[])`;
};

/** That somebody at customer `c` has a birthday within these days. */
export const hasBirthday = (db: Db, days: DaysAsked): Sql => sql`EXISTS (SELECT 1 FROM contact p
  WHERE p.customer_id = c.id AND ${isThere} AND ${isAmong(birthdayHashes(db, days))})`;

/** How near the nearest birthday within these days at customer `c` is; the nearest is the least. */
export const birthdayPlace = (db: Db, days: DaysAsked): Sql => {
  const hashes = [...birthdayHashes(db, days).keys()].map((hash) => Buffer.from(hash, "hex"));
  return sql`(SELECT min(array_position(${hashes}::bytea[], p.birthday_hash)) FROM contact p
    WHERE p.customer_id = c.id AND ${isThere})`;
};

/** The birthdays within these days of people at these customers, as far as they are visible; the nearest first. */
export async function birthdaysAt(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  days: DaysAsked,
): Promise<FoundBirthday[]> {
  const hashes = birthdayHashes(db, days);
  const rows = await db.rows<{ customerId: string; name: string; hash: string }>(sql`
    SELECT c.id AS "customerId", p.name, encode(p.birthday_hash, 'hex') AS hash
    FROM ${visibleCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    WHERE c.id = ANY(${[...customerIds]}::uuid[]) AND ${isThere} AND ${isAmong(hashes)}`);
  return rows
    .flatMap(({ customerId, name, hash }) => {
      const on = hashes.get(hash);
      return on === undefined ? [] : [{ customerId, name, on }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}
