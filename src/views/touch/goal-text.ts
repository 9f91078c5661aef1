import type { LoggedTouch } from "../../core/touch/logged-touch.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { cutTo } from "../customer/row-name.ts";

/** Columns of a goal in the row of a list. */
const inRow = 20;

/** What a touch told of goals and content, part by part: `goal reached`, `next goal: …`, `about: a case`. */
export function goalTold(
  { goal, goalReached, topic }: Pick<LoggedTouch, "goal" | "goalReached" | "topic">,
  speak: Speaker,
): string[] {
  return [
    goalReached === null ? "" : speak.t(goalReached ? "goal.reached" : "goal.missed"),
    goal === null ? "" : speak.t("goal.next", { goal }),
    topic === null || topic === "business"
      ? ""
      : speak.t("goal.about", { topic: speak.t(`topic.${topic}`) }),
  ];
}

/** The last goal and whether it was reached, which is asked where nobody said. */
export function goalState({ goal, isReached }: TouchPlan, speak: Speaker): string {
  if (goal === null) return speak.t("goal.none");
  if (isReached === null) return speak.t("goal.open", { goal });
  return speak.t(isReached ? "goal.was-reached" : "goal.was-missed", { goal });
}

/** The same below the word for a goal, which it does not repeat; where there is none, what one needs. */
export function goalField({ goal, isReached }: TouchPlan, speak: Speaker): string {
  if (goal === null) return speak.t("call.goal-asked");
  if (isReached === null) return speak.t("goal.of-card-open", { goal });
  return speak.t(isReached ? "goal.of-card-reached" : "goal.of-card-missed", { goal });
}

/** What to talk about next. */
export const proposal = ({ topic }: TouchPlan, speak: Speaker): string =>
  speak.t("goal.propose", { topic: speak.t(`topic.${topic}`) });

/**
 * The same in the row of a list, after the goal that is to be reached; nothing where a list knows of no plan. What
 * became of it, and that there is none yet, is said where the touch is prepared.
 */
export const planParts = (plan: TouchPlan | undefined, speak: Speaker): readonly string[] =>
  plan === undefined
    ? []
    : [
        plan.goal === null || plan.isReached !== null
          ? ""
          : speak.t("goal.in-row", { goal: cutTo(plan.goal, inRow) }),
        speak.t("goal.topic-in-row", { topic: speak.t(`topic.${plan.topic}`) }),
      ];

/** Why just that is proposed. */
export const whyProposed = (plan: TouchPlan, speak: Speaker): string => {
  const topic = speak.t(`topic.${plan.topic}`);
  if (plan.lastTopic === null) return speak.t("goal.why-first", { topic });
  return speak.t("goal.why", { topic, last: speak.t(`topic.${plan.lastTopic}`) });
};
