import type { Trip } from "../../core/calendar/trip.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { tripsFrom } from "../../store/calendar/trips.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";

/** The fair at which the actor is on their day; null: at none. */
export async function fairNow(
  db: Db,
  { scope, member, now }: Pick<Actor, "scope" | "member" | "now">,
): Promise<Trip | null> {
  const today = civilDateAt(now, member.zone);
  const trips = await tripsFrom(db, scope, today);
  return trips.find(({ kind, from }) => kind === "fair" && from <= today) ?? null;
}
