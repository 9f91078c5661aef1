import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import { Refusal } from "../../errors.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { greetingContact } from "../../store/people/greeting-contacts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/** Festivals, by id, that a person is now known to keep or not to keep. */
export type ObservanceEdit = { readonly keeps: readonly string[]; readonly not: readonly string[] };

/** The person as they are now known, and the id of the change for an undo. */
export type ChangedObservances = { readonly contact: GreetingContact; readonly undoId: string };

/** Records which festivals a person keeps. Throws `Refusal` `customer-not-found`. */
export const recordObservances = (
  app: App,
  actor: Actor,
  contactId: string,
  { keeps, not }: ObservanceEdit,
): Promise<ChangedObservances> => {
  const read = async (db: Db): Promise<GreetingContact> => {
    const contact = await greetingContact(db, actor.scope, contactId, actor.now);
    if (contact === null) throw new Refusal("customer-not-found");
    return contact;
  };
  return change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, (await read(db)).customerId);
      const { customerId, observances, notObserved } = await read(db);
      const row = await updateRow(db, actor.scope, "contact", contactId, {
        customer_id: customerId,
        observances: merged(observances, keeps, not),
        not_observed: merged(notObserved, not, keeps),
      });
      // The customer's id is not changed; it stays in the record, for whom an undo is about.
      const { before, after, ...rest } = changed(row);
      const whose = { customer_id: customerId };
      return {
        action: "observances.changed",
        customerIds: [customerId],
        changes: [{ ...rest, before: { ...before, ...whose }, after: { ...after, ...whose } }],
        result: null,
      };
    },
    async (db, _result, undoId) => ({ contact: await read(db), undoId }),
  );
};

const merged = (known: readonly string[], add: readonly string[], remove: readonly string[]) => [
  ...new Set([...known.filter((one) => !remove.includes(one)), ...add]),
];
