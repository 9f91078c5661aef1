import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Priority } from "../../core/customer/priority.ts";
import { prioritiesOf } from "./priorities.store.ts";

/** What a customer that the actor sees weighs. */
export const weighedBy = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly Priority[]> => prioritiesOf(store, scope, customerId);
