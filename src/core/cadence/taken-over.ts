import type { EpochDay, Instant, Zone } from "../time/civil.ts";
import { civilAt, epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { Target } from "./target.ts";

/** Days after an import on which customers come up, from one and up to before the other. */
type Span = readonly [number, number];

/**
 * The target of a customer whom a file brought and nobody has been in touch with here. What was due
 * before we knew them is nobody's omission: it comes up in the weeks after the import, some each day, the
 * important first.
 */
export function takenOver(target: Target, facts: CadenceFacts): Target {
  const { importedAt = null, sequence = 0, zone } = facts;
  if (importedAt === null) return target;
  const imported = epochDayAt(importedAt, zone);
  // Whoever is brought in the afternoon can be called from the next day on.
  const first = isMorning(importedAt, zone) ? imported : imported + 1;
  if (target.day >= first) return target;
  const [from, to] = spanOf(facts);
  const day = (first + from + (sequence % (to - from))) as EpochDay;
  return {
    ...target,
    day,
    earliest: day,
    limit: null,
    why: { code: "taken-over", on: civilDateOf(imported) },
  };
}

const isMorning = (at: Instant, zone: Zone): boolean => civilAt(at, zone).time < "12:00";

/** Key accounts and who is about to order within the week, buyers by their rhythm, then the others. */
function spanOf({ tier, stage, orderGapDays }: CadenceFacts): Span {
  if (stage === "lost") return [28, 70];
  if (tier === "KA" || tier === "A") return [0, 5];
  if (tier === "B") return [0, 7];
  if (stage === "repeat" || stage === "first-order")
    return orderGapDays === null ? [7, 35] : [0, 21];
  return tier === "E" ? [28, 70] : tier === "C" ? [7, 28] : [14, 42];
}
