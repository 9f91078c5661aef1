import type { Instant } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import type { DueCustomer } from "./due-customer.ts";
import { overdueDays } from "./overdue-days.ts";

/** Tiers whose delay is worth a message of its own, and the first places of a list. */
export const urgentTiers = ["KA", "A"] as const satisfies readonly Tier[];

/** Whether a customer is so important and so late that whatever else is due comes after. */
export const isUrgent = (
  customer: Pick<DueCustomer, "tier" | "dueOn" | "zone">,
  now: Instant,
): boolean => urgentTiers.some((tier) => tier === customer.tier) && overdueDays(customer, now) > 0;
