import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed } from "../../app/changes/hold-customers.ts";
import { recordTold } from "../../app/touch/log-touches.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import { type LetterKind, mayBeMailed, type PlannedLetter } from "./letter.core.ts";
import { occasionOf } from "./letters.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "letter.sent": true;
  }
}

/**
 * Records that a letter was sent: a touch, to which nobody has answered yet. Answers with the id of the
 * change, for an undo. Throws `Refusal` as recording a touch does.
 */
export const sendLetter = (
  app: App,
  actor: Actor,
  kind: LetterKind,
  { customer, contact }: PlannedLetter,
  note: string,
): Promise<string> =>
  change(
    app,
    actor,
    async (db) => {
      const told = {
        customerId: customer.id,
        outcome: "contacted",
        kind: contact !== null && mayBeMailed(contact) ? "email" : "message",
        direction: "out",
        note,
        addressed: null,
        ...(contact === null ? {} : { contactId: contact.id }),
        happenedOn: null,
        until: null,
      } as const;
      const { changes, result } = await recordTold(db, actor, { told: [told], days: [] });
      const [touch] = result;
      if (touch === undefined) throw new Error("a touch that was recorded is not there");
      const occasion = occasionOf(kind);
      const named = await updateRow(db, actor.scope, "touch", touch.id, { occasion });
      return {
        action: "letter.sent",
        customerIds: [customer.id],
        changes: [...changes, changed(named)],
        result: null,
      };
    },
    async (_db, _result, undoId) => undoId,
  );
