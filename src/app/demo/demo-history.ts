import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { isTwoWay } from "../../core/touch/touch.ts";
import { insertRows } from "../../store/database/insert-rows.ts";
import { newId } from "../../store/database/new-id.ts";
import type { SealedColumn } from "../../store/tables/tables.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { DemoCustomer } from "./demo-data.ts";
import { dateAgo, dayAt, idOf, iso, ownerOf, type Place, zoneOfCustomer } from "./demo-place.ts";

/** Adds the contacts of all customers, and what happened with them; `ids` are theirs by name. */
export async function addHistory(place: Place, ids: ReadonlyMap<string, string>): Promise<void> {
  const { db, data } = place;
  const each = <Row>(rows: (customer: DemoCustomer, base: CustomerBase) => readonly Row[]) =>
    data.customers.flatMap((customer) =>
      rows(customer, {
        organization_id: place.organizationId,
        customer_id: idOf(ids, customer.name),
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
  await insertRows(db, "owed", owedRows(place, ids));
}

type CustomerBase = { readonly organization_id: string; readonly customer_id: string };

function contactRows({ db, now }: Place, customer: DemoCustomer, base: CustomerBase) {
  return customer.contacts.map((contact) => {
    const id = newId();
    const { birthdayInDays: inDays } = contact;
    const birthday =
      inDays === undefined
        ? contact.birthday
        : dateAgo(now, zoneOfCustomer(customer), -inDays).slice(5);
    const seal = <C extends SealedColumn<"contact">>(column: C, text: string | undefined) =>
      text === undefined ? null : bytesText(db.cipher.seal("contact", column, id, text));
    return {
      id,
      ...base,
      name: contact.name,
      role: contact.role,
      level: contact.level,
      email: seal("email", contact.email),
      email_hash: bytesText(db.cipher.lookupHash("email", contact.email)),
      phone: seal("phone", contact.phone),
      phone_hash: bytesText(db.cipher.lookupHash("phone", contact.phone)),
      language: contact.language ?? null,
      observances: contact.observances,
      birthday: seal("birthday", birthday),
      birthday_hash:
        birthday === undefined ? null : bytesText(db.cipher.lookupHash("birthday", birthday)),
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
      member_id: idOf(members, customer.owner),
      at: iso(at),
      kind: touch.kind,
      direction: touch.direction,
      outcome: touch.outcome,
      is_two_way: isTwoWay(touch),
      content:
        touch.content === undefined
          ? null
          : bytesText(db.cipher.seal("touch", "content", id, touch.content)),
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
    customer_id: idOf(ids, move.customer),
    from_tier: move.from,
    to_tier: move.to,
    at: iso(dayAt(place.now, place.data.organization.zone as Zone, move.daysAgo, "09:00")),
    member_id: ownerOf(place, move.customer),
  }));
}

function owedRows(place: Place, ids: ReadonlyMap<string, string>) {
  const { db, now, data } = place;
  const zone = data.organization.zone as Zone;
  return data.promises.map((promise) => {
    const id = newId();
    return {
      id,
      organization_id: place.organizationId,
      customer_id: idOf(ids, promise.customer),
      member_id: ownerOf(place, promise.customer),
      kind: "promise" as const,
      content: bytesText(db.cipher.seal("owed", "content", id, promise.content)),
      made_at: iso(dayAt(now, zone, promise.daysAgo, "15:00")),
      due_on: addDays(civilDateAt(now, zone), promise.dueInDays),
    };
  });
}
