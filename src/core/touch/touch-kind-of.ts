import type { Outcome, TouchKind } from "../vocabulary.ts";

/** The way in which a touch most likely took place when only its outcome was told. */
export function touchKindOf(outcome: Outcome): TouchKind {
  switch (outcome) {
    case "quoted":
      return "quote";
    case "sampled":
      return "sample";
    case "replied":
    case "complained":
      return "message";
    default:
      return "call";
  }
}
