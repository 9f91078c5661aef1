import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays, daysBetween, weekdayOf } from "../../../core/time/civil-date.ts";
import type { LogProblem } from "../log-problem.ts";
import { type DateReading, far, isRatherPast } from "./date-reading.ts";

/** Where a date stands in an entry and what stands around it. */
export type DatePlace = {
  /** The words of the date. */
  readonly text: string;
  readonly isPromise: boolean;
  /** A statement about the past goes with it: `called tuesday`. */
  readonly isPast: boolean;
  /** It stands before the outcome, where people say when it happened. */
  readonly isLead: boolean;
  /** `call again` follows. */
  readonly isFollowUp: boolean;
};

/** What a date that was told is for, or why it cannot be used. */
export type PlacedDate =
  | { readonly when: CivilDate }
  | { readonly happenedOn: CivilDate }
  | { readonly problem: LogProblem };

/** A date without a year before the outcome is taken as the last one up to this far back. In days. */
const notLongAgo = 60;

/** Decides whether a date is the next one or the day it happened, or that it must be asked. */
export function placeDate(reading: DateReading, place: DatePlace, today: CivilDate): PlacedDate {
  const { points, days, back, other, swapped } = reading;
  const { text, isPromise, isPast, isLead, isFollowUp } = place;
  const ask = (one: CivilDate, two: CivilDate): PlacedDate => ({
    problem: { code: "ambiguous-date", text, options: one < two ? [one, two] : [two, one] },
  });
  if (days === null) return { problem: { code: "no-such-date", text } };
  const isFar = back !== undefined && isRatherPast(days.from, back, today);
  /** A coming day almost a year away: the one that day first means, or none, for the nearest is over. */
  const farAhead = (): PlacedDate =>
    swapped === undefined ? { problem: { code: "date-in-past", text } } : ask(swapped, days.from);

  if (isPromise) {
    if (points === "back") return { problem: { code: "date-in-past", text } };
    if (other !== undefined) return ask(other, days.from);
    if (swapped !== undefined && swapped < days.from) return ask(swapped, days.from);
    if (points === "either" && isFar && back !== undefined) return farAhead();
    return { when: days.to };
  }
  switch (points) {
    case "back":
      if (other !== undefined) return ask(days.from, other);
      return days.from === days.to ? { happenedOn: days.from } : ask(days.from, days.to);
    case "today":
      return isFollowUp ? { when: today } : { happenedOn: today };
    case "ahead":
      if (isPast && !reading.isCompact) return { problem: { code: "date-in-future", text } };
      return other === undefined ? { when: days.from } : ask(other, days.from);
    case "either": {
      if (back === undefined) return { when: days.from };
      if (isPast && daysBetween(back, today) <= far) return { happenedOn: back };
      if (isPast) return ask(back, days.from);
      if (isLead)
        return isRecent(reading, back, today) ? { happenedOn: back } : ask(back, days.from);
      if (other !== undefined) return ask(other, days.from);
      if (swapped !== undefined && swapped < days.from) return ask(swapped, days.from);
      return isFar ? farAhead() : { when: days.from };
    }
  }
}

/** A weekday of this week that has been, or a date of the last two months. */
function isRecent({ isNumeric }: DateReading, back: CivilDate, today: CivilDate): boolean {
  if (isNumeric) return daysBetween(back, today) <= notLongAgo;
  return back >= addDays(today, 1 - weekdayOf(today));
}
