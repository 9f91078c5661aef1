import { readGoal, topicOf } from "./read-goal.ts";
import type { ReportedTouch } from "./reported-touch.ts";

/**
 * A touch with what its words say of goals and content told apart from them. Of what the customer did by
 * themselves, and of whom nobody reached, there is no content of ours.
 */
export function withGoal(touch: ReportedTouch): ReportedTouch {
  const { note, outcome, direction, kind, isHeard } = touch;
  const read = note === null || isHeard === true ? null : readGoal(note);
  const words = read === null ? note : read.note;
  const isOurs = direction === "out" && outcome !== "no-answer" && kind !== "greeting";
  return {
    ...touch,
    note: words,
    goal: read?.goal ?? touch.goal ?? null,
    goalReached: read?.isReached ?? touch.goalReached ?? null,
    topic: read?.topic ?? touch.topic ?? (isOurs ? topicOf(words, outcome) : null),
  };
}
