import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { dueCustomer } from "../../store/cadence/due-customers.ts";

/** The country of a customer that the actor sees; null where none is known. */
export const countryOf = async (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<string | null> => (await dueCustomer(store, scope, customerId))?.country ?? null;
