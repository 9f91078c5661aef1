import { z } from "zod";
import { findById } from "../../app/search/find-named.ts";
import { comingDays } from "../../bot/arguments/coming-days.ts";
import { splitTarget } from "../../bot/arguments/split-target.ts";
import { splitWhen } from "../../bot/arguments/split-when.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { beginsTold } from "../../bot/grammar/begins-told.ts";
import type { When } from "../../bot/grammar/dates/parse-when.ts";
import { findDates } from "../../bot/grammar/find-dates.ts";
import { isPastVerb } from "../../bot/grammar/past.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { wordPlace } from "../../bot/grammar/words/word-place.ts";
import { wholeWord, wordAt } from "../../bot/grammar/words/word-table.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichDayView } from "../../views/touch/which-day-view.ts";
import { eventsView, eventView } from "./event.view.ts";
import eventWords from "./event-words.core.json" with { type: "json" };
import { keepEvent, listEvents, removeEvent } from "./keep-event.app.ts";
import { howTold } from "./list-care.app.ts";
import { nextOf } from "./moments-of.core.ts";

/**
 * `/event REF 15 Mar factory's 10th anniversary`, `K3F 事件 3/15 工厂10周年`: a day of a customer's own that is
 * worth a wish; `every year` where it comes again. Without words the days that are known, `/event REF remove 1`
 * forgets one.
 */
export const event = defineCommand({
  name: "event",
  topic: "customers",
  after: "contact",
  permission: "sales",
  audience: "private",
  followsCustomer: "about",
  args: z.object({ about: z.string().max(300).default("") }),
  positional: ["about…"],
  isMeant: (words, context, isNamed) =>
    isOwnDay(isNamed ? words : splitTarget(words).rest, context),
  run: (context, { about }) =>
    onCustomer(context, "event", splitTarget(about), (id, rest, reference) =>
      told(context, id, rest.replaceAll("\n", " ").trim(), reference),
    ),
});

async function told(
  context: CommandContext,
  customerId: string,
  words: string,
  reference: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const customer = (await findById(app, actor, [customerId])).get(customerId);
  if (customer === undefined) throw new Refusal("customer-not-found");
  if (words === "") return eventsView(customer, await listEvents(app, actor, customerId), speak);
  const removing = taken("remove", words);
  if (removing !== null) {
    const number = Number(/\d+/.exec(removing)?.[0] ?? 1);
    const { event: gone, undoId } = await removeEvent(app, actor, customer, number);
    return eventView(customer, gone, null, undoId, speak);
  }
  const yearly = taken("yearly", words);
  const once = taken("once", yearly ?? words);
  const said = dayIn(once ?? yearly ?? words, context);
  const isYearly = yearly !== null;
  if (said === null || said.name === "") throw new Refusal("event-unread", { ref: customer.ref });
  const when = isYearly ? said.when : comingDays(said.when);
  if ("either" in when) {
    const { either } = when;
    const lineFor = (day: string) =>
      buttonLine("event", reference, day, isYearly ? "yearly" : "", said.name);
    return whichDayView(either, lineFor, speak);
  }
  const today = civilDateAt(actor.now, actor.member.zone);
  const on = isYearly ? nextOf(when.from, today) : when.from;
  if (on < today) throw new Refusal("event-past", { day: speak.day(on), ref: customer.ref });
  const { event: kept, undoId } = await keepEvent(app, actor, customerId, {
    ...{ on, isYearly, name: said.name },
  });
  return eventView(customer, kept, await howTold(app, actor, customerId, on), undoId, speak);
}

/** More words, or Chinese characters, are no name of a day. */
const [mostWords, mostCharacters] = [6, 14];

/**
 * Whether words are a day and what it is called, one behind the other, or which one to forget. What tells of something
 * is not: `went well, call Friday`, `postponed to 15 Mar`, `处理完了`.
 */
