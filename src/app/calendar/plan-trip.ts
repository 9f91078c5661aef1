import type { PlannedTrip, Trip } from "../../core/calendar/trip.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import { deleteTrip, insertTrip, tripsFrom } from "../../store/calendar/trips.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { checkDays } from "../members/take-days-off.ts";

/** A trip that was kept, or taken back, and what takes that back. */
export type ChangedTrip = { readonly trip: Trip; readonly undoId: string };

/**
 * Keeps a trip of the actor, or a fair. Throws `Refusal` `date-past`, `off.too-long`, `date-too-far`,
 * `trip.known` where the same is kept already.
 */
export function planTrip(app: App, actor: Actor, planned: PlannedTrip): Promise<ChangedTrip> {
  checkDays(actor, planned);
  return change(
    app,
    actor,
    async (db) => {
      const known = await tripsFrom(db, actor.scope, planned.from);
      if (known.some((one) => isSame(one, planned))) throw new Refusal("trip.known");
      const { trip, changes } = await insertTrip(db, actor.scope, planned);
      return { action: "trip.planned", customerIds: [], changes, result: trip };
    },
    async (_, trip, undoId) => ({ trip, undoId }),
  );
}

const isSame = (one: Trip, other: PlannedTrip): boolean =>
  one.kind === other.kind &&
  one.place.toLowerCase() === other.place.toLowerCase() &&
  one.from === other.from &&
  one.to === other.to;

/** Takes a trip of the actor back. Throws `Refusal` `trip.gone`. */
export const cancelTrip = (app: App, actor: Actor, trip: Trip): Promise<ChangedTrip> =>
  change(
    app,
    actor,
    async (db) => {
      const changes = await deleteTrip(db, actor.scope, trip);
      if (changes.length === 0) throw new Refusal("trip.gone");
      return { action: "trip.cancelled", customerIds: [], changes, result: trip };
    },
    async (_, cancelled, undoId) => ({ trip: cancelled, undoId }),
  );

/** The trips and fairs of the actor that are not over, the next first; those over since `days` ago as well. */
export const listTrips = ({ store }: App, actor: Actor, days = 0): Promise<Trip[]> =>
  tripsFrom(store, actor.scope, addDays(civilDateAt(actor.now, actor.member.zone), -days));
