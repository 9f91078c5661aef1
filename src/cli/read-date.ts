import type { CivilDate } from "../core/time/civil.ts";
import { parseCivilDate } from "../core/time/civil-date.ts";
import { Refusal } from "../errors.ts";

/** A date as `YYYY-MM-DD`. Throws a `Refusal` `bad-date`. */
export function readDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new Refusal("bad-date", { date: text });
  return date;
}
