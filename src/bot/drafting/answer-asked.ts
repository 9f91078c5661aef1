import type { OutboundMessage } from "../../chat/message.ts";
import { type OwedKind, ofKind, owedKinds } from "../../core/owed/owed-kind.ts";
import type { CalledBy } from "../../core/search/callable.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import { readAskedSearch } from "../arguments/read-asked-search.ts";
import { readDaysMeant } from "../arguments/read-days-meant.ts";
import { fromFestival } from "../arguments/read-festivals.ts";
import { splitAs } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { askedFor, asksOwed } from "../grammar/asks.ts";
import { saysWho } from "../grammar/parse-find.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import { callAsWritten } from "../understanding/call-as-written.ts";
import { callOf, showAllCall } from "../understanding/call-of.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import type { Act } from "../understanding/free/acts.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import { whoseClause } from "../understanding/free/whose-clause.ts";
import type { Line } from "../understanding/line.ts";
import { searchCall } from "../understanding/search-call.ts";

/** How somebody is called of whom it needs no asking whether anybody has them. */
const seen: ReadonlySet<CalledBy> = new Set<CalledBy>(["reference", "number", "person"]);

/** Acts that ask for customers, or may. */
const ofCustomers: ReadonlySet<Act> = new Set<Act>(["ask-list", "ask-day", "ask"]);

/**
 * Answers a question or a wish to see something; nothing is recorded. Throws `Refusal` `asked`, and
 * `asked-unread` where nothing of it says which customers are meant.
 */
export async function answerAsked(
  context: CommandContext,
  line: Line,
  read: ReadLine,
  sources: SubjectSources,
): Promise<OutboundMessage | CommandCall> {
  const { commands, lexicon } = context;
  const { clause, act } = read.whole;
  const isNamed = clause.named.some(({ by }) => by !== "place");
  const isOfMember = clause.spans.some(({ type }) => type === "member");
  const found = askedFor(line.shape, lexicon);
  if (found !== null && !isNamed) {
    const { command } = found;
    const festival = command === "greet" ? fromFestival(line.text, lexicon) : null;
    const rest = festival ?? found.rest;
    return callAsWritten({ command, rest, words: rest === "" ? [] : rest.split(" ") }, commands);
  }
  const isCertain = clause.named.some(({ by }) => seen.has(by));
  // `did she get our quote?` in a reply is of the customer of the message.
  const isOfThem = lexicon.thirdPersons.some((word) => wordPlace(line.shape, word) !== null);
  if (!isNamed && !isOfMember && isOfThem && sources.parent !== null)
    return ofCustomer(context, line, read, sources);
  const isSeen = clause.named.some(({ by, isDoubtful }) => by === "name" && !isDoubtful);
  if (act === "ask-check" && isSeen) return ofCustomer(context, line, read, sources);
  if (act === "ask-check" && !isCertain) {
    const company = companyIn(line.text, clause.spans);
    if (company !== null)
      return callAsWritten({ command: "check", rest: company, words: [company] }, commands);
  }
  if (act === "ask-promises" || asksOwed(line.shape, lexicon))
    return promisesAsked(context, line, read, sources);
  const days = isNamed ? null : daysIn(line, lexicon);
  if (act === "ask-team" && (isOfMember || !isNamed)) return weekOf(days);
  if (isNamed) return ofCustomer(context, line, read, sources);
  if (act !== null && ofCustomers.has(act)) {
    const asked = await searchAsked(context, line, act, read.members);
    if (asked !== null) return asked;
  }
  if (days !== null) return weekOf(days);
  return ofCustomer(context, line, read, sources);
}

/** What is owed to the customer that is named, to such as are described, or to all. Throws `Refusal` `asked`. */
async function promisesAsked(
  context: CommandContext,
  line: Line,
  read: ReadLine,
  sources: SubjectSources,
): Promise<OutboundMessage | CommandCall> {
  const { lexicon, actor } = context;
  const kinds = kindsNamed(line, lexicon);
  const { clause } = read.whole;
  const whose = whoseClause(clause, read.customers, sources, lexicon);
  const [only, ...others] = clause.named.length > 0 && whose.type === "found" ? whose.of : [];
  if (only !== undefined && others.length === 0) {
    const { ref, name } = only.customer;
    return callOf("promises", { kinds, of: { ref, name } });
  }
  if (clause.named.some(({ by }) => by !== "place"))
    return ofCustomer(context, line, read, sources);
  const asked = await readAskedSearch(context, line, line.today, read.members);
  const own = actor.member.handle;
  const isNarrowed = asked.parts.some(
    ({ key, values }) => saysWho(key) && !(key === "owner" && values.every((one) => one === own)),
  );
  if (isNarrowed) return searchCall(asked);
  const company = companyIn(line.text, []);
  if (company !== null) throw new Refusal("nobody-named", { name: company });
  return callOf("promises", { kinds });
}

/** The kind of what is owed that a line names; undefined where it names none, or all. */
function kindsNamed({ shape }: Line, { asked }: Lexicon): OwedKind[] | undefined {
  const words = [...asked.values()].flat();
  const named = owedKinds.filter((kind) =>
    words.some(
      ({ word, value }) => value === ofKind(kind).begunBy && wordPlace(shape, word) !== null,
    ),
  );
  return named.length === 1 ? [...named] : undefined;
}

