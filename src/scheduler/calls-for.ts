import type { DueDelivery } from "../app/push/outbox.ts";
import type { WakeUp } from "../queue/delivery-queue.ts";

/** Most deliveries that one call names: so many wait for the slowest among them. */
const most = 50;

/**
 * The calls for deliveries, in their order: those of one lane whose time comes in the same second
 * share calls, and none is called before its time. The same for whoever asks, as far as the same is
 * due.
 */
export function callsFor(due: readonly DueDelivery[]): WakeUp[] {
  const calls: { second: number; isBulk: boolean; due: DueDelivery[] }[] = [];
  for (const one of due) {
    const { isBulk } = one;
    const second = Math.floor(one.at / 1000);
    const last = calls.at(-1);
    const fits = last?.second === second && last.isBulk === isBulk && last.due.length < most;
    if (fits) last.due.push(one);
    else calls.push({ second, isBulk, due: [one] });
  }
  return calls.map(({ isBulk, due: together }) => ({
    deliveries: together.map(({ deliveryId, fence }) => ({ deliveryId, fence })),
    inMs: Math.max(...together.map(({ inMs }) => inMs)),
    isBulk,
  }));
}
