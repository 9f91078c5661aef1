import type { CivilDate } from "../../core/time/civil.ts";
import { splitUntil, splitWhen } from "../split-when.ts";
import { wholeWord } from "../whole-word.ts";
import type { Lexicon } from "./lexicon.ts";
import { normaliseInput, shapeOf } from "./normalise-input.ts";
import { wordPlace } from "./word-place.ts";
import { wordAt } from "./word-table.ts";

/** A change that words ask for: the command, and what follows the customer in its line. */
export type AskedChange = { readonly command: string; readonly rest: string };

/** `remind me on friday to send it`, `周五提醒我发报价`: a due put off, with the reason; null otherwise. */
export function readReminder(text: string, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const clean = normaliseInput(text);
  const word = reminderIn(shapeOf(clean), lexicon);
  if (word === null) return null;
  const from = word.at === 0 ? word.end : 0;
  const day = splitWhen(clean.slice(from), lexicon, today);
  if (day === null || !isComing(day.when, today)) return null;
  const dayEnd = clean.length - day.rest.length;
  if (word.at !== 0 && word.at !== dayEnd) return null;
  const reason = word.at === 0 ? day.rest : clean.slice(word.end).trim();
  return { command: "snooze", rest: `${clean.slice(from, dayEnd).trim()} ${reason}`.trim() };
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
  text: string,
  lexicon: Lexicon,
): (AskedChange & { readonly before: string }) | null {
  const clean = normaliseInput(text);
  const shape = shapeOf(clean);
  for (let at = 0; at < shape.length; at++) {
    const word = wordAt(lexicon.tierTo, shape, at);
    if (word === null) continue;
    const rest = clean.slice(word.end).trim();
    if (wholeWord(lexicon.tiers, rest) !== null) {
      return { command: "tier", rest, before: clean.slice(0, at).trim() };
    }
  }
  return null;
}

/** The change of one customer that the words after its reference ask for; null where they tell. */
export function readChange(text: string, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const tier = readTierChange(text, lexicon);
  if (tier?.before === "") return tier;
  return readReminder(text, lexicon, today) ?? readCommand(text, lexicon, today);
}

/** A command word where what follows is nothing but what the command takes: `snooze 3d`, never `need prices`. */
function readCommand(text: string, lexicon: Lexicon, today: CivilDate): AskedChange | null {
  const clean = normaliseInput(text);
  const shape = shapeOf(clean);
  const found = wordAt(lexicon.commands, shape, 0);
  if (found === null) return null;
  const { value: command, end } = found;
  const rest = clean.slice(end).replace(/^[\s:：]+|[\s.!。！?？]+$/g, "");
  switch (command) {
    case "snooze":
      return splitUntil(rest, lexicon, today) === null ? null : { command, rest };
    case "tier":
      return wholeWord(lexicon.tiers, rest) === null ? null : { command, rest };
    case "stage":
      return wholeWord(lexicon.stages, rest) === null ? null : { command, rest };
    case "tag":
      return rest === "" ? null : { command, rest };
    case "skip":
    case "why":
    case "c":
    case "kept":
    case "resolved":
      return rest === "" ? { command, rest } : null;
    default:
      return null;
  }
}

function isComing(
  when: NonNullable<ReturnType<typeof splitWhen>>["when"],
  today: CivilDate,
): boolean {
  return ("either" in when ? when.either[0] : when.from) >= today;
}
