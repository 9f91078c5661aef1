import type { Outcome } from "../vocabulary.ts";
import words from "./goal-words.json" with { type: "json" };
import type { TouchTopic } from "./touch-topic.ts";

/** What the words of a touch say of its content, of the goal before and of the next one. */
export type GoalTold = {
  /** What is left of the words; null: nothing. */
  readonly note: string | null;
  /** What the next touch is to reach; null: not told. */
  readonly goal: string | null;
  /** Whether the goal before was reached; null: not told. */
  readonly isReached: boolean | null;
  /** What they say in so many words that it was about; null: they do not. */
  readonly topic: TouchTopic | null;
};

const longest = 200;
const either = (all: readonly string[]): string =>
  [...all].sort((one, other) => other.length - one.length).join("|");
const whole = (all: readonly string[]) => new RegExp(`^(?:${either(all)})[\\s!！✓✅]*$`, "iu");

const [reached, missed] = [whole(words.reached), whole(words.missed)];
const goalWords = either(words.goal);
/** `目标 拿到目标价`, `目标：…`, `goal get the price`, `goal: …`, `goal is to …`. */
const goalAtHead = new RegExp(
  `^(?:${goalWords})(?:\\s*[:：]\\s*|\\s+)(?:(?:is|:) )?(?:to )?(.+)$`,
  "isu",
);
const topicAtHead = new RegExp(`^(?:${either(words.topic)})(?:\\s*[:：]\\s*|\\s+)(.+)$`, "isu");
const noGoal = new RegExp(
  `^(?:${words.none.map((one) => (/[a-z]/.test(one) ? `${one}\\b` : one)).join("|")})`,
  "iu",
);
/** Where such words may stand without a mark before them. */
const within = new RegExp(
  `(?<=\\S)(?<!\\bnext)\\s+(?=(?:${either(words.goal.filter((one) => !/^[a-z]/.test(one)))}|${either(words.topic.filter((one) => !/^[a-z]/.test(one)))})[\\s:：]|(?:next goal|goal:|content:|topic:))`,
  "iu",
);
const atMarks = /[,，;；。!！\n]+\s*|\.\s+/u;

/**
 * Reads what a note says of goals and content: `发了目录 目标 拿到目标价`, `goal reached, content: case`. Each
 * counts only as a clause of its own, so that talk of goals tells of none; the clauses that count are no
 * part of the note any more. The next goal is the rest of its clause.
 */
export function readGoal(note: string): GoalTold {
  let told: GoalTold = { note, goal: null, isReached: null, topic: null };
  const left: string[] = [];
  for (const { clause, mark } of clausesOf(note)) {
    const goal = goalAtHead.exec(clause)?.[1]?.trim() ?? "";
    const topic = topicAtHead.exec(clause)?.[1]?.trim() ?? "";
    const named = topic === "" ? null : topicNamed(topic);
    if (missed.test(clause)) told = { ...told, isReached: false };
    else if (reached.test(clause)) told = { ...told, isReached: true };
    else if (named !== null) told = { ...told, topic: named };
    else if (goal !== "" && !noGoal.test(goal) && !/[?？吗]$/u.test(goal))
      told = { ...told, goal: goal.replace(/[\s.。]+$/u, "").slice(0, longest) };
    else left.push(clause + mark);
  }
  if (told.goal === null && told.isReached === null && told.topic === null) return told;
  const rest = left
    .join("")
    .replace(/[\s,，;；.。]+$/u, "")
    .trim();
  return { ...told, note: rest === "" ? null : rest };
}

/** A goal that stands by itself: `拿到目标价`; null where the words say whether one was reached, or that there is none. */
export const goalIn = (text: string): string | null => {
  const { goal, note } = readGoal(`goal: ${text.replace(/^[\s:：]+/u, "")}`);
  return note === null ? goal : null;
};

/** The clauses of a note, each with the mark behind it. */
function clausesOf(note: string): { readonly clause: string; readonly mark: string }[] {
  const clauses: { clause: string; mark: string }[] = [];
  let rest = note;
  while (rest !== "") {
    const found = [atMarks.exec(rest), within.exec(rest)]
      .filter((one) => one !== null)
      .sort((one, other) => one.index - other.index)[0];
    const end = found?.index ?? rest.length;
    const mark = found?.[0] ?? "";
    const clause = rest.slice(0, end).trim();
    if (clause !== "" || mark !== "") clauses.push({ clause, mark });
    rest = rest.slice(end + mark.length);
  }
  return clauses;
}

/** The topic that is named so; null: none is. */
function topicNamed(text: string): TouchTopic | null {
  const said = text.toLowerCase().replace(/[\s.。]+$/u, "");
  const found = Object.entries(words.topics).find(([, all]) => all.includes(said));
  return (found?.[0] as TouchTopic | undefined) ?? null;
}

const done = Object.entries(words.done).map(
  ([topic, all]) => [topic as TouchTopic, new RegExp(`(?:${all.join("|")})`, "giu")] as const,
);
const undone = new RegExp(words.undone, "iu");
const business = new RegExp(words.business.join("|"), "iu");
const ofBusiness: ReadonlySet<Outcome> = new Set<Outcome>(["quoted", "ordered", "sampled"]);

/**
 * What a touch of ours was about by its words and its outcome: what was sent, shown or told, else
 * business where a price, an order or a payment is named. What is still to come, or was not done, is not
 * talked about yet. Null: they do not tell.
 */
export function topicOf(note: string | null, outcome: Outcome): TouchTopic | null {
  if (note !== null)
    for (const [topic, pattern] of done)
      for (const { index } of note.matchAll(pattern))
        if (!undone.test(note.slice(0, index))) return topic;
  if (ofBusiness.has(outcome)) return "business";
  return note !== null && business.test(note) ? "business" : null;
}
