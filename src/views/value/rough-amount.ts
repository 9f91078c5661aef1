import type { Speaker } from "../../i18n/speaker.ts";

/** An expected amount as one may say it, to two figures: `USD 12,000`. */
export function roughAmount(currency: string, amount: number, speak: Speaker): string {
  return `${currency} ${speak.number(Number(amount.toPrecision(2)))}`;
}
