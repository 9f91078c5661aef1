import type { OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { askedFor } from "../grammar/asks.ts";
import type { FindPart } from "../grammar/split-find.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import { callAsWritten } from "../understanding/call-as-written.ts";
import { callOf, showCall } from "../understanding/call-of.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import { whoseClause } from "../understanding/free/whose-clause.ts";
import type { Line } from "../understanding/line.ts";

/** Answers a question or a wish to see something; nothing is recorded. Throws `Refusal` `asked`. */
export function answerAsked(
  context: CommandContext,
  line: Line,
  { whole, customers }: ReadLine,
  sources: SubjectSources,
): OutboundMessage | CommandCall {
  const { audience, commands, lexicon, speak } = context;
  const { clause, act } = whole;
  const call = (command: "today" | "week" | "promises") => ({ command, args: {} });
  if (act === "ask-day") return call("today");
  if (act === "ask-promises" && clause.named.length === 0) return call("promises");
  const isCertain = clause.named.some(({ by }) => by === "reference" || by === "number");
  if (act === "ask-check" && !isCertain) {
    const company = companyIn(line.text, clause.spans);
    if (company !== null)
      return callAsWritten({ command: "check", rest: company, words: [company] }, commands);
  }
  const isOfMember = clause.spans.some(({ type }) => type === "member");
  if (act === "ask-team" && (isOfMember || clause.named.length === 0)) return call("week");
  if (act === "ask" || act === "ask-promises" || clause.named.length > 0) {
    const whose = whoseClause(clause, customers, sources, lexicon);
    if (whose.type === "found" && whose.of.length === 1 && whose.of[0] !== undefined)
      return showCall({ ref: whose.of[0].customer.ref });
    if (whose.type !== "nobody") {
      const among =
        whose.type === "choice" ? whose.among : whose.of.map(({ customer }) => customer);
      const lineFor = ({ ref }: NamedCustomer) => buttonLine("c", ref);
      return whichCustomerView(among, lineFor, audience, speak);
    }
  }
  const parts = conditions(whole.clause.spans);
  if (act === "ask-list" && parts.length > 0) return callOf("find", { search: "", parts });
  const found = askedFor(line.shape, lexicon);
  if (found === null) throw new Refusal("asked");
  const { command, rest } = found;
  return callAsWritten({ command, rest, words: rest === "" ? [] : rest.split(" ") }, commands);
}

function conditions(spans: ReadLine["whole"]["clause"]["spans"]): FindPart[] {
  const countries = spans.flatMap((span) => (span.type === "country" ? [span.country] : []));
  const tiers = spans.flatMap((span) => (span.type === "tier" ? [span.tier] : []));
  return [
    ...(countries.length === 0 ? [] : [{ key: "country" as const, values: countries }]),
    ...(tiers.length === 0 ? [] : [{ key: "tier" as const, values: tiers }]),
  ];
}

/** The company that a question is about: a customer named in it, else the longest words that are no ordinary ones. */
function companyIn(text: string, spans: ReadLine["whole"]["clause"]["spans"]): string | null {
  const named = spans.find((span) => span.type === "customer" && span.mention.by !== "person");
  const runs = [
    ...text.matchAll(/[\p{Script=Latin}\p{N}&.'’-]+(?:\s+[\p{Script=Latin}\p{N}&.'’-]+)*/gu),
  ].flatMap(([run]) => {
    const words = run.split(/\s+/);
    const isName = (word: string | undefined) =>
      word !== undefined && /\p{Lu}/u.test(word.charAt(0)) && !isOrdinary(word.toLowerCase());
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
