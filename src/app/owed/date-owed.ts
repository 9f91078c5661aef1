import type { Owed } from "../../core/owed/owed.ts";
import { ofKind } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { comingDay } from "../cadence/coming-day.ts";
import { change } from "../changes/change.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/** Something owed with the day by which it is to be done now, and what takes that back. */
export type DatedNow = { readonly owed: Owed; readonly undoId: string };

/**
 * Says by when something owed to a customer is to be done. Throws `Refusal` `customer-not-found`,
 * `date-past`, `date-too-far`, and that of its kind where it is open no more.
 */
export const dateOwed = (
  app: App,
  actor: Actor,
  { id, customerId, kind }: Pick<Owed, "id" | "customerId" | "kind">,
  date: CivilDate,
): Promise<DatedNow> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref, zone } = await holdCustomer(db, actor, customerId);
      const dueOn = comingDay(actor, date, zone);
      const open = await findOwedTo(db, actor.scope, customerId, [kind]);
      const owed = open.find((one) => one.id === id);
      if (owed === undefined) throw new Refusal(ofKind(kind).refusal, { ref });
      const row = changed(await updateRow(db, actor.scope, "owed", id, { due_on: dueOn }));
      return {
        action: "promise.dated",
        customerIds: [customerId],
        changes: [row],
        result: { ...owed, dueOn },
      };
    },
    async (_, owed, undoId) => ({ owed, undoId }),
  );
