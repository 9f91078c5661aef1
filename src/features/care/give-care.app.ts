import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import { type Care, kindOfCare } from "./care.core.ts";
import { caresOf, signatureOwed } from "./care.store.ts";
import { asItStands, type CareChanged } from "./decide-care.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "care.given": true;
  }
}

/**
 * Says that what was decided for a moment went out, signed or not: a touch of the history, `note` its words,
 * which neither moves the due nor warms the customer. Throws `Refusal` `customer-not-found`, `no-care`.
 */
export const giveCare = (
  app: App,
  actor: Actor,
  { id, customerId }: Care,
  note: string,
): Promise<CareChanged> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const now = formatInstant(actor.now);
      const [care] = (await caresOf(db, actor.scope, customerId)).filter((one) => one.id === id);
      if (care === undefined || care.kind === "none" || care.givenAt !== null)
        throw new Refusal("no-care");
      const touchId = newId();
      const touch = await insertRow(
        db,
        actor.scope,
        "touch",
        {
          customer_id: customerId,
          member_id: actor.member.id,
          ...{ at: now, logged_at: now, kind: "greeting", direction: "out" },
          ...{ outcome: "contacted", is_two_way: false, contact_id: care.contactId },
          content: bytesText(db.cipher.seal("touch", "content", touchId, note)),
          // By these the reminders of greetings know that it went out.
          occasion: kindOfCare(care) === "birthday" ? null : care.occasion,
        },
        touchId,
      );
      const changes: RowChange[] = [
        changed(touch),
        changed(await updateRow(db, actor.scope, "care", id, { given_at: now })),
      ];
      const owed = await signatureOwed(db, actor.scope, id);
      if (owed !== null && care.signBy !== null)
        changes.push(changed(await updateRow(db, actor.scope, "owed", owed, { done_at: now })));
      return { action: "care.given", customerIds: [customerId], changes, result: null };
    },
    (db, _, undoId) => asItStands(db, actor, customerId, id, undoId),
  );
