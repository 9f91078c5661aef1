import type { CivilDate } from "../time/civil.ts";
import { daysBetween } from "../time/civil-date.ts";
import type { ListedOrder } from "./listed-order.ts";
import type { OrderStep } from "./order-step.ts";

/** An order is under way for so many days at most, where nothing says that it is done. */
const longest = 365;
/** One of which nobody ever told a step, for so many. */
const longestUntold = 120;

/**
 * The orders that a step may be told of: neither cancelled nor gone through, nor with that step done.
 * Those that somebody told in the chat, or a step of, go before those of which a file alone tells.
 */
export function ordersUnderWay(
  orders: readonly ListedOrder[],
  steps: readonly OrderStep[],
  today: CivilDate,
): readonly ListedOrder[] {
  const open = orders.filter(({ isCancelled, orderedOn, steps: known }) => {
    const days = daysBetween(orderedOn, today);
    const hasOpen = known.some(({ isDone }) => !isDone);
    const isDone = (step: OrderStep) => known.some((one) => one.step === step && one.isDone);
    if (isCancelled || (isDone("balance") && !hasOpen)) return false;
    if (!hasOpen && days > (known.length > 0 ? longest : longestUntold)) return false;
    return steps.some((step) => !isDone(step));
  });
  const told = open.filter(({ isToldOnly, steps: known }) => isToldOnly || known.length > 0);
  return told.length > 0 ? told : open;
}
