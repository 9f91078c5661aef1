import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { type ChangedDays, duesNear } from "../../store/calendar/calendar-rules.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/**
 * Derives the dues about changed days once more, when the change is done: what ended while it was
 * under way still went by the days before.
 */
export const rederiveNear = (
  { store }: App,
  { scope }: Actor,
  days: readonly ChangedDays[],
): Promise<void> =>
  store.transaction(async (db) => {
    const dues = await duesNear(db, scope, days);
    const ids = dues.map(({ id }) => id);
    await refreshCustomers(db, scope.organizationId, ids);
  });
