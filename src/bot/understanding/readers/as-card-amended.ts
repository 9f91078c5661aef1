import { amendCard } from "../../drafting/amend-card.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";

/** Longer lines are about something else, in characters. */
const longest = 300;

/** `role: buyer`, `国家 德国` or the reference of a customer, where a card has just been shown as a draft. */
export async function asCardAmended(line: Line, context: ReadingContext): Promise<Reading> {
  if (context.audience === "group" || line.text.length > longest) return "no";
  const message = await amendCard(context, line);
  return message === null ? "no" : { type: "say", message };
}
