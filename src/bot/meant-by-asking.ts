import { findByRef, findCalledIn, findNamedIn } from "../app/find-named.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { normaliseCompanyName } from "../core/company-name.ts";
import type { NamedCustomer } from "../core/named-customer.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { logOrShowView } from "../views/log-or-show-view.ts";
import { whichCustomerView } from "../views/which-customer-view.ts";
import type { CommandContext, Instead } from "./command.ts";
import { askedFor, asks } from "./grammar/asks.ts";
import { beginsTold } from "./grammar/begins-told.ts";
import { findReferences } from "./grammar/find-references.ts";
import type { LogEntry } from "./grammar/log-entry.ts";
import { normaliseInput, shapeOf } from "./grammar/normalise-input.ts";
import { parseLog } from "./grammar/parse-log.ts";
import { wordAt } from "./grammar/word-table.ts";
import { pureSearch } from "./pure-search.ts";
import { writtenTarget } from "./split-target.ts";

/**
 * What answers words that ask and tell of nothing, a bare name and `土耳其的客户` among them: the card
 * of the customer they name, a search, or the command they are about. Null where something is told;
 * where a reference stands before the question, it is asked which of both. Throws `Refusal` `asked`
 * where nothing answers them.
 */
export async function meantByAsking(
  context: CommandContext,
  text: string,
): Promise<OutboundMessage | Instead | null> {
  const { actor, audience, lexicon, speak } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  const entries = parseLog(text, lexicon, today);
  if (entries.some(({ targets }) => targets.length > 0)) return askedOfOne(entries, context, today);
  const isQuestion = asks(text, lexicon, today);
  const search = await pureSearch(context, text, isQuestion);
  if (search !== null) return { instead: `/find ${search}` };
  const named = await (isQuestion ? namedIn : namedAlone)(context, text);
  const [only, ...others] = named;
  if (others.length > 0) return whichCustomerView(named, ({ ref }) => `/c ${ref}`, audience, speak);
  if (only !== undefined) return { instead: `/c ${only.ref}` };
  if (!isQuestion) return null;
  const line = askedFor(text, lexicon);
  if (line === null) throw new Refusal("asked");
  return { instead: `/${line}` };
}

/** Asks what a question after one reference or number is to be; null where more is told. */
function askedOfOne(
  entries: readonly LogEntry[],
  { lexicon, speak }: CommandContext,
  today: CivilDate,
): OutboundMessage | null {
  const [target, ...others] = entries.flatMap(({ targets }) => targets);
  const said = entries[0]?.said ?? "";
  if (target === undefined || others.length > 0 || entries.length > 1) return null;
  return asks(said, lexicon, today) ? logOrShowView(writtenTarget(target), said, speak) : null;
}

/** The customers that a question names, by their whole names if it can be. */
async function namedIn({ app, actor }: CommandContext, text: string): Promise<NamedCustomer[]> {
  const mentioned = await findByRef(app, actor, findReferences(text));
  const named = [...mentioned.values(), ...(await findNamedIn(app, actor, text))];
  if (named.length === 0) return findCalledIn(app, actor, text);
  return [...new Map(named.map((one) => [one.id, one])).values()];
}

/** The customers of whom a text is the name and nothing else, or the first word of it, or of a contact. */
async function namedAlone(
  { app, actor, lexicon }: CommandContext,
  text: string,
): Promise<readonly NamedCustomer[]> {
  const clean = normaliseInput(text);
  const shape = shapeOf(clean);
  if (beginsTold(shape, lexicon)) return [];
  const called = clean.slice(wordAt(lexicon.showing, shape, 0)?.end ?? 0).trim();
  const isOneWord = /^[\p{Script=Latin}\p{N}]+$/u.test(called);
  if (isOneWord) return findCalledIn(app, actor, called);
  const key = normaliseCompanyName(called);
  const named = await findNamedIn(app, actor, called);
  return named.filter(({ name }) => normaliseCompanyName(name) === key);
}
