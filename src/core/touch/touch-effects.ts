import { owedAfter } from "../owed/owed-kind.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { Outcome, Stage } from "../vocabulary.ts";

/** What a touch may change on its customer. */
export type TouchedState = {
  readonly stage: Stage;
  readonly sampleReceivedAt: Instant | null;
  readonly skipsSinceSample: number;
  /** The date a member asked for; it ends with the touch, unless the touch asks for one. */
  readonly requestedOn: CivilDate | null;
  readonly skippedOn: CivilDate | null;
};

/** The part of a touch that has effects. */
export type TouchFacts = {
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly until: CivilDate | null;
};

/**
 * The state of a customer after a touch. A skip of a day that is still to come (after `today`, the
 * customer's date) ends as well, so that nothing older than the touch decides about the next due.
 */
export function touchEffects(
  state: TouchedState,
  { at, outcome, until }: TouchFacts,
  hasOrdered: boolean,
  today: CivilDate,
): TouchedState {
  const { sampleReceivedAt, skipsSinceSample, skippedOn } = state;
  const isReceived = outcome === "received";
  return {
    stage: stageAfter(state.stage, outcome, hasOrdered),
    sampleReceivedAt: isReceived ? at : sampleReceivedAt,
    skipsSinceSample: isReceived ? 0 : skipsSinceSample,
    requestedOn: owedAfter(outcome) === null ? until : null,
    skippedOn: skippedOn !== null && skippedOn > today ? null : skippedOn,
  };
}

/** The stage that follows from an outcome; it never goes back. */
function stageAfter(stage: Stage, outcome: Outcome, hasOrdered: boolean): Stage {
  const isEarly = stage === "lead" || stage === "negotiating";
  switch (outcome) {
    case "ordered":
      return hasOrdered || stage === "first-order" || stage === "repeat" ? "repeat" : "first-order";
    case "sampled":
    case "received":
      return isEarly ? "sampled" : stage;
    case "quoted":
      return stage === "lead" ? "negotiating" : stage;
    default:
      return stage;
  }
}
