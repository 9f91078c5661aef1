import type { CivilDate } from "../../core/time/civil.ts";
import { goalIn } from "../../core/touch/read-goal.ts";
import { readPlanStep } from "../arguments/read-plan-step.ts";
import { type DayAndRest, splitUntil, splitWhen } from "../arguments/split-when.ts";
import { readStop } from "./read-stop.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { partOf, type Said, shapeOf } from "./words/normalise-input.ts";
import { wordPlace } from "./words/word-place.ts";
import { wholeWord, wordAt } from "./words/word-table.ts";

/** A change of a customer that words ask for. */
export type AskedChange = {
  /** The command that makes it. */
  readonly command: ChangeCommand;
  /** What follows the customer in its line. */
  readonly rest: string;
  /** The same as it was read, where it is a day with a reason. */
  readonly until?: DayAndRest;
};

/** The commands that other words than their own may ask for. */
export type ChangeCommand =
  | "snooze"
  | "tier"
  | "stage"
  | "tag"
  | "skip"
  | "why"
  | "c"
  | "kept"
  | "resolved"
  | "stop"
  | "resume"
  | "answer-given"
  | "draft"
  | "map"
  | "goal"
  | "review"
  | "need"
  | "own";

/** `remind me on friday to send it`, `周五提醒我发报价`: a due put off, with the reason; null otherwise. */
export function readReminder(told: Said, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const { text } = told;
  const word = reminderIn(told.shape, lexicon);
  if (word === null) return null;
  const from = word.at === 0 ? word.end : 0;
  const day = splitWhen(partOf(told, from), lexicon, today);
  if (day === null || !isComing(day.when, today)) return null;
  const dayEnd = text.length - day.rest.length;
  if (word.at !== 0 && word.at !== dayEnd) return null;
  const reason = bare(word.at === 0 ? day.rest : text.slice(word.end).trim(), lexicon);
  const rest = `${text.slice(from, dayEnd).trim()} ${reason}`.trim();
  return { command: "snooze", rest, until: { when: day.when, rest: reason } };
}

/** What is to be done, without the word that only begins it: `to send the drawings`. */
function bare(reason: string, { infinitives }: Lexicon): string {
  const shape = shapeOf(reason);
  const begin = infinitives.find((word) => shape.startsWith(`${word} `));
  return begin === undefined ? reason : reason.slice(begin.length).trim();
}

/** Where the longest words stand that ask to be told again; null where none do. */
function reminderIn(shape: string, { reminders }: Lexicon) {
  for (const word of reminders) {
    const at = wordPlace(shape, word);
    if (at !== null) return { at, end: at + word.length };
  }
  return null;
}

/** `升级成KA`, `Gulf 改成 B级`: the tier, and what stands before; null otherwise. */
export function readTierChange(
  told: Said,
  lexicon: Lexicon,
): (AskedChange & { readonly before: string }) | null {
  const { text, shape } = told;
  for (let at = 0; at < shape.length; at++) {
    const word = wordAt(lexicon.tierTo, shape, at);
    if (word === null) continue;
    const rest = text.slice(word.end).trim();
    if (wholeWord(lexicon.tiers, rest) !== null) {
      return { command: "tier", rest, before: text.slice(0, at).trim() };
    }
  }
  return null;
}

/** The change of one customer that the words after its reference ask for; null where they tell. */
export function readChange(told: Said, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const tier = readTierChange(told, lexicon);
  if (tier?.before === "") return tier;
  const reminder = readReminder(told, lexicon, today);
  if (reminder !== null) return reminder;
  return (
    readStep(told, lexicon, today) ?? readNeed(told, lexicon) ?? readCommand(told, lexicon, today)
  );
}

/** `cultivate invite the buyer 3/15`: a step of a plan, where a day says that it is one. */
function readStep(told: Said, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const step = readPlanStep(told, lexicon, today);
  return step === null || step.day === null ? null : { command: "review", rest: told.text };
}

/** `need: stable lead time`, `额外需求 生日贺卡`: a need in words, which stands behind its word and a sign or a space. */
function readNeed(told: Said, lexicon: Lexicon): AskedChange | null {
  const { text, shape } = told;
  const extra = wordAt(lexicon.needExtra, shape, 0);
  const word = extra ?? wordAt(lexicon.commands, shape, 0);
  if (word === null || (extra === null && word.value !== "need")) return null;
  const isHan = /\p{Script=Han}/u.test(text.slice(0, word.end));
  const after = text.slice(word.end);
  if (!/^\s*[:：]/.test(after) && !(isHan && /^\s/.test(after))) return null;
  const rest = after.replace(/^[\s:：]+/, "").trim();
  if (rest === "" || /[?？]\s*$/.test(rest)) return null;
  return { command: "need", rest: extra === null ? rest : text };
}

/** Commands that change nothing: a question may ask for them. */
const shows: ReadonlySet<string> = new Set(["why", "c", "map"]);

/** A command word where what follows is nothing but what the command takes: `snooze 3d`, never `need prices`. */
function readCommand(told: Said, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const found = wordAt(lexicon.commands, told.shape, 0);
  if (found === null) return null;
  const { value: command, end } = found;
  const after = told.text.slice(end);
  if (/[?？]\s*$/.test(after) && !shows.has(command)) return null;
  const from = end + (/^[\s:：,，]+/.exec(after)?.[0].length ?? 0);
  const said = partOf(told, from, end + after.replace(/[\s.!。！?？]+$/, "").length);
  const rest = said.text;
  switch (command) {
    case "snooze": {
      const until = splitUntil(said, lexicon, today);
      return until === null ? null : { command, rest, until };
    }
    case "tier":
      return wholeWord(lexicon.tiers, rest) === null ? null : { command, rest };
    case "stage":
      return wholeWord(lexicon.stages, rest) === null ? null : { command, rest };
    case "goal":
      return goalIn(rest) === null ? null : { command, rest };
    case "tag":
    case "draft":
      return rest === "" ? null : { command, rest };
    case "stop":
      return rest === "" || readStop(rest, lexicon) !== null ? { command, rest } : null;
    case "why":
    case "resume":
    case "map":
    case "review":
    case "c":
      return rest === "" ? { command, rest } : null;
    case "skip":
    case "kept":
    case "resolved":
    case "answer-given": {
      // `kept` begins talk as well: what was done follows it after a break.
      const isApart =
        /^\s*[:：,，]/.test(after) || wordAt(lexicon.needsBreak, told.shape, 0) === null;
      return rest === "" || isApart ? { command, rest } : null;
    }
    default:
      return null;
  }
}

function isComing(when: DayAndRest["when"], today: CivilDate): boolean {
  return ("either" in when ? when.either[0] : when.from) >= today;
}
