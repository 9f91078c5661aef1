import type { KeptDay } from "../../core/greetings/kept-days.ts";
import { occasionOf } from "../../core/greetings/planned-greeting.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { greetingContact } from "../../store/people/greeting-contacts.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/**
 * Records that a greeting was sent: a touch that neither moves the due nor warms the customer.
 * `note` is what the record says of it. Answers with the id of the change, for an undo. Throws
 * `Refusal` `customer-not-found`.
 */
export const markGreeted = (
  app: App,
  actor: Actor,
  contactId: string,
  day: Pick<KeptDay, "festival" | "date">,
  note: string,
): Promise<string> =>
  change(
    app,
    actor,
    async (db) => {
      const contact = await greetingContact(db, actor.scope, contactId, actor.now);
      if (contact === null) throw new Refusal("customer-not-found");
      const { customerId } = contact;
      await holdCustomer(db, actor, customerId);
      const id = newId();
      const row = await insertRow(
        db,
        actor.scope,
        "touch",
        {
          customer_id: customerId,
          member_id: actor.scope.memberId,
          at: formatInstant(actor.now),
          kind: "greeting",
          direction: "out",
          outcome: "contacted",
          is_two_way: false,
          content: bytesText(db.cipher.seal("touch", "content", id, note)),
          logged_at: formatInstant(actor.now),
          contact_id: contactId,
          occasion: occasionOf(day),
        },
        id,
      );
      return {
        action: "greeting.sent",
        customerIds: [customerId],
        changes: [changed(row)],
        result: null,
      };
    },
    async (_db, _result, undoId) => undoId,
  );
