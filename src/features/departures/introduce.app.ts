import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { IntroductionStep, ToIntroduce } from "./introduction.core.ts";
import { toIntroduce } from "./introductions.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "introduction.sent": true;
  }
}

/** The introduction to go on with: the first, or the one after that of this row. */
export async function stepIntroductions(
  { store }: App,
  { scope, now }: Actor,
  after: string | null,
): Promise<IntroductionStep> {
  const all = await toIntroduce(store, scope, now);
  const index = all.findIndex(({ id }) => id === after);
  return { card: all[index + 1] ?? null, left: all.length };
}

/**
 * Records that the introduction was sent: a touch that, as a greeting, neither moves the due nor warms
 * the customer; `note` is what the record says. Throws `Refusal` `introduction-gone`.
 */
export const markIntroduced = (
  app: App,
  actor: Actor,
  rowId: string,
  noteOf: (to: ToIntroduce) => string,
): Promise<{ readonly customer: string; readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope, now } = actor;
      const one = (await toIntroduce(db, scope, now)).find(({ id }) => id === rowId);
      if (one === undefined) throw new Refusal("introduction-gone");
      await holdCustomer(db, actor, one.customerId);
      const id = newId();
      const touch = await insertRow(
        db,
        scope,
        "touch",
        {
          customer_id: one.customerId,
          member_id: scope.memberId,
          at: formatInstant(now),
          kind: "greeting",
          direction: "out",
          outcome: "contacted",
          is_two_way: false,
          content: bytesText(db.cipher.seal("touch", "content", id, noteOf(one))),
          logged_at: formatInstant(now),
          contact_id: one.person?.id ?? null,
          occasion: "introduction",
        },
        id,
      );
      const row = await updateRow(db, scope, "passed_customer", rowId, {
        introduced_at: formatInstant(now),
      });
      return {
        action: "introduction.sent",
        customerIds: [one.customerId],
        changes: [changed(touch), changed(row)],
        result: one.customer,
      };
    },
    async (_, customer, undoId) => ({ customer, undoId }),
  );
