import { regionOf } from "../../core/calendar/region-of.ts";
import { zoneOf } from "../../core/calendar/zone-of.ts";
import { normaliseCompanyName } from "../../core/company-name.ts";
import { referenceOf } from "../../core/reference.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import { isTwoWay } from "../../core/touch.ts";
import type { Db } from "../../store/database.ts";
import { insertRows } from "../../store/insert-rows.ts";
import { addMember } from "../../store/members.ts";
import { newId } from "../../store/new-id.ts";
import { addOrganization, theOrganization } from "../../store/organizations.ts";
import { refreshCustomers } from "../../store/refresh-customers.ts";
import { sealedColumn } from "../../store/row-change.ts";
import { sql } from "../../store/sql.ts";
import { addTeam, joinTeam } from "../../store/teams.ts";
import type { App } from "../app.ts";
import { type DemoCustomer, type DemoData, readDemoData } from "./demo-data.ts";

/**
 * Fills an empty database with the demo organization, as if its last year had led up to `now`.
 * Answers false, changing nothing, when there is an organization already.
 */
export async function fillDemo(app: App, now: Instant): Promise<boolean> {
  const data = await readDemoData();
  return app.store.transaction(async (db) => {
    await db.run(sql`SELECT pg_advisory_xact_lock(hashtext('genjin.demo'))`);
    if ((await theOrganization(db)) !== null) return false;
    const organization = await addOrganization(db, data.organization);
    const members = await addPeople(db, organization.id, data);
    const place: Place = { db, organizationId: organization.id, now, members, data };
    const ids = await addCustomers(place);
    await addHistory(place, ids);
    await refreshCustomers(db, organization.id, [...ids.values()]);
    return true;
  });
}

type Place = {
  readonly db: Db;
  readonly organizationId: string;
  readonly now: Instant;
  /** Handle to id. */
  readonly members: ReadonlyMap<string, string>;
  readonly data: DemoData;
};

async function addPeople(
  db: Db,
  organizationId: string,
  data: DemoData,
): Promise<ReadonlyMap<string, string>> {
  const teams: string[] = [];
  for (const name of data.teams) teams.push(await addTeam(db, organizationId, name));
  const ids = new Map<string, string>();
  for (const { teams: joined, zone, ...member } of data.members) {
    const id = await addMember(db, organizationId, { ...member, zone: zone as Zone, accounts: [] });
    ids.set(member.handle, id);
    for (const index of joined) {
      const team = teams[index];
      if (team !== undefined) await joinTeam(db, organizationId, team, id);
    }
  }
  return ids;
}

/** Adds the customers and answers their ids by name. */
async function addCustomers({ db, organizationId, now, members, data }: Place) {
  const ids = new Map(data.customers.map((customer) => [customer.name, newId()]));
  const rows = data.customers.map((customer, index) => {
    const zone = zoneOfCustomer(customer);
    const sequence = index + 1;
    const ref = referenceOf(sequence);
    const received = customer.sampleReceivedDaysAgo;
    return {
      id: ids.get(customer.name),
      organization_id: organizationId,
      sequence,
      ref,
      code: ref,
      name: customer.name,
      name_key: normaliseCompanyName(customer.name),
      country: customer.country,
      region: regionOf(customer.country),
      city: customer.city,
      zone,
      industry: customer.industry,
      size: customer.size,
      tier: customer.tier,
      tier_since: iso(dayAt(now, zone, customer.tierDaysAgo, "09:00")),
      stage: customer.stage,
      owner_id: members.get(customer.owner),
      tags: customer.tags,
      created_at: iso(dayAt(now, zone, customer.tierDaysAgo + 30, "09:00")),
      sample_received_at: received === undefined ? null : iso(dayAt(now, zone, received, "09:00")),
      touches_in_tier: 0,
      touches_since_sample: 0,
      order_count: 0,
      skips_in_tier: 0,
      skips_since_sample: 0,
    };
  });
  await insertRows(db, "customer", rows);
  await db.run(sql`UPDATE organization SET last_sequence = ${rows.length}
    WHERE id = ${organizationId}::uuid`);
  return ids;
}

