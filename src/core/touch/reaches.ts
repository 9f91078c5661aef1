import type { ReportedTouch } from "./reported-touch.ts";
import { isTwoWay } from "./touch.ts";

/**
 * Whether the customer heard from us by a touch: whatever went out and was not in vain. A greeting that
 * nobody answered says nothing.
 */
export const reaches = (touch: Pick<ReportedTouch, "kind" | "direction" | "outcome">): boolean =>
  touch.direction === "out" &&
  touch.outcome !== "no-answer" &&
  (touch.kind !== "greeting" || isTwoWay(touch));