/** The summary of a week, a month or a year as the words name it; null: of the last seven days. */
const weekOf = (days: string | null): CommandCall => ({
  command: "week",
  args: days === null ? {} : { days },
});

/** Longest words for a week, a month or a year, in characters. */
const longestPeriod = 14;

/** The longest words of a line that name a week, month or year up to now: `上个月`, `last week`. */
function daysIn({ shape, today }: Line, { dates }: Lexicon): string | null {
  for (let length = longestPeriod; length > 1; length--) {
    for (let at = 0; at + length <= shape.length; at++) {
      const words = shape.slice(at, at + length);
      const isApart = !/[a-z0-9]/.test(shape.charAt(at - 1) + shape.charAt(at + length));
      const isWord =
        /\p{L}/u.test(words) &&
        words.trim() === words &&
        (isApart || /\p{Script=Han}/u.test(words));
      if (isWord && readDaysMeant(words, dates, today) !== null) return words;
    }
  }
  return null;
}

/** Those who are asked for; null where it asks for nobody. */
async function searchAsked(
  context: CommandContext,
  line: Line,
  act: Act,
  members: ReadLine["members"],
): Promise<CommandCall | null> {
  const asked = await readAskedSearch(context, line, line.today, members);
  const { parts, unread, isOfDormant, isOfCustomers } = asked;
  if (parts.length > 0 && asked.isOpposite)
    throw new Refusal("asked-unread", { words: unread.join(", ") });
  if (parts.length > 0 || isOfDormant) return searchCall(asked);
  if (act === "ask-day" || asked.isOfToday) return { command: "today", args: {} };
  if (act !== "ask-list") return null;
  const company = unread.length === 0 ? null : companyIn(line.text, []);
  if (company !== null) throw new Refusal("nobody-named", { name: company });
  if (unread.length > 0) throw new Refusal("asked-unread", { words: unread.join(", ") });
  return isOfCustomers ? searchCall(asked) : null;
}

/** The customer that is asked about, or which of several is meant. Throws `Refusal` `asked`. */
function ofCustomer(
  { audience, lexicon, speak }: CommandContext,
  line: Line,
  { whole: { clause }, customers }: ReadLine,
  sources: SubjectSources,
): OutboundMessage | CommandCall {
  const whose = whoseClause(clause, customers, sources, lexicon);
  const asksWhy = whyWords(lexicon).some((word) => wordPlace(line.shape, word) !== null);
  const [only, ...others] = whose.type === "found" ? whose.of : [];
  if (only !== undefined && others.length === 0) {
    const { ref } = only.customer;
    if (only.person !== null && asksReach(clause, lexicon) && !asksWhy)
      return callOf("contact", { about: splitAs([{ ref }], only.person) });
    return asksWhy ? callOf("why", { about: splitAs([{ ref }], "") }) : showAllCall({ ref });
  }
  if (whose.type === "nobody") {
    const company = companyIn(line.text, clause.spans);
    if (company === null) throw new Refusal("asked");
    throw new Refusal("nobody-named", { name: company });
  }
  const among = whose.type === "choice" ? whose.among : whose.of.map(({ customer }) => customer);
  const lineFor = ({ ref }: NamedCustomer) =>
    asksWhy ? buttonLine("why", ref) : buttonLine("c", ref, "all");
  return whichCustomerView(among, lineFor, audience, speak);
}

/** `phone of Khalid`, `Khalid的电话是多少`: how somebody is reached is wanted right beside their name, and is said first. */
function asksReach(
  { shape, spans }: ReadLine["whole"]["clause"],
  { contactWords }: Lexicon,
): boolean {
  const name = spans.find((span) => span.type === "customer" && span.mention.by === "person");
  if (name === undefined) return false;
  const before = shape
    .slice(0, name.from)
    .replace(/ \p{L}{2,3} $/u, " ")
    .trimEnd();
  const after = shape.slice(name.to).replace(/^(?:['’]s|s(?= )|的|\s)+/, "");
  return contactWords.some(
    (word) =>
      wordPlace(after, word) === 0 || (before.endsWith(word) && before.length < name.from - 1),
  );
}

/** The words that call `/why`: in a question they ask for it wherever they stand. */
const whyWords = ({ commands }: Lexicon): string[] =>
  [...commands.values()].flat().flatMap(({ word, value }) => (value === "why" ? [word] : []));

/** The company that a question is about: a customer named in it, else the longest words that are no ordinary ones. */
function companyIn(text: string, spans: ReadLine["whole"]["clause"]["spans"]): string | null {
  const named = spans.find((span) => span.type === "customer" && span.mention.by !== "person");
  const runs = [
    ...text.matchAll(/[\p{Script=Latin}\p{N}&.'’-]+(?:\s+[\p{Script=Latin}\p{N}&.'’-]+)*/gu),
  ].flatMap(([run]) => {
    const words = run.split(/\s+/);
    const isName = (word: string | undefined) =>
      word !== undefined && /^\p{Lu}./u.test(word) && !isOrdinary(word.toLowerCase());
    let [from, to] = [0, words.length];
    while (from < to && !isName(words[from])) from++;
    while (to > from && !isName(words[to - 1]) && !/^\p{Lu}/u.test(words[to - 1] ?? "")) to--;
    const name = words
      .slice(from, to)
      .join(" ")
      .replace(/[.?!,]+$/, "");
    return name.length > 2 ? [name] : [];
  });
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  return longest ?? (named === undefined ? null : text.slice(named.from, named.to));
}
