import { findCalledIn, findNamedIn } from "../../../app/search/find-named.ts";
import type { OutboundMessage } from "../../../chat/message.ts";
import type { NamedCustomer } from "../../../core/search/named-customer.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { buttonLine } from "../../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../../views/search/which-customer-view.ts";
import { dateAt } from "../../grammar/dates/date-at.ts";
import { type AskedChange, readReminder, readTierChange } from "../../grammar/read-change.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import type { Said } from "../../grammar/words/normalise-input.ts";
import { type Line, lineOf, readLine } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { changeCall, wishIn } from "./asked-change.ts";

/**
 * A change asked for in other words than its command's, or a plan: `call Hansa tomorrow`. Of a
 * customer by name it asks who is meant; a reminder without a name, and in a reply a tier, are of
 * whom the conversation tells.
 */
export async function asChange(line: Line, context: ReadingContext): Promise<Reading> {
  const { lexicon, reply } = context;
  const wish = wishIn(line, lexicon);
  if (wish === null) return "no";
  const tier = readTierChange(wish, lexicon);
  const asked = readReminder(wish, lexicon, line.today) ?? tier;
  if (reply === null) {
    const words = wish.text === line.text ? line : lineOf(wish, lexicon, line.today);
    const question = await ofWhom(words, asked, context);
    if (question !== null) return { type: "ask", question };
  }
  const isClear = asked?.command === "snooze" || (reply !== null && tier?.before === "");
  return asked !== null && isClear ? calls(changeCall(asked, [])) : "no";
}

/** Asks whether the customers are meant whom the words name; null where nobody is, or more is told than a plan. */
async function ofWhom(
  words: Line,
  asked: AskedChange | null,
  { app, actor, audience, lexicon, speak }: ReadingContext,
): Promise<OutboundMessage | null> {
  const { text, today } = words;
  if (asked === null && !mayPlan(words, lexicon)) return null;
  const named = await findNamedIn(app, actor, text);
  const among = named.length > 0 ? named : await findCalledIn(app, actor, text);
  const lines = new Map<NamedCustomer, string>();
  for (const one of among) {
    const change = asked ?? planWithout(words, one.name, lexicon, today);
    if (change !== null) lines.set(one, buttonLine(change.command, `#${one.ref}`, change.rest));
  }
  const lineFor = (one: NamedCustomer) => lines.get(one) ?? "";
  return lines.size === 0
    ? null
    : whichCustomerView([...lines.keys()], lineFor, audience, speak, text);
}

/** Whether one thing is said, of a day to come. */
function mayPlan(words: Line, { dates }: Lexicon): boolean {
  const [told, ...others] = words.entries();
  if (told === undefined || told.targets.length + others.length > 0) return false;
  return told.when !== null || dateAt(words.shape, 0, dates, words.today) !== null;
}

/** The day alone, once the name is left out; null where more is told. */
function planWithout(
  { text }: Said,
  name: string,
  lexicon: Lexicon,
  today: CivilDate,
): AskedChange | null {
  const shape = text.toLowerCase();
  const whole = name.toLowerCase();
  const called = shape.includes(whole) ? whole : (whole.split(" ")[0] ?? "");
  const at = shape.indexOf(called);
  if (at < 0) return null;
  const rest = `${text.slice(0, at)} ${text.slice(at + called.length)}`;
  const [entry, ...others] = readLine(rest, lexicon, today).entries();
  const isPlan = entry?.outcome === null && entry.when !== null && others.length === 0;
  return isPlan ? { command: "snooze", rest: String(entry.when) } : null;
}
