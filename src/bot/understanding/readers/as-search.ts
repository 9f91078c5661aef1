import { findCalledIn } from "../../../app/search/find-named.ts";
import { noNames } from "../../arguments/asked-pieces.ts";
import { type AskedSearch, askedSearch } from "../../arguments/asked-search.ts";
import { readAskedSearch } from "../../arguments/read-asked-search.ts";
import { inquiry } from "../../grammar/asked-filter.ts";
import { asksClock, asksOwed, asksToCall } from "../../grammar/asks.ts";
import { beginsTold } from "../../grammar/begins-told.ts";
import { type FindPart, splitFind } from "../../grammar/split-find.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { sourcesFor } from "../../subject/subject-sources.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { searchCall } from "../search-call.ts";

/** Longer than this, in characters, something is told. */
const longestSearch = 90;

/** Longer than this, in characters, a search without a word of asking is more. */
const longestBrief = 40;

/** What a line may name and nothing else: it asks for those customers. */
const alone: ReadonlySet<string | null> = new Set([
  "country",
  "region",
  "cooling",
  "birthday",
  "due",
  "stage",
  "orders",
  "market",
  "priority",
  "attitude",
  "decider",
]);

/** What it may name besides one more of these or of the above. */
const together: ReadonlySet<string | null> = new Set([
  ...alone,
  "tier",
  "owner",
  "silent",
  "lacks",
  "touched",
]);

/** What may be told of a customer whom the conversation is about as well: `谈判中`, `已成交`. */
const toldToo: ReadonlySet<string | null> = new Set([
  "stage",
  "orders",
  "priority",
  "attitude",
  "decider",
  "touched",
]);

/**
 * Words every one of which says which customers are meant: `没下过单的客户`, `Lily 的客户`, `my
 * customers`, a country alone, and in a question `list my KA`.
 */
export async function asSearch(line: Line, context: ReadingContext): Promise<Reading> {
  const { lexicon } = context;
  // What was promised is listed itself, rather than to whom; what time it is there is no list.
  if ([asksOwed, asksClock, asksToCall].some((one) => one(line.shape, lexicon))) return "no";
  if (line.text.length > longestSearch || splitFind(line.text).some(({ key }) => key !== null))
    return "no";
  const asks = line.asks() && /\p{L}/u.test(line.text);
  if (!asks && !lexicon.customers.some((word) => wordPlace(line.shape, word) !== null)) {
    const asked = await briefSearch(line, context);
    return (await isList(line, asked, context)) ? calls(searchCall(asked)) : "no";
  }
  const asked = await readAskedSearch(context, line, line.today);
  if (asked.unread.length > 0 || asked.isOfToday) return "no";
  if (await isOfCalled(line, asked, context)) return "no";
  if (!asks && plansOfCustomer(line, asked, lexicon)) return "no";
  const isSearch = asks
    ? asked.parts.length > 0 || asked.isOfCustomers || asked.isOfDormant
    : (asked.isOfCustomers || asked.parts.length > 0) &&
      !(asked.isTold && beginsTold(line.shape, lexicon));
  return isSearch ? calls(searchCall(asked)) : "no";
}

/** `下周五拜访迪拜客户 带样品`: what is to be done on a day with one of them, and more behind: nobody is looked for. */
const plansOfCustomer = (
  { shape }: Line,
  { parts }: AskedSearch,
  { customers }: Lexicon,
): boolean =>
  parts.some(({ key }) => key === "due") &&
  customers.some((word) => {
    const at = /\p{Script=Han}/u.test(word) ? shape.lastIndexOf(word) : -1;
    return at >= 0 && /^[^的]*[\s，,]\p{Script=Han}{2}/u.test(shape.slice(at + word.length));
  });

/** A search without a word of asking; colleagues are looked up where little is left that nobody could read. */
async function briefSearch(line: Line, context: ReadingContext): Promise<AskedSearch> {
  const { actor, lexicon } = context;
  const asked = askedSearch(line, noNames, actor.member.handle, lexicon, line.today);
  const isNearly =
    asked.unread.length === 1 &&
    line.text.length <= longestBrief &&
    asked.parts.some(({ key }) => alone.has(key));
  return isNearly ? readAskedSearch(context, line, line.today) : asked;
}

/** Whether a region is a customer's name, where no customers are spoken of: `is anyone on Gulf`. */
const isOfCalled = async (
  { text, shape }: Line,
  { parts }: AskedSearch,
  { app, actor, lexicon }: ReadingContext,
): Promise<boolean> =>
  parts.some(({ key }) => key === "region") &&
  !lexicon.customers.some((word) => wordPlace(shape, word) !== null) &&
  (await findCalledIn(app, actor, text)).length > 0;

/** Whether it names a place, a stage, birthdays of some weeks, what is overdue or those long silent and nothing more, and no customer is called so. */
async function isList(
  line: Line,
  { parts, unread, isOfDormant }: AskedSearch,
  context: ReadingContext,
): Promise<boolean> {
  const { app, actor } = context;
  const { text } = line;
  if ((parts.length === 0 && !isOfDormant) || unread.length > 0) return false;
  const among = parts.length > 1 || isOfDormant ? together : alone;
  const isAlone = ({ key, values: [value = ""] }: FindPart) =>
    among.has(key) &&
    (key !== "birthday" || value.includes("..")) &&
    (key !== "touched" || value === inquiry) &&
    (key !== "due" || !/\d/.test(value));
  if (!parts.every(isAlone) || (await findCalledIn(app, actor, text)).length > 0) return false;
  const mayBeTold =
    (isOfDormant || parts.some(({ key }) => toldToo.has(key))) && !/的[\s?。]*$/u.test(text);
  if (!mayBeTold) return true;
  const isHad = wholeWord(context.lexicon.hasOrder, line.shape) !== null;
  const isPlain = isHad || parts.length > 1 || !beginsTold(line.shape, context.lexicon);
  return isPlain && isOfNobody(context);
}

/** Whether no customer waits for an answer in this conversation. */
const isOfNobody = async (context: ReadingContext): Promise<boolean> =>
  context.reply === null && (await sourcesFor(context, [[]])).nudged.length === 0;
