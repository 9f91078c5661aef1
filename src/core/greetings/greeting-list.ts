import type { CivilDate } from "../time/civil.ts";
import type { FestivalId } from "./customs.ts";
import type { Manners } from "./manners.ts";
import type { PlannedGreeting } from "./planned-greeting.ts";

/** A festival that is coming, with how many of a member's people it concerns. */
export type ComingFestival = {
  readonly festival: FestivalId;
  /** The earliest of the dates on which they keep it. */
  readonly date: CivilDate;
  /** The civil day on which it begins: of Jewish feasts the evening before. */
  readonly begins: CivilDate;
  /** Days until then. */
  readonly inDays: number;
  readonly tolerance: 0 | 1;
  readonly ready: number;
  readonly ask: number;
  readonly held: number;
  readonly sent: number;
};

/** One person to greet, with what has to be minded. */
export type GreetingCard = PlannedGreeting & Manners;

/** Where somebody stands in the greetings of one festival. */
export type GreetingStep = {
  readonly festival: FestivalId;
  /** Whom to greet, or of whom to ask whether they keep it; null at the end. */
  readonly card: GreetingCard | null;
  /** People still to greet and to ask of, this one among them. */
  readonly ready: number;
  readonly ask: number;
  readonly sent: number;
  /** Those to whom nothing cheerful is said now. */
  readonly held: readonly PlannedGreeting[];
};

/** The festivals of these greetings, the next first. */
export function comingFestivals(greetings: readonly PlannedGreeting[]): ComingFestival[] {
  const groups = new Map<FestivalId, PlannedGreeting[]>();
  for (const one of greetings) {
    groups.set(one.day.festival, [...(groups.get(one.day.festival) ?? []), one]);
  }
  return [...groups].flatMap(([festival, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const count = (state: PlannedGreeting["state"]) =>
      group.filter((one) => one.state === state).length;
    return {
      festival,
      date: first.day.date,
      begins: first.day.begins,
      inDays: first.inDays,
      tolerance: first.day.tolerance,
      ready: count("ready"),
      ask: count("ask"),
      held: count("held"),
      sent: count("sent"),
    };
  });
}
