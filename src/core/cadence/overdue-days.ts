import type { Instant } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { DueCustomer } from "./due-customer.ts";

/** How many of the customer's days a due is past; 0 where it is not. */
export const overdueDays = (
  { dueOn, zone }: Pick<DueCustomer, "dueOn" | "zone">,
  now: Instant,
): number => Math.max(0, epochDayAt(now, zone) - epochDayOf(dueOn));
