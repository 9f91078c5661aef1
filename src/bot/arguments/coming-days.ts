import { Refusal } from "../../errors.ts";
import type { When } from "../grammar/dates/parse-when.ts";

/** The days as they are, for what is to come. Throws `Refusal` `date-over` where a year must be written. */
export function comingDays(when: When): When {
  if ("past" in when && when.past !== undefined)
    throw new Refusal("date-over", { date: when.past, next: when.from });
  return when;
}
