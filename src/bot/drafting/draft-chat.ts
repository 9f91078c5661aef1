import type { Actor } from "../../app/actor.ts";
import { namesAt } from "../../app/people/people-of.ts";
import { findByRef } from "../../app/search/find-named.ts";
import { findNames } from "../../app/search/find-names.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { peopleCalled } from "../../core/people/people-called.ts";
import { findMentions } from "../../core/search/find-mentions.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { ChatDay, ChatLog, ChatTouch } from "../../core/touch/chat-log.ts";
import chatWords from "../../core/touch/chat-words.json" with { type: "json" };
import type { DateOrder } from "../../core/touch/date-order.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import { splitTarget } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import { likelyNames } from "../understanding/free/likely-names.ts";
import { drafted } from "./drafted.ts";

/** A chat with what is known, or was asked, besides: whose it is, who of them we are, how its dates are read. */
export type ChatAsked = ChatLog & {
  readonly ref?: string;
  readonly us?: readonly number[];
  readonly order?: DateOrder;
  /** What was said when it was asked whose it is. */
  readonly said?: string;
};

/** Days of one chat at most, the last ones. */
const mostDays = 400;

/** Names that a question offers at most. */
const mostNames = 9;

/** The minute of the member's day that it is. */
export function minuteNow({ now, member }: Actor): number {
  const [hours = 0, minutes = 0] = civilAt(now, member.zone).time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A chat that a question saved, with what was said to it on the line below. */
export function savedChat(saved: string): ChatAsked {
  const end = saved.lastIndexOf("}") + 1;
  const said = saved.slice(end).trim();
  const asked = JSON.parse(saved.slice(0, end)) as ChatAsked;
  return said === "" ? asked : { ...asked, said };
}

function savedLine(asked: ChatAsked): string {
  const readings = asked.readings.map((one) => ({ ...one, days: one.days.slice(-mostDays) }));
  return buttonLine("chat-log", `?${JSON.stringify({ ...asked, readings })}`);
}

/**
 * A draft of who wrote on which days; or what is to be known first: which of them we are, whose chat
 * it is, how its dates are read. Throws `Refusal` `unknown-ref`, `chat.known`.
 */
export async function draftChat(
  context: CommandContext,
  asked: ChatAsked,
): Promise<OutboundMessage> {
  const { speak, actor } = context;
  const given = asked.ref === undefined ? null : await customerOf(context, asked.ref);
  const us = asked.us ?? (await whoWeAre(context, asked, given));
  if (us === null) {
    const names = asked.names.slice(0, mostNames);
    return numberedQuestion(
      speak.t("chat-log.who"),
      names.map((name) => [text(name)]),
      names.map((_, at) => savedLine({ ...asked, us: [at] })),
    );
  }
  const known = { ...asked, us };
  const theirs = asked.names.filter((_, at) => !us.includes(at));
  const among =
    given === null ? await whoseChat(context, asked.said ?? theirs.join("\n")) : [given];
  const [customer, ...others] = among;
  if (customer === undefined) {
    const { said: _, ...unsaid } = known;
    const question = speak.t("chat-log.which", { name: theirs.join(speak.t("list.comma")) });
    return { ...numberedQuestion(question, [], []), choices: [], awaits: savedLine(unsaid) };
  }
  if (others.length > 0) {
    const lineFor = ({ ref }: { readonly ref: string }) => savedLine({ ...known, ref });
    return whichCustomerView(among, lineFor, "direct", speak);
  }
  const [reading, ...readings] = asked.readings;
  if (reading === undefined) throw new Refusal("chat.unread");
  const chosen = asked.readings.find(({ order }) => order === asked.order);
  if (chosen === undefined && readings.length > 0) {
    const { ref } = customer;
    return numberedQuestion(
      speak.t("chat-log.order"),
      asked.readings.map(({ days }) => [text(speak.date(lastOf(days)))]),
      asked.readings.map(({ order }) => savedLine({ ...known, ref, order })),
    );
  }
  const { id, ref, name } = customer;
  const { source } = asked;
  const called = speak.t(`chat-log.${source}`);
  const touches = touchesOf((chosen ?? reading).days, us, actor.now, actor.member.zone);
  return drafted(context, [{ act: "chat", customer: { id, ref, name }, source, called, touches }]);
}

const lastOf = (days: readonly ChatDay[]): ChatDay["on"] => {
  const last = days.at(-1);
  if (last === undefined) throw new Refusal("chat.unread");
  return last.on;
};

async function customerOf({ app, actor }: CommandContext, ref: string): Promise<NamedCustomer> {
  const found = (await findByRef(app, actor, [ref])).get(ref);
  if (found === undefined) throw new Refusal("unknown-ref", { ref });
  return found;
}

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

const ourselves = new Set(chatWords.ourselves);

/** Which of the names are the member's; null where it is not certain. */
async function whoWeAre(
  context: CommandContext,
  { names }: ChatAsked,
  given: NamedCustomer | null,
): Promise<readonly number[] | null> {
  const { app, actor } = context;
  const { name: own, handle } = actor.member;
  const ours = new Set([...wordsOf(own), handle.toLowerCase()]);
  const isOurs = (name: string) =>
    ourselves.has(name.toLowerCase()) || wordsOf(name).some((word) => ours.has(word));
  const found = names.flatMap((name, at) => (isOurs(name) ? [at] : []));
  if (found.length === 1) return found;
  if (names.length !== 2) return names.length === 1 && found.length === 0 ? [] : null;
  const people = given === null ? [] : await namesAt(app, actor, given.id);
  const theirs: number[] = [];
  for (const [at, name] of names.entries()) {
    const isTheirs =
      given === null
        ? (await whoseChat(context, name)).length > 0
        : peopleCalled(name, people).length > 0;
    if (isTheirs) theirs.push(at);
  }
  return theirs.length === 1 ? names.flatMap((_, at) => (theirs.includes(at) ? [] : [at])) : null;
}

/** The customers that a text calls by their names, their people or a reference. */
async function whoseChat(
  { app, actor, lexicon }: CommandContext,
  said: string,
): Promise<readonly NamedCustomer[]> {
  const refs = splitTarget(said).targets.flatMap((target) => ("ref" in target ? target.ref : []));
  const byRef = [...(await findByRef(app, actor, refs)).values()];
  if (byRef.length > 0) return byRef;
  const { customers } = await findNames(app, actor, said, likelyNames(said));
  const mentions = findMentions(said, customers, isOrdinary, lexicon.personTitles);
  const called = mentions.filter(({ by }) => by !== "place").flatMap(({ among }) => among);
  return [...new Map(called.map((one) => [one.id, one])).values()];
}

/** A touch for every day and direction, at the time of its last message and not after `now`. */
function touchesOf(
  days: readonly ChatDay[],
  us: readonly number[],
  now: Instant,
  zone: Zone,
): readonly ChatTouch[] {
  const touches = new Map<string, ChatTouch>();
  let before = 0;
  for (const { on, who, count, last } of days.slice(-mostDays)) {
    const direction = us.includes(who) ? "out" : "in";
    const key = `${on} ${direction}`;
    const at = Math.min(firstInstantFrom(epochDayOf(on), last, zone), now);
    const later = (at > before ? at : before + 1) as Instant;
    before = later;
    const sum = (touches.get(key)?.count ?? 0) + count;
    touches.set(key, { on, direction, at: later, count: sum });
  }
  return [...touches.values()];
}
