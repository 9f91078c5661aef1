import { zoneOf } from "../../core/places/zone-of.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import type { Db } from "../../store/database/database.ts";
import type { DemoCustomer, DemoData } from "./demo-data.ts";

/** Where the demo is being put, and when "today" is. */
export type Place = {
  readonly db: Db;
  readonly organizationId: string;
  readonly now: Instant;
  /** Handle to id. */
  readonly members: ReadonlyMap<string, string>;
  readonly data: DemoData;
};

/** The id of the member who owns a customer of this name. */
export const ownerOf = ({ data, members }: Place, name: string): string =>
  idOf(members, data.customers.find((customer) => customer.name === name)?.owner ?? "");

/** The id that belongs to a name or handle of the demo's data. Throws where there is none. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demo has no ${name}`);
  return id;
}

/** The zone of a demo customer's city. */
export const zoneOfCustomer = ({ country, city }: DemoCustomer): Zone =>
  zoneOf(country, city) ?? ("UTC" as Zone);

/** The day so many days ago in the zone. */
export const dateAgo = (now: Instant, zone: Zone, days: number): CivilDate =>
  addDays(civilDateAt(now, zone), -days);

/** The wall time on the day so many days ago in the zone; never after now. */
export const dayAt = (now: Instant, zone: Zone, days: number, time: string): Instant =>
  Math.min(now, instantOf(dateAgo(now, zone, days), time as WallTime, zone)) as Instant;

/** As PostgreSQL's JSON reads an instant. */
export const iso = (at: Instant): string => new Date(at).toISOString();
