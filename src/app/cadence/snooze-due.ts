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
export const snoozeDue = (
  app: App,
  actor: Actor,
  customerId: string,
  until: CivilDate,
  reason: string | null,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "due.snoozed", ({ zone }, db) => ({
    change: { kind: "snoozed", reason },
    columns: {
      requested_on: comingDay(actor, until, zone),
      requested_reason:
        reason === null
          ? null
          : bytesText(db.cipher.seal("customer", "requested_reason", customerId, reason)),
    },
  }));
