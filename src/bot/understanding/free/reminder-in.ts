import type { CivilDate, Instant } from "../../../core/time/civil.ts";
import type { CommandContext } from "../../command.ts";
import { reminderTime } from "../../grammar/dates/reminder-time.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import type { Line } from "../line.ts";
import type { Clause } from "./clauses.ts";

type Asked = Pick<CommandContext, "actor" | "lexicon">;

/** When the words ask to be reminded, at an hour of a day or after some hours; null where they do not. */
export function reminderIn(
  shape: string,
  day: CivilDate | null,
  { actor, lexicon }: Asked,
): Instant | "over" | null {
  const isAsked = lexicon.reminders.some((word) => wordPlace(shape, word) !== null);
  if (!isAsked) return null;
  return reminderTime(shape, lexicon.clock, day, actor.now, actor.member.zone);
}

/** Whether a line asks to be reminded at an hour: that is no date of the next contact. */
export const remindsOf = ({ shape, asks }: Line, context: Asked): boolean =>
  !asks() && reminderIn(shape, null, context) !== null;

/** The day that a clause names for it; null: none. */
export function reminderDay({ spans }: Clause): CivilDate | null {
  for (const span of spans) {
    if (span.type !== "date") continue;
    const { reading } = span.date;
    if (reading.points !== "back" && reading.days !== null) return reading.days.from;
  }
  return null;
}
