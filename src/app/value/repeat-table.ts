import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { RepeatTable } from "../../core/value/worth.ts";
import { repeatByOwner, repeatRates } from "../../store/value/repeat-rates.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Calendar quarters that are compared. */
const quarters = 5;

/** How many of the visible customers who bought had bought before; by person for who leads. */
export async function repeatTable({ store }: App, actor: Actor): Promise<RepeatTable> {
  const { scope, now, member } = actor;
  const today = civilDateAt(now, member.zone);
  const year = { from: addDays(today, -364), to: today };
  const before = { from: addDays(today, -729), to: addDays(today, -365) };
  const asked = [year, before, ...quartersUpTo(today)];
  const [rates, people] = await Promise.all([
    repeatRates(store, scope, asked, now),
    member.role === "sales" ? [] : repeatByOwner(store, scope, year, now),
  ]);
  return { years: rates.slice(0, 2), quarters: rates.slice(2), people };
}

/** The latest calendar quarters, the running one first, up to today. */
function quartersUpTo(today: CivilDate): { from: CivilDate; to: CivilDate }[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const running = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: quarters }, (_, ago) => {
    const from = firstOf(running - ago);
    const last = addDays(firstOf(running - ago + 1), -1);
    return { from, to: last < today ? last : today };
  });
}

const firstOf = (quarter: number): CivilDate =>
  `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, "0")}-01` as CivilDate;