function isOwnDay(words: string, { actor, lexicon }: CommandContext): boolean {
  if (/[?？吗呢]\s*$/u.test(words)) return false;
  const removing = taken("remove", words);
  if (removing !== null) return /^(?:#|第)?\s*\d*\s*个?$/u.test(removing);
  const yearly = taken("yearly", words) ?? words;
  const said = shaped(taken("once", yearly) ?? yearly);
  const today = civilDateAt(actor.now, actor.member.zone);
  const head = splitWhen(said, lexicon, today);
  if (head !== null) return isNameOfDay(named(head.rest), lexicon, today);
  const [first, ...others] = findDates(said, lexicon, today);
  if (first === undefined) return isNameOfDay(named(said.text), lexicon, today);
  const isAtEnd = others.length === 0 && first.to === said.text.length;
  return isAtEnd && isNameOfDay(named(said.text.slice(0, first.from)), lexicon, today);
}

/** Whether words may be what a day is called: few, no sentence, and without a word that tells, plans or counts. */
function isNameOfDay(name: string, lexicon: Lexicon, today: CivilDate): boolean {
  const said = shaped(name);
  const { shape } = said;
  const latin = shape.match(/[a-z']+/g) ?? [];
  const isTelling = (word: string) =>
    isPastVerb(word, lexicon) ||
    wholeWord(lexicon.pronouns, word) !== null ||
    eventWords.told.includes(word);
  const told = eventWords.told.filter((word) => !/[a-z]/.test(word));
  const last = latin.at(-1);
  return (
    !/[,;!?\n]|\.(?!\d)/.test(shape) &&
    shape.split(" ").length <= mostWords &&
    (shape.match(/\p{Script=Han}/gu) ?? []).length <= mostCharacters &&
    !beginsTold(shape, lexicon) &&
    !latin.some(isTelling) &&
    !told.some((word) => shape.includes(word)) &&
    !lexicon.customers.some((word) => wordPlace(shape, word) !== null) &&
    !(last !== undefined && shape.endsWith(last) && wholeWord(lexicon.untilWords, last) !== null) &&
    !isOver(shape, lexicon) &&
    !findDates(said, lexicon, today).some(
      ({ isBareWeekday, reading }) => isBareWeekday || reading.isNumeric === true,
    )
  );
}

/** Whether a Chinese word within says that something is over: `处理完了`. */
const isOver = (shape: string, { pastEndings, notPast }: Lexicon): boolean =>
  [...shape].some(
    (_, at) =>
      at > 0 && pastEndings.includes(shape.charAt(at)) && wordAt(notPast, shape, at) === null,
  );

/** The day that words tell, at their head or anywhere, and what they call it. */
function dayIn(
  words: string,
  { actor, lexicon }: CommandContext,
): { readonly when: When; readonly name: string } | null {
  const said = shaped(words);
  const today = civilDateAt(actor.now, actor.member.zone);
  const head = splitWhen(said, lexicon, today);
  if (head !== null) return { when: head.when, name: named(head.rest) };
  const [found] = findDates(said, lexicon, today);
  const day = found && splitWhen(shaped(words.slice(found.from)), lexicon, today);
  return found && day
    ? { when: day.when, name: named(`${words.slice(0, found.from)} ${day.rest}`) }
    : null;
}

const named = (words: string): string =>
  words.replace(/^(?:是|为|[\s,，:：;；])+|[\s,，;；:：。.]+$/gu, "").replace(/\s+/gu, " ");

/** Words without the one that says something, as a whole word; null where it is not said. */
function taken(of: keyof typeof eventWords, words: string): string | null {
  const shape = words.toLowerCase();
  for (const word of eventWords[of]) {
    const at = shape.indexOf(word);
    if (at === -1) continue;
    const around = `${shape.charAt(at - 1)}${shape.charAt(at + word.length)}`;
    if (/[a-z]/.test(word) && /[a-z]/.test(around)) continue;
    if (of === "remove" && at !== 0) continue;
    return `${words.slice(0, at)} ${words.slice(at + word.length)}`.trim();
  }
  return null;
}
