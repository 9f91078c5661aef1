import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";
import { comingDay } from "./coming-day.ts";

/**
 * Moves the due of a customer to a day, or the next open one after it; the cadence goes on from
 * there. Throws `Refusal` `customer-not-found`, `date-past`, `date-too-far`.
 */
export async function snoozeDue(
  app: App,
  actor: Actor,
  customerId: string,
  until: CivilDate,
  reason: string | null,
): Promise<ChangedResult> {
  let dueBefore: CivilDate | null = null;
  const result = await changeHeldCustomer(app, actor, customerId, "due.snoozed", (held, db) => {
    dueBefore = held.dueOn;
    return {
      change: { kind: "snoozed", reason },
      columns: {
        requested_on: comingDay(actor, until, held.zone),
        requested_reason:
          reason === null
            ? null
            : bytesText(db.cipher.seal("customer", "requested_reason", customerId, reason)),
      },
    };
  });
  const isUnmoved = result.customer.dueOn === dueBefore;
  return { ...result, change: { kind: "snoozed", reason, isUnmoved } };
}
