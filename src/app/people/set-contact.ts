import type { ContactChange } from "../../core/changes/contact-change.ts";
import { prioritiesCared } from "../../core/customer/priority.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { type ContactName, contactNames } from "../../store/people/contact-names.ts";
import { confirmFields, unconfirmFields } from "../../store/people/contact-rows.ts";
import type { Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { learnPriorities } from "../customer/learn-priorities.ts";
import { contactColumns } from "./contact-columns.ts";

/** The person whom a change is about: one who is known, by id, or a new one by name. */
export type Whom = { readonly id: string } | { readonly name: string };

/** Most people of one customer. */
const most = 200;

/**
 * Keeps what was told of a person at a customer, who is added where they are new. Each field is marked
 * as told now. `whom` finds the person among those who are known once the customer is held. Throws
 * `Refusal` `customer-not-found`, `too-many-contacts`, and what `whom` does.
 */
export const setContact = (
  app: App,
  actor: Actor,
  customerId: string,
  facts: readonly ContactFact[],
  whom: (known: readonly ContactName[]) => Whom,
): Promise<ContactChange> =>
  change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomer(db, actor, customerId);
      const known = await contactNames(db, actor.scope, [customerId]);
      const found = whom(known);
      const person = "id" in found ? known.find(({ id }) => id === found.id) : undefined;
      if ("id" in found && person === undefined) throw new Refusal("person-gone");
      if (person === undefined && known.length >= most) throw new Refusal("too-many-contacts");
      const id = person?.id ?? newId();
      const isNew = person === undefined;
      const name = facts.findLast(({ field }) => field === "name")?.value;
      const all = isNew && "name" in found ? [...facts, named(found.name)] : facts;
      const columns: Columns<"contact"> = Object.assign(
        { customer_id: customerId },
        ...all.map((fact) => contactColumns(db, id, fact)),
      );
      const rows = isNew ? await addRow(db, actor, id, customerId, columns) : [];
      if (!isNew) {
        const row = changed(await updateRow(db, actor.scope, "contact", id, columns));
        // The customer's id is not changed; it stays in the record, for whom an undo is about.
        const whose = { customer_id: customerId };
        rows.push({
          ...row,
          before: { ...row.before, ...whose },
          after: { ...row.after, ...whose },
        });
      }
      const weighed = facts.find(({ field }) => field === "cares-about")?.value ?? "";
      const told = facts.filter(({ value }) => value !== null).map(({ field }) => field);
      const gone = facts.filter(({ value }) => value === null).map(({ field }) => field);
      return {
        action: isNew ? "contact.added" : "fact.kept",
        customerIds: [customerId],
        changes: [
          ...rows,
          ...(await learnPriorities(db, actor, held, prioritiesCared(weighed))),
          ...(await confirmFields(db, actor.scope, { customerId, id }, told, actor.now)),
          ...(gone.length === 0 ? [] : await unconfirmFields(db, actor.scope, id, gone)),
        ],
        result: {
          person: name ?? person?.name ?? ("name" in found ? found.name : ""),
          kind: isNew ? ("added" as const) : ("changed" as const),
        },
      };
    },
    async (db, result, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, ...result, facts, undoId };
    },
  );

const named = (name: string): ContactFact => ({ field: "name", value: name });

async function addRow(
  db: Db,
  actor: Actor,
  id: string,
  customerId: string,
  columns: Columns<"contact">,
) {
  const none = { name: "", observances: [], not_observed: [] };
  const row = { ...none, ...columns, customer_id: customerId };
  return [changed(await insertRow(db, actor.scope, "contact", row, id))];
}