async function addHistory(place: Place, ids: ReadonlyMap<string, string>): Promise<void> {
  const { db, data } = place;
  const each = <Row>(rows: (customer: DemoCustomer, base: CustomerBase) => readonly Row[]) =>
    data.customers.flatMap((customer) =>
      rows(customer, {
        organization_id: place.organizationId,
        customer_id: ids.get(customer.name) ?? "",
      }),
    );
  await insertRows(
    db,
    "contact",
    each((customer, base) => contactRows(place, customer, base)),
  );
  await insertRows(
    db,
    "touch",
    each((customer, base) => touchRows(place, customer, base)),
  );
  await insertRows(
    db,
    "customer_order",
    each((customer, base) => orderRows(place, customer, base)),
  );
  await insertRows(db, "tier_change", tierRows(place, ids));
  await insertRows(db, "promise", promiseRows(place, ids));
}

type CustomerBase = { readonly organization_id: string; readonly customer_id: string };

function contactRows({ db, now }: Place, customer: DemoCustomer, base: CustomerBase) {
  return customer.contacts.map((contact) => {
    const id = newId();
    const seal = (column: string, text: string | undefined) =>
      text === undefined ? null : sealedColumn(db.cipher.seal("contact", column, id, text));
    return {
      id,
      ...base,
      name: contact.name,
      role: contact.role,
      level: contact.level,
      email: seal("email", contact.email),
      email_hash: sealedColumn(db.cipher.lookupHash("email", contact.email)),
      phone: seal("phone", contact.phone),
      phone_hash: sealedColumn(db.cipher.lookupHash("phone", contact.phone)),
      language: contact.language ?? null,
      observances: contact.observances,
      taboos: seal("taboos", contact.taboos),
      preferences: seal("preferences", contact.preferences),
      created_at: iso(now),
    };
  });
}

function touchRows({ db, now, members }: Place, customer: DemoCustomer, base: CustomerBase) {
  const zone = zoneOfCustomer(customer);
  return customer.touches.map((touch) => {
    const id = newId();
    const at = dayAt(now, zone, touch.daysAgo, "14:20");
    return {
      id,
      ...base,
      member_id: members.get(customer.owner),
      at: iso(at),
      kind: touch.kind,
      direction: touch.direction,
      outcome: touch.outcome,
      is_two_way: isTwoWay(touch),
      content:
        touch.content === undefined
          ? null
          : sealedColumn(db.cipher.seal("touch", "content", id, touch.content)),
      due_was: dateAgo(now, zone, touch.daysAgo),
      logged_at: iso(at),
    };
  });
}

function orderRows({ now }: Place, customer: DemoCustomer, base: CustomerBase) {
  const zone = zoneOfCustomer(customer);
  return customer.orders.map((order, index) => ({
    id: newId(),
    ...base,
    number: `PI-${String(index + 1).padStart(3, "0")}`,
    ordered_on: dateAgo(now, zone, order.daysAgo),
    currency: order.currency,
    amount: order.amount,
    products: order.products,
    is_cancelled: false,
  }));
}

function tierRows(place: Place, ids: ReadonlyMap<string, string>) {
  return place.data.tierMoves.map((move) => ({
    id: newId(),
    organization_id: place.organizationId,
    customer_id: ids.get(move.customer),
    from_tier: move.from,
    to_tier: move.to,
    at: iso(dayAt(place.now, place.data.organization.zone as Zone, move.daysAgo, "09:00")),
    member_id: ownerOf(place, move.customer),
  }));
}

function promiseRows(place: Place, ids: ReadonlyMap<string, string>) {
  const { db, now, data } = place;
  const zone = data.organization.zone as Zone;
  return data.promises.map((promise) => {
    const id = newId();
    return {
      id,
      organization_id: place.organizationId,
      customer_id: ids.get(promise.customer),
      member_id: ownerOf(place, promise.customer),
      content: sealedColumn(db.cipher.seal("promise", "content", id, promise.content)),
      made_at: iso(dayAt(now, zone, promise.daysAgo, "15:00")),
      due_on: addDays(civilDateAt(now, zone), promise.dueInDays),
    };
  });
}

const ownerOf = ({ data, members }: Place, name: string) =>
  members.get(data.customers.find((customer) => customer.name === name)?.owner ?? "");

const zoneOfCustomer = ({ country, city }: DemoCustomer): Zone =>
  zoneOf(country, city) ?? ("UTC" as Zone);

const dateAgo = (now: Instant, zone: Zone, days: number): CivilDate =>
  addDays(civilDateAt(now, zone), -days);

/** The wall time on the day so many days ago in the zone; never after now. */
const dayAt = (now: Instant, zone: Zone, days: number, time: string): Instant =>
  Math.min(now, instantOf(dateAgo(now, zone, days), time as WallTime, zone)) as Instant;

const iso = (at: Instant): string => new Date(at).toISOString();
