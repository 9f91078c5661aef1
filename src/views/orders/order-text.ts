import type { OrderStep } from "../../core/orders/order-step.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** A sum with its currency: `USD 5,000`. */
export const moneyText = (
  { amount, currency }: { readonly amount: number; readonly currency: string },
  speak: Speaker,
): string => `${currency} ${speak.number(amount, 2)}`;

/** What names an order: `PI-2026-88 · USD 5,000 · film, tape`. */
export const orderText = (
  order: {
    readonly number: string;
    readonly amount: number;
    readonly currency: string;
    readonly products?: readonly string[];
  },
  speak: Speaker,
): string =>
  [
    shownNumber(order.number),
    moneyText(order, speak),
    (order.products ?? []).join(speak.t("list.comma")),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));

/** What it earns, where its cost is known; empty otherwise. */
export function marginText(
  { amount, cost = null }: { readonly amount: number; readonly cost?: number | null },
  speak: Speaker,
): string {
  if (cost === null || amount <= 0) return "";
  const margin = amount - cost;
  const percent = speak.number((margin / amount) * 100);
  return speak.t("order.margin", { margin: speak.number(margin, 2), percent });
}

/** A step of an order: `deposit ✓ Tue 12/01`, `balance 70% by Wed 01/20`. */
export function stepText(
  step: {
    readonly step: OrderStep;
    readonly part: string | null;
    readonly on: CivilDate | null;
    readonly isDone: boolean;
  },
  speak: Speaker,
): string {
  const name = [speak.t(`order.step.${step.step}`), step.part ?? ""].join(" ").trim();
  const day = step.on === null ? "" : speak.day(step.on);
  if (step.isDone) return speak.t("order.step-done", { step: name, day }).trim();
  return step.on === null
    ? speak.t("order.step-open", { step: name })
    : speak.t("order.step-by", { step: name, day });
}

/** Of an order from before they were counted there is no number to name. */
const shownNumber = (number: string): string => (number.startsWith("chat-") ? "" : number);
