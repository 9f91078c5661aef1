import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import { deleteCaresOfEvent } from "./care.store.ts";
import { deleteEvent, eventsOf } from "./moments.store.ts";
import type { OwnEvent } from "./moments-of.core.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "event.kept": true;
    "event.removed": true;
  }
}

/** A day of a customer's own as a change left it, and what takes that back. */
export type EventChanged = { readonly event: OwnEvent; readonly undoId: string };

/** The days of their own of a visible customer. */
export const listEvents = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly OwnEvent[]> => eventsOf(store, scope, customerId);

/** Keeps a day of a customer's own, or says of one that is kept whether it comes every year. Throws `Refusal` `customer-not-found`. */
export const keepEvent = (
  app: App,
  actor: Actor,
  customerId: string,
  {
    on,
    isYearly,
    name,
  }: { readonly on: CivilDate; readonly isYearly: boolean; readonly name: string },
): Promise<EventChanged> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const known = (await eventsOf(db, actor.scope, customerId)).find(
        (one) => one.on === on && one.name === name,
      );
      const id = known?.id ?? newId();
      const row =
        known === undefined
          ? await insertRow(
              db,
              actor.scope,
              "customer_event",
              {
                ...{ customer_id: customerId, on_date: on, is_yearly: isYearly },
                name: bytesText(db.cipher.seal("customer_event", "name", id, name)),
                created_at: formatInstant(actor.now),
              },
              id,
            )
          : await updateRow(db, actor.scope, "customer_event", id, { is_yearly: isYearly });
      return {
        action: "event.kept",
        customerIds: [customerId],
        changes: [changed(row)],
        result: { id, customerId, on, isYearly, name },
      };
    },
    async (_, event, undoId) => ({ event, undoId }),
  );

/** Forgets a day of a customer's own, and what was decided for it and not given yet. Throws `Refusal` `customer-not-found`, `no-event`. */
export const removeEvent = (
  app: App,
  actor: Actor,
  { id: customerId, ref }: Pick<NamedCustomer, "id" | "ref">,
  number: number,
): Promise<EventChanged> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const event = (await eventsOf(db, actor.scope, customerId))[number - 1];
      if (event === undefined) throw new Refusal("no-event", { ref });
      // First what was decided for it: an undo goes the other way.
      const decided = await deleteCaresOfEvent(db, actor.scope, event.id);
      const row = await deleteEvent(db, actor.scope, event.id);
      return {
        action: "event.removed",
        customerIds: [customerId],
        changes: [...decided, changed(row)],
        result: event,
      };
    },
    async (_, event, undoId) => ({ event, undoId }),
  );
