import type { Reason } from "../../core/cadence/reason.ts";
import type { CivilDate, WallTime, Zone } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { allDueCustomers } from "../../store/cadence/due-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** One customer's due as scripts read it: the line of `genjin due --json`. */
export type DueLine = {
  readonly ref: string;
  readonly code: string;
  readonly customer: string;
  readonly tier: Tier;
  /** The customer's civil date. */
  readonly due: CivilDate;
  /** Hours of that day in the customer's zone. */
  readonly window: { readonly from: WallTime; readonly to: WallTime; readonly zone: Zone } | null;
  /** What led to the date, in order. */
  readonly why: readonly Reason[];
};

/** Every visible customer's due, the earliest first. */
export async function listDues(app: App, actor: Actor): Promise<DueLine[]> {
  const customers = await allDueCustomers(app.store, actor.scope);
  return customers.map(({ ref, code, name, tier, dueOn, window, zone, reasons }) => ({
    ref,
    code,
    customer: name,
    tier,
    due: dueOn,
    window: { ...window, zone },
    why: reasons,
  }));
}
