import { findCalledIn, findNamedIn } from "../app/find-named.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { NamedCustomer } from "../core/named-customer.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { whichCustomerView } from "../views/which-customer-view.ts";
import type { CommandContext } from "./command.ts";
import { dateAt } from "./grammar/date-at.ts";
import type { Lexicon } from "./grammar/lexicon.ts";
import { shapeOf } from "./grammar/normalise-input.ts";
import { parseLog } from "./grammar/parse-log.ts";
import type { AskedChange } from "./grammar/read-change.ts";

/**
 * Asks whether the customers are meant whom a wish for a change names, or a plan: `call Hansa
 * tomorrow`. `asked` is the change, as far as the words say it without a name. Null where nobody is
 * named, or more is told than a plan.
 */
export async function changeByName(
  { app, actor, audience, lexicon, speak }: CommandContext,
  text: string,
  asked: AskedChange | null,
): Promise<OutboundMessage | null> {
  const today = civilDateAt(actor.now, actor.member.zone);
  if (asked === null && !mayPlan(text, lexicon, today)) return null;
  const named = await findNamedIn(app, actor, text);
  const among = named.length > 0 ? named : await findCalledIn(app, actor, text);
  const lines = new Map<NamedCustomer, string>();
  for (const one of among) {
    const change = asked ?? planWithout(text, one.name, lexicon, today);
    if (change !== null) lines.set(one, `/${change.command} #${one.ref} ${change.rest}`);
  }
  const lineFor = (one: NamedCustomer) => lines.get(one) ?? "";
  return lines.size === 0
    ? null
    : whichCustomerView([...lines.keys()], lineFor, audience, speak, text);
}

/** Whether one thing is said, of a day to come. */
function mayPlan(text: string, lexicon: Lexicon, today: CivilDate): boolean {
  const [told, ...others] = parseLog(text, lexicon, today);
  if (told === undefined || told.targets.length + others.length > 0) return false;
  return told.when !== null || dateAt(shapeOf(text), 0, lexicon.dates, today) !== null;
}

/** The day alone, once the name is left out; null where more is told. */
function planWithout(
  text: string,
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
  const [entry, ...others] = parseLog(rest, lexicon, today);
  const isPlan = entry?.outcome === null && entry.when !== null && others.length === 0;
  return isPlan ? { command: "snooze", rest: String(entry.when) } : null;
}
