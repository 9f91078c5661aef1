import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { checkDays } from "../../app/members/take-days-off.ts";
import type { Visit } from "../../core/calendar/visit.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { deleteVisit, visitsFrom } from "../../store/calendar/visits.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "visit.planned": true;
    "visit.moved": true;
    "visit.cancelled": true;
  }
}

/** A visit as a change left it, and what takes that back. */
export type ChangedVisit = { readonly visit: Visit; readonly undoId: string };

/** The visits to come of those customers whom the actor sees, the next first; of one, where its id is given. */
export const listVisits = async (
  { store }: App,
  { scope, now, member }: Actor,
  customerId?: string,
): Promise<readonly Visit[]> => {
  const all = await visitsFrom(store, scope, civilDateAt(now, member.zone));
  return all.filter((one) => customerId === undefined || one.customerId === customerId);
};

/**
 * Keeps that people of a customer come on a day; of a visit that is kept already, how many. Throws `Refusal`
 * `customer-not-found`, `visit-known`, and of days as `checkDays`.
 */
export function planVisit(
  app: App,
  actor: Actor,
  customerId: string,
  { on, people }: Pick<Visit, "on" | "people">,
): Promise<ChangedVisit> {
  checkDays(actor, { from: on, to: on });
  return change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const known = (await visitsFrom(db, actor.scope, on)).find(
        (one) => one.customerId === customerId && one.on === on,
      );
      if (known !== undefined && (people === null || known.people === people))
        throw new Refusal("visit-known", { ref });
      const id = known?.id ?? newId();
      const row =
        known === undefined
          ? await insertRow(
              db,
              actor.scope,
              "visit",
              { customer_id: customerId, on_date: on, people },
              id,
            )
          : await updateRow(db, actor.scope, "visit", id, { people });
      return {
        action: "visit.planned",
        customerIds: [customerId],
        changes: [changed(row)],
        result: id,
      };
    },
    async (db, id, undoId) => {
      const visit = (await visitsFrom(db, actor.scope, on)).find((one) => one.id === id);
      if (visit === undefined) throw new Refusal("customer-not-found");
      return { visit, undoId };
    },
  );
}

/** Moves the next visit of a customer to a day. Throws `Refusal` `customer-not-found`, `visit-none`, and as `checkDays`. */
export function moveVisit(
  app: App,
  actor: Actor,
  customerId: string,
  on: CivilDate,
): Promise<ChangedVisit> {
  checkDays(actor, { from: on, to: on });
  return change(
    app,
    actor,
    async (db) => {
      const visit = await nextVisit(db, actor, customerId);
      const row = await updateRow(db, actor.scope, "visit", visit.id, { on_date: on });
      return {
        action: "visit.moved",
        customerIds: [customerId],
        changes: [changed(row)],
        result: { ...visit, on },
      };
    },
    async (_, visit, undoId) => ({ visit, undoId }),
  );
}

/** Takes the next visit of a customer back. Throws `Refusal` `customer-not-found`, `visit-none`. */
export const cancelVisit = (app: App, actor: Actor, customerId: string): Promise<ChangedVisit> =>
  change(
    app,
    actor,
    async (db) => {
      const visit = await nextVisit(db, actor, customerId);
      return {
        action: "visit.cancelled",
        customerIds: [customerId],
        changes: [changed(await deleteVisit(db, actor.scope, visit.id))],
        result: visit,
      };
    },
    async (_, visit, undoId) => ({ visit, undoId }),
  );

async function nextVisit(db: Db, actor: Actor, customerId: string): Promise<Visit> {
  const { ref } = await holdCustomer(db, actor, customerId);
  const today = civilDateAt(actor.now, actor.member.zone);
  const visits = await visitsFrom(db, actor.scope, today);
  const visit = visits.find((one) => one.customerId === customerId);
  if (visit === undefined) throw new Refusal("visit-none", { ref });
  return visit;
}
