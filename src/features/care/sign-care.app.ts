import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Care } from "./care.core.ts";
import { caresOf, signatureOwed } from "./care.store.ts";
import { asItStands, type CareChanged } from "./decide-care.app.ts";
import { maySign, type Signing } from "./who-signs.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "care.signed": true;
  }
}

/**
 * Signs what was decided for a moment, beside the name of who decided it. Throws `Refusal`
 * `customer-not-found`, `care-not-yours` where the actor does not sign for its owner, `care-signed`.
 */
export async function signCare(
  app: App,
  signing: Signing,
  { id, customerId, ownerId, ref }: Care,
  { isSeen, isOverAgreed }: { readonly isSeen: boolean; readonly isOverAgreed: boolean },
): Promise<CareChanged> {
  const { actor } = signing;
  if (!maySign(signing, ownerId)) throw new Refusal("care-not-yours", { ref });
  return change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const now = formatInstant(actor.now);
      const [care] = (await caresOf(db, actor.scope, customerId)).filter((one) => one.id === id);
      if (care === undefined || care.kind === "none") throw new Refusal("no-care");
      if (care.signedAt !== null || care.givenAt !== null)
        throw new Refusal("care-signed", { ref });
      const changes: RowChange[] = [
        changed(
          await updateRow(db, actor.scope, "care", id, {
            signed_by_id: actor.member.id,
            signed_at: now,
            seen_at: isSeen ? now : null,
            is_over_agreed: isOverAgreed,
          }),
        ),
      ];
      const owed = await signatureOwed(db, actor.scope, id);
      if (owed !== null)
        changes.push(changed(await updateRow(db, actor.scope, "owed", owed, { done_at: now })));
      return { action: "care.signed", customerIds: [customerId], changes, result: null };
    },
    (db, _, undoId) => asItStands(db, actor, customerId, id, undoId),
  );
}
