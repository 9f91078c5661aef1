import type { ReorderDue } from "../../core/value/reorder-due.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** When the next order is due by a customer's own rhythm: `reorder due Sat 12 Dec, 5 days late`. */
export function reorderDueText({ on, lateDays }: ReorderDue, speak: Speaker): string {
  const day = speak.day(on);
  return lateDays > 0
    ? speak.t("reorder.late", { day, count: lateDays })
    : speak.t("reorder.due", { day });
}
