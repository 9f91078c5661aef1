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
  const isOfMember = clause.spans.some(({ type }) => type === "member");
  if (act === "ask-team" && (isOfMember || clause.named.length === 0)) return call("week");
  if (act === "ask" || act === "ask-promises" || clause.named.length > 0) {
    const whose = whoseClause(clause, customers, sources);
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
