import type { Direction, Outcome, TouchKind } from "../vocabulary.ts";

const oneWayKinds: readonly TouchKind[] = ["email", "message", "greeting"];
const answeredOutcomes: readonly Outcome[] = [
  "replied",
  "ordered",
  "declined",
  "promised",
  "complained",
  "received",
];

/**
 * Whether both sides spoke, which is what the temperature counts. Everything that comes in; of
 * what goes out, every outcome that the customer had a part in. To have written to somebody
 * (`contacted` by email, message or greeting) is not yet a conversation; nor is a quote or a sample
 * sent.
 */
export function isTwoWay(touch: {
  readonly kind: TouchKind;
  readonly direction: Direction;
  readonly outcome: Outcome;
}): boolean {
  if (touch.direction === "in" || answeredOutcomes.includes(touch.outcome)) return true;
  return touch.outcome === "contacted" && !oneWayKinds.includes(touch.kind);
}
