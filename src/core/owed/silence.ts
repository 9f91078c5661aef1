import type { CivilDate } from "../time/civil.ts";
import { type OwedKind, ofKind } from "./owed-kind.ts";

/** What of something owed decides about greetings; both days are the customer's. */
export type OwedDays = {
  readonly kind: OwedKind;
  readonly madeOn: CivilDate;
  readonly dueOn: CivilDate | null;
};

/**
 * Because of what is owed nothing cheerful is said: since the day it was made, or as the day by which
 * it was to be done has passed.
 */
export type Silence = { readonly because: OwedKind; readonly on: CivilDate };

/**
 * Why nothing cheerful is said to a customer to whom all this is owed; null when something may be.
 * What silences at once comes before what is overdue, then the earliest.
 */
export function silenceBy(owed: readonly OwedDays[], today: CivilDate): Silence | null {
  const atOnce: Silence[] = [];
  const overdue: Silence[] = [];
  for (const { kind, madeOn, dueOn } of owed) {
    const { silences } = ofKind(kind);
    if (silences === "never") continue;
    if (silences === "at-once") atOnce.push({ because: kind, on: madeOn });
    else if (dueOn !== null && dueOn < today) overdue.push({ because: kind, on: dueOn });
  }
  return earliest(atOnce) ?? earliest(overdue) ?? null;
}

const earliest = (all: readonly Silence[]): Silence | undefined =>
  all.toSorted((one, other) => (one.on < other.on ? -1 : 1))[0];
