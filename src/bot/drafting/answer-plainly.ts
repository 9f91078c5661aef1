import { explainDue } from "../../app/cadence/explain-due.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { mainZone } from "../../core/places/main-zone.ts";
import { clockView } from "../../views/customer/clock-view.ts";
import { noNames } from "../arguments/asked-pieces.ts";
import { askedSearch } from "../arguments/asked-search.ts";
import { readCheckAsked } from "../arguments/read-check-asked.ts";
import { readHolidayAsked } from "../arguments/read-holiday-asked.ts";
import { readZone } from "../arguments/read-setting.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { asksClock, asksToCall } from "../grammar/asks.ts";
import type { FindPart } from "../grammar/split-find.ts";
import { cutWords } from "../grammar/words/cut-words.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { callAsWritten } from "../understanding/call-as-written.ts";
import { callOf, showCall } from "../understanding/call-of.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";

/** Answers what is asked in so many words, whatever else a line sounds like; null where nothing is. */
export async function answerPlainly(
  context: CommandContext,
  line: Line,
  read: ReadLine,
): Promise<OutboundMessage | CommandCall | null> {
  const { commands, lexicon } = context;
  const clock = await clockAsked(context, line, read);
  if (clock !== null) return clock;
  const state = stateAsked(line, read, lexicon);
  if (state !== null) return state;
  const { named } = read.whole.clause;
  const isSeen = named.some(({ by }) => by === "reference" || by === "number");
  const company = isSeen ? null : readCheckAsked(line, lexicon, line.today);
  const isOfSeen = named.length > 0 && company !== null && beginsOrdinarily(company);
  return company === null || !isName(company) || isOfSeen
    ? null
    : callAsWritten({ command: "check", rest: company, words: [company] }, commands);
}

/** How a customer stands, by their name and a word for that: `Nile 逾期`, `Hansa overdue`, `is Gulf closed on Friday`. */
function stateAsked(
  line: Line,
  { whole: { clause } }: ReadLine,
  lexicon: Lexicon,
): CommandCall | null {
  const spans = clause.spans.filter(({ type }) => type === "customer");
  const [span] = spans;
  const [customer, ...others] = clause.named[0]?.among ?? [];
  if (span === undefined || spans.length > 1 || customer === undefined || others.length > 0)
    return null;
  const rest = shaped(line.text.slice(0, span.from) + line.text.slice(span.to));
  const { parts, unread } = askedSearch(rest, noNames, "", lexicon, line.today);
  const isState = unread.length === 0 && parts.length > 0 && parts.every(isOfCard);
  if (isState) return showCall({ ref: customer.ref });
  const off = readHolidayAsked(rest, lexicon, line.today);
  if (off === null || customer.country === null || off.countries.length > 0) return null;
  // `Gulf is closed on Friday` tells, `is Gulf closed on Friday` asks.
  return line.asks() || wordAt(lexicon.askedFillers, line.shape, 0)?.end === span.from - 1
    ? callOf("holiday", { asked: { ...off, countries: [customer.country] } })
    : null;
}

/** Whether a part of a search says how the next contact stands. */
const isOfCard = ({ key, values: [value = ""] }: FindPart): boolean =>
  key === "cooling" || (key === "due" && value === "overdue");

/** Whether words begin with one of any sentence: `anything open with Claire` is no company, Claire is known. */
const beginsOrdinarily = (text: string): boolean => {
  const [first] = /^[a-z]+(?![\p{L}\p{N}])/u.exec(text) ?? [];
  return first !== undefined && isOrdinary(first);
};

/** Whether words are more than such as stand in any sentence: `most orders` is no company. */
const isName = (text: string): boolean =>
  /\p{Script=Han}|\p{Lu}/u.test(text) ||
  (text.match(/\p{L}+/gu) ?? []).some((word) => !isOrdinary(word.toLowerCase()));

/** What time it is at the customer, or in the place, that is named: `Hansa 现在几点`, `what time is it in Tokyo`. */
async function clockAsked(
  { app, actor, audience, lexicon, speak }: CommandContext,
  line: Line,
  { whole: { clause } }: ReadLine,
): Promise<OutboundMessage | CommandCall | null> {
  const isToCall = line.asks() && asksToCall(line.shape, lexicon);
  if (!isToCall && !asksClock(line.shape, lexicon)) return null;
  const show = (shown: Parameters<typeof clockView>[0]) =>
    clockView(shown, actor.now, actor.member.zone, audience, speak);
  const [mention, ...others] = clause.named.filter(({ by }) => by !== "place" && by !== "country");
  const [customer, ...rivals] = mention?.among ?? [];
  if (customer !== undefined && rivals.length + others.length === 0) {
    // Whom to call there, and from when on.
    if (isToCall) return showCall({ ref: customer.ref });
    const { customer: known } = await explainDue(app, actor, customer.id);
    return show({ zone: known.zone, city: known.city, customer });
  }
  const place = cutWords<{ from: number; to: number; type: "word" }>(line.shape, (at) => {
    const asked = [...lexicon.clockAsked, ...lexicon.callAsked].filter((word) =>
      line.shape.startsWith(word, at),
    );
    const filler = wordAt(lexicon.askedFillers, line.shape, at);
    return [
      ...asked.map((word) => ({ type: "word" as const, from: at, to: at + word.length })),
      filler && { type: "word", from: at, to: filler.end },
    ];
  }).filter(({ type }) => type === "unread");
  const [from, to] = [place[0]?.from ?? 0, place.at(-1)?.to ?? 0];
  const { country } = actor.member;
  const said = to > from ? readZone(line.text.slice(from, to), country, lexicon, speak) : null;
  const [span] = clause.spans.flatMap((one) => (one.type === "country" ? [one.country] : []));
  const zone = said?.zone ?? (span === undefined ? null : mainZone(span));
  return zone === null ? null : show({ zone, city: null, customer: null });
}

/** Whether a line begins with a word that asks why. */
export const beginsWhy = ({ shape }: Line, { lexicon }: CommandContext): boolean =>
  lexicon.commands
    .get(shape.charAt(0))
    ?.some(({ word, value }) => value === "why" && shape.startsWith(word)) ?? false;
