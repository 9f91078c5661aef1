import type { ChangedResult, CustomerChange } from "../../core/changes/customer-change.ts";
import type { Stop } from "../../core/customer/stop.ts";
import { Refusal } from "../../errors.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import { deleteStops, insertStop, standingStops } from "../../store/customer/stops.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/** Characters that are kept of what was said. */
const longest = 500;

/**
 * Keeps that a customer asked to be left alone, with what was said. It is no contact: no touch, no
 * warmth, no date. A new wanted channel takes the place of the one before. Throws `Refusal`
 * `customer-not-found`, `stop-unchanged` (with the reference).
 */
export const setStop = (
  app: App,
  actor: Actor,
  customerId: string,
  stop: Stop,
  words: string | null,
): Promise<ChangedResult> =>
  changeStops(app, actor, customerId, { kind: "stopped", stop }, async (db, ref) => {
    const standing = await standingStops(db, actor.scope, customerId);
    if (standing.some(({ kind, channel }) => kind === stop.kind && channel === stop.channel))
      throw new Refusal("stop-unchanged", { ref });
    const before =
      stop.kind === "only" ? await deleteStops(db, actor.scope, customerId, "only") : [];
    const said = { ...stop, words: words?.slice(0, longest) ?? null };
    return [...before, changed(await insertStop(db, actor.scope, customerId, said, actor.now))];
  });

/**
 * Lifts all that a customer asked to be left alone with: they may be contacted again. Throws `Refusal`
 * `customer-not-found`, `not-stopped` (with the reference).
 */
export const liftStops = (app: App, actor: Actor, customerId: string): Promise<ChangedResult> =>
  changeStops(app, actor, customerId, { kind: "resumed" }, async (db, ref) => {
    const gone = await deleteStops(db, actor.scope, customerId);
    if (gone.length === 0) throw new Refusal("not-stopped", { ref });
    return gone;
  });

const changeStops = (
  app: App,
  actor: Actor,
  customerId: string,
  what: CustomerChange,
  write: (db: Db, ref: string) => Promise<readonly RowChange[]>,
): Promise<ChangedResult> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const changes = await write(db, ref);
      return { action: "stop.changed", customerIds: [customerId], changes, result: null };
    },
    async (db, _, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a customer that was held is not there");
      return { customer, change: what, undoId };
    },
  );
