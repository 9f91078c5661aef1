import { readHolidayAsked } from "../../arguments/read-holiday-asked.ts";
import { callOf } from "../call-of.ts";
import { calls, type Reader } from "../reading.ts";

/** Longer than this, in characters, more is told than whose days off are asked for. */
const longestAsked = 80;

/** Days off of a country: `holidays in Poland`, `波兰下周放假吗`; of ours and of all customers' where none is named. */
export const asHolidayAsked: Reader = (line, { lexicon }) => {
  if (line.text.length > longestAsked) return "no";
  const asked = readHolidayAsked(line, lexicon, line.today);
  if (asked === null) return "no";
  if (asked.countries.length > 0) return calls(callOf("holiday", { asked }));
  return line.asks() ? calls(callOf("holiday", {})) : "no";
};
