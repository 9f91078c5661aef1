import type { Outcome } from "../vocabulary.ts";
import { nextTopic, type Topic, type TouchTopic } from "./touch-topic.ts";

/** A touch, as far as it tells what the next one is for. */
export type PlannedFrom = {
  readonly outcome: Outcome;
  readonly direction: "in" | "out";
  readonly topic: TouchTopic | null;
  readonly goal: string | null;
  readonly goalReached: boolean | null;
};

/** What the next touch of a customer is for. */
export type TouchPlan = {
  /** What it is to reach; null: nobody said. */
  readonly goal: string | null;
  /** Whether that was reached meanwhile; null: nobody said. */
  readonly isReached: boolean | null;
  /** What to talk about. */
  readonly topic: Topic;
  /** What was talked about the last time anything is known of; null: never. */
  readonly lastTopic: TouchTopic | null;
  /** How many of our last touches in a row were business and nothing else. */
  readonly businessRun: number;
};

/** So many touches in a row about business alone are too many. */
export const longestBusiness = 4;

/** What the next touch is for, by those before it, the latest first. */
export function touchPlan(touches: readonly PlannedFrom[]): TouchPlan {
  const at = touches.findIndex(({ goal }) => goal !== null);
  const judged = touches.slice(0, Math.max(0, at)).find(({ goalReached }) => goalReached !== null);
  const past = touches.flatMap(({ topic }) => topic ?? []);
  // Whom one did not reach was told nothing, and what they say themselves is not ours to choose.
  const ours = touches.filter(
    ({ direction, outcome }) => direction === "out" && outcome !== "no-answer",
  );
  const end = ours.findIndex(({ topic }) => topic !== "business");
  return {
    goal: touches[at]?.goal ?? null,
    isReached: judged?.goalReached ?? null,
    topic: nextTopic(past),
    lastTopic: past[0] ?? null,
    businessRun: end === -1 ? ours.length : end,
  };
}
