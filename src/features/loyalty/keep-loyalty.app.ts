import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer, holdCustomers } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Kept, Loyalty } from "./loyalty.core.ts";
import { referrerOf } from "./loyalty.store.ts";
import { loyaltyOf } from "./loyalty-of.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "referral.told": true;
    "share.told": true;
    "points.spent": true;
  }
}

/**
 * A customer was brought by another. Throws `Refusal` `customer-not-found`, `referred-by-itself`, and
 * `referrer-known` where somebody brought them already.
 */
export const tellReferral = (
  app: App,
  actor: Actor,
  customerId: string,
  referrerId: string,
): Promise<Kept<null>> =>
  change(
    app,
    actor,
    async (db) => {
      if (customerId === referrerId) throw new Refusal("referred-by-itself");
      const held = await holdCustomers(db, actor, [customerId, referrerId]);
      const ref = held.find(({ id }) => id === customerId)?.ref ?? "";
      if ((await referrerOf(db, actor.scope, customerId)) !== null)
        throw new Refusal("referrer-known", { ref });
      const columns = {
        customer_id: referrerId,
        member_id: actor.scope.memberId,
        at: formatInstant(actor.now),
        kind: "referral" as const,
        direction: "received" as const,
        referred_id: customerId,
      };
      const row = changed(await insertRow(db, actor.scope, "ledger_line", columns));
      return {
        action: "referral.told" as const,
        customerIds: [customerId, referrerId],
        changes: [row],
        result: null,
      };
    },
    async (db, kept, undoId) => ({ kept, loyalty: await loyaltyOf(db, actor, customerId), undoId }),
  );

/** Which part of what a customer buys of our kind is ours, as of today. Throws `Refusal` `customer-not-found`. */
export const tellShare = (
  app: App,
  actor: Actor,
  customerId: string,
  percent: number,
): Promise<Kept<number>> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const columns = {
        customer_id: customerId,
        member_id: actor.scope.memberId,
        at: formatInstant(actor.now),
        percent,
      };
      const row = changed(await insertRow(db, actor.scope, "wallet_share", columns));
      return {
        action: "share.told" as const,
        customerIds: [customerId],
        changes: [row],
        result: percent,
      };
    },
    async (db, kept, undoId) => ({ kept, loyalty: await loyaltyOf(db, actor, customerId), undoId }),
  );

/**
 * A customer spends points on something. Throws `Refusal` `customer-not-found`, `loyalty-off`, and
 * `too-few-points` where they have fewer.
 */
export const spendPoints = (
  app: App,
  actor: Actor,
  customerId: string,
  points: number,
  what: string | null,
): Promise<Kept<{ readonly points: number; readonly what: string | null }>> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const before: Loyalty = await loyaltyOf(db, actor, customerId);
      if (before.points === null) throw new Refusal("loyalty-off");
      if (points > before.points.left)
        throw new Refusal("too-few-points", { ref, left: before.points.left });
      const id = newId();
      const columns = {
        customer_id: customerId,
        member_id: actor.scope.memberId,
        at: formatInstant(actor.now),
        kind: "points" as const,
        direction: "given" as const,
        points,
        content:
          what === null ? null : bytesText(db.cipher.seal("ledger_line", "content", id, what)),
      };
      const row = changed(await insertRow(db, actor.scope, "ledger_line", columns, id));
      return {
        action: "points.spent" as const,
        customerIds: [customerId],
        changes: [row],
        result: { points, what },
      };
    },
    async (db, kept, undoId) => ({ kept, loyalty: await loyaltyOf(db, actor, customerId), undoId }),
  );
