import type { DraftCustomer, DraftItem } from "../../../core/drafts/draft.ts";
import type { ContactField } from "../../../core/people/contact-field.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { touchKindOf } from "../../../core/touch/touch-kind-of.ts";
import type { TouchKind } from "../../../core/vocabulary.ts";
import { readTagEdit } from "../../arguments/read-tag-edit.ts";
import { askedIn, mayAsk } from "../../grammar/asked-in.ts";
import { bareAmountAt } from "../../grammar/dates/date-amount.ts";
import { isPastVerb } from "../../grammar/past.ts";
import { readReminder } from "../../grammar/read-change.ts";
import { type DealRead, offerOf, orderOf, readDeal } from "../../grammar/read-deal.ts";
import { stopIn } from "../../grammar/read-stop.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { shaped, shapeOf } from "../../grammar/words/normalise-input.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wholeWord, wordAt } from "../../grammar/words/word-table.ts";
import { type Act, isTold, type ToldAct } from "./acts.ts";
import { aheadOf, clauseDays } from "./clause-days.ts";
import { type Clause, cutAtMarks } from "./clauses.ts";
import { companyFactsIn } from "./company-fact.ts";
import { contactFactIn, newcomerIn, strangerIn } from "./contact-fact.ts";
import { dayBefore } from "./day-before.ts";
import { isDealing } from "./is-dealing.ts";
import type { Span } from "./mask.ts";
import { isDenied, settledIn } from "./read-clause.ts";
import { isTheirWord } from "./their-word.ts";
import { toldBefore } from "./told-before.ts";

/** Why nothing can be drafted of a clause that is understood: what it still lacks, or has no place for. */
export type Lacking =
  | "day"
  | "tier"
  | "stage"
  | "colleague"
  | "tags"
  | "value"
  | "place"
  | "settled"
  | "kept";

/** What a clause would record of a customer, or what it lacks. */
export type Drafted = readonly DraftItem[] | Lacking;

/** What a clause that does `act` would record of one customer; `person`: whom of theirs it names. */
export function draftItems(
  clause: Clause,
  act: Act,
  customer: DraftCustomer,
  person: string | null,
  lexicon: Lexicon,
  today: CivilDate,
): Drafted {
  if (act === "complained" || act === "promised") {
    const settled = settledIn(clause, lexicon);
    if (settled === act) return settled === "promised" ? "kept" : "settled";
  }
  if (act === "promised" && isTheirWord(clause, lexicon)) {
    const touch = touchItem(clause, "replied", customer, person, lexicon, today);
    const { next } = clauseDays(clause, act, lexicon, today);
    return [
      { ...touch, told: { ...touch.told, happenedOn: null, until: next ?? touch.told.until } },
    ];
  }
  if (isTold(act)) {
    const touch = touchItem(clause, act, customer, person, lexicon, today);
    // `昨天打过 下周测试`: in one breath with what is over the coming day is that of the next contact.
    const before = touch.told.until === null ? toldBefore(clause, lexicon) : null;
    if (act !== "contacted" || before === null) {
      const until = touch.told.until ?? wantedBy(clause, act, lexicon, today)?.day ?? null;
      return [{ ...touch, told: { ...touch.told, until } }];
    }
    return [{ ...touch, told: { ...touch.told, until: aheadOf(before.coming, today) } }];
  }
  const spanOf = <Type extends Span["type"]>(type: Type) =>
    clause.spans.find((span): span is Extract<Span, { readonly type: Type }> => span.type === type);
  switch (act) {
    case "news": {
      // `定金还没到，周五再看`: what has not come is looked after on the day, and nobody was spoken with.
      const { next } = clauseDays(clause, "contacted", lexicon, today);
      if (next !== null && isDenied(clause, lexicon) && !isReported(clause, lexicon))
        return [{ act: "plan", customer, until: next, reason: clause.text.trim() }];
      // `Piotr got promoted to head of purchasing, btw`: news of somebody, and no word from them.
      if (!isDealing(clause, lexicon)) return [{ act: "note", customer, text: clause.text.trim() }];
      return [fromThem(touchItem(clause, "contacted", customer, person, lexicon, today))];
    }
    case "plan":
    case "snooze": {
      const told = toldBefore(clause, lexicon);
      const until =
        told === null ? dayAhead(clause, act, lexicon, today) : aheadOf(told.coming, today);
      if (told !== null || isReported(clause, lexicon)) {
        const outcome = told?.act ?? "contacted";
        const touch = touchItem(clause, outcome, customer, person, lexicon, today);
        const { told: own } = told === null ? fromThem(touch) : touch;
        return [{ ...touch, told: { ...own, until } }];
      }
      if (until === null) return "day";
      const reason = reasonIn(clause, lexicon, today);
      return [{ act: "plan", customer, until, ...(reason === null ? {} : { reason }) }];
    }
    case "tier": {
      const span = spanOf("tier");
      return span === undefined ? "tier" : [{ act: "tier", customer, tier: span.tier }];
    }
    case "stage": {
      const stage = stageIn(clause, lexicon);
      return stage === null ? "stage" : [{ act: "stage", customer, stage }];
    }
    case "owner": {
      const span = spanOf("member");
      return span === undefined ? "colleague" : [{ act: "owner", customer, handle: span.handle }];
    }
    case "tag":
    case "untag": {
      const tags = tagsIn(clause, lexicon);
      if (tags.length === 0) return "tags";
      return [
        {
          act: "tags",
          customer,
          ...(act === "tag" ? { add: tags, remove: [] } : { add: [], remove: tags }),
        },
      ];
    }
    case "fact-phone":
    case "fact-email": {
      const field = act === "fact-phone" ? "phone" : "email";
      const span = spanOf(field);
      if (span === undefined) return "value";
      const told = { field, value: span.value.trim() } as const;
      const newcomer = newcomerIn(clause, span.from);
      if (newcomer !== null) return [factItem(customer, told, newcomer, true)];
      const whose = person ?? strangerIn(clause, lexicon);
      return [factItem(customer, told, whose, person === null)];
    }
    case "fact-birthday": {
      const span = spanOf("date");
      const day = span?.date.reading.days?.from;
      if (day === undefined) return "value";
      const whose = person ?? strangerIn(clause, lexicon);
      const told = { field: "birthday", value: day.slice(5) } as const;
      return [factItem(customer, told, whose, person === null)];
    }
    case "stop": {
      const until = dayAhead(clause, act, lexicon, today);
      // `not before March`: a date alone is no wish to be left alone for good.
      if (until !== null) return [{ act: "plan", customer, until }];
      const words = noteOf(clause) ?? clause.text;
      return [{ act: "stop", customer, stop: stopIn(clause, lexicon), words }];
    }
    case "fact": {
      const facts = companyFactsIn(clause, lexicon);
      if (facts !== null && person === null) return [{ act: "company", customer, facts }];
      const told = contactFactIn(clause, lexicon);
      if (told !== null)
        return [factItem(customer, told, person ?? told.stranger, person === null)];
      return [{ act: "note", customer, text: clause.text.trim() }];
    }
    default:
      return "place";
  }
}

/** What is told of a person; `mayBeNew`: nobody who is known is named, and whoever is called so is added. */
const factItem = (
  customer: DraftCustomer,
  { field, value }: { readonly field: ContactField; readonly value: string },
  person: string | null,
  mayBeNew: boolean,
): DraftItem => {
  const isNew = mayBeNew && person !== null;
  return { act: "contact", customer, person, ...(isNew ? { isNew } : {}), field, value };
};

/** Whether somebody told what the clause plans: then they were spoken with. `再说` tells of nobody, nor does a reminder. */
const isReported = ({ shape }: Clause, { reminders, said, notSaid }: Lexicon): boolean =>
  reminders.every((word) => wordPlace(shape, word) === null) &&
  said.some((word) => {
    const at = wordPlace(shape, word);
    if (at === null || /[再先别不据听]/.test(shape.charAt(at - 1))) return false;
    return notSaid.every((phrase) => !shape.startsWith(phrase, at));
  });

/**
 * What the customer asked for, where that is what the clause tells. What they asked in a call of ours
 * (`打了电话，客户要样品`) is told after it, and mostly answered there, unless they want it by a day to come.
 */
function askedOf(clause: Clause, act: ToldAct, lexicon: Lexicon, today: CivilDate): string | null {
  if (!mayAsk(act)) return null;
  const told = act === "replied" ? clause : (cutAtMarks(clause)[0] ?? clause);
  const asked = askedIn(told, lexicon, told.spans);
  return asked ?? wantedBy(clause, act, lexicon, today)?.asked ?? null;
}

/**
 * What the customer asked for, and the day by which they want it (`they need the quote by Friday`, `他们周五要报价`): by then
 * one is in touch again. Null where there is none, or it is over.
 */
function wantedBy(
  clause: Clause,
  act: ToldAct,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly asked: string; readonly day: CivilDate } | null {
  if (!mayAsk(act)) return null;
  for (const part of cutAtMarks(clause)) {
    const asked = askedIn(part, lexicon, part.spans);
    // `问年前能不能走货`: the day is of what they ask, and not by when they want to know.
    if (asked === null || asksWhether(asked, lexicon)) continue;
    for (const span of part.spans) {
      if (span.type !== "date") continue;
      const { reading } = span.date;
      const behind = part.shape.slice(span.to);
      const wants = wordAt(lexicon.asksUs.wants, behind, behind.length - behind.trimStart().length);
      const day = reading.isDeadline || wants !== null ? aheadOf(reading, today) : null;
      if (day !== null && day > today) return { asked, day };
    }
  }
  return null;
}

/** Whether what is asked for is whether something is so, or can be done. */
function asksWhether(asked: string, { asksUs }: Lexicon): boolean {
  const shape = shapeOf(asked);
  const isForm = (at: number) =>
    (isHan(shape.charAt(at)) || !/[a-z]/.test(shape.charAt(at - 1))) &&
    wordAt(asksUs.forms, shape, at) !== null;
  return (
    asksUs.whether.some((word) => wordPlace(shape, word) !== null) ||
    [...shape].some((_, at) => isForm(at))
  );
}

/** What is told of as the customer's doing. */
const inbound: ReadonlySet<ToldAct> = new Set<ToldAct>(["replied", "complained", "ordered"]);

/** Word that there is of somebody comes from them: it answers nothing that they wait for. */
const fromThem = (item: TouchItem): TouchItem => ({
  ...item,
  told: { ...item.told, direction: "in" },
});

type TouchItem = Extract<DraftItem, { readonly act: "touch" }>;

function touchItem(
  clause: Clause,
  act: ToldAct,
  { id, ref, name }: DraftCustomer,
  person: string | null,
  lexicon: Lexicon,
  today: CivilDate,
): TouchItem {
  const deal = dealIn(clause, act, lexicon, today);
  const { happenedOn, next } = clauseDays(without(clause, deal), act, lexicon, today);
  const amount = clause.spans.find((span) => span.type === "amount");
  const asked = askedOf(clause, act, lexicon, today);
  const outcome = asked === null ? act : "replied";
  const plain =
    amount?.type === "amount" && amount.currency !== null
      ? { amount: amount.value, currency: amount.currency }
      : null;
  const order = act !== "ordered" ? null : ((deal && orderOf(deal)) ?? plain);
  const offer = act === "ordered" || deal === null ? null : offerOf(deal);
  return {
    act: "touch",
    customer: { id, ref, name },
    told: {
      customerId: id,
      outcome,
      kind: kindIn(clause.shape, lexicon) ?? touchKindOf(outcome),
      direction: inbound.has(outcome) ? "in" : "out",
      note: noteOf(clause),
      asked,
      addressed: person === null ? null : { text: person, isLed: true },
      happenedOn: happenedOn === today ? null : happenedOn,
      until: next,
      order,
      ...(offer === null ? {} : { offer }),
    },
  };
}

/** What has a price. */
const priced: ReadonlySet<ToldAct> = new Set<ToldAct>(["ordered", "quoted", "sampled"]);

/**
 * What a clause tells of an order, a quote or a sample behind the outcome's own word; null where it has none, or
 * its days cannot be placed. Products are what stands there where nothing else does, or what is counted.
 */
function dealIn(clause: Clause, act: ToldAct, lexicon: Lexicon, today: CivilDate): DealRead | null {
  if (!priced.has(act)) return null;
  const said = withoutNames(clause);
  const from = [...said.shape].findIndex(
    (_, at) =>
      isWordStart(said.shape, at) && wordAt(lexicon.outcomes, said.shape, at)?.value === act,
  );
  const word = from < 0 ? null : wordAt(lexicon.outcomes, said.shape, from);
  if (word === null) return null;
  // `PO 4711` orders, and gives its number.
  const isNumber = wordAt(lexicon.dealParts, said.shape, from)?.value === "number";
  const start = isNumber ? from : word.end;
  const deal = readDeal(said, start, said.text.length, lexicon, today, act === "ordered");
  if (deal.problems.length > 0) return null;
  if (deal.others.length === 0) return deal;
  return { ...deal, products: deal.products.filter((one) => isCounted(one, lexicon, today)) };
}

/** `面板灯500个`: goods by their number, whatever else is told; `45天` is none. */
const isCounted = (words: string, { dates }: Lexicon, today: CivilDate): boolean =>
  /\d/.test(words) &&
  [...words].every((_, at) => bareAmountAt(words.toLowerCase(), at, dates, today)?.days == null);

const isWordStart = (shape: string, at: number): boolean =>
  !/[a-z0-9]/.test(shape.charAt(at - 1)) || !/[a-z0-9]/.test(shape.charAt(at));

/** A clause in which no customer is named. */
function withoutNames({ text, spans }: Clause) {
  let rest = text;
  for (const { type, from, to } of spans)
    if (type === "customer") rest = rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to);
  return shaped(rest);
}

/** A clause without the days that belong to a deal. */
const without = (clause: Clause, deal: DealRead | null): Clause =>
  deal === null
    ? clause
    : {
        ...clause,
        spans: clause.spans.filter(
          (span) =>
            span.type !== "date" ||
            deal.taken.every(({ from, to }) => span.to <= from || span.from >= to),
        ),
      };

/** The clause in the sender's own words, without the numbers, references or name and colon that it begins with. */
function noteOf({ text, spans }: Clause): string | null {
  let from = 0;
  for (const span of spans) {
    if (!isAddress(span, text) || !/^[\s,，、和&]*$/.test(text.slice(from, span.from))) break;
    from = span.to;
  }
  const note = text
    .slice(from)
    .replace(/^[\s:：,，、;；.。]+|(?<![\s,，、;；])[\s,，、;；]+$/g, "");
  return note || null;
}

/** Whether the words that a clause begins with say no more than whose it is. */
const isAddress = (span: Span, text: string): boolean =>
  span.type === "customer" &&
  (span.mention.by === "number" ||
    span.mention.by === "reference" ||
    /^\s*[:：]/.test(text.slice(span.to)));

/** What is to be done on the day, in the sender's own words; null where they name no more than the day. */
function reasonIn(clause: Clause, lexicon: Lexicon, today: CivilDate): string | null {
  const { text, shape, spans } = clause;
  const asked = readReminder(clause, lexicon, today)?.until?.rest;
  if (asked !== undefined) return asked === "" ? null : asked;
  let rest = "";
  let at = 0;
  for (const { from, to } of [...spans, { from: shape.length, to: shape.length }]) {
    rest += `|${shape.slice(at, from)}`;
    at = Math.max(at, to);
  }
  const { nextDates, followUps, commands, untilWords, moving } = lexicon;
  const said = [nextDates, followUps, commands, untilWords, moving];
  const words = rest.match(/[\p{L}\p{N}'’]+(?: [\p{L}'’]+)*/gu) ?? [];
  const isMore = words.some((word) =>
    said.every((table) => wholeWord<unknown>(table, word) === null),
  );
  return isMore ? text.trim() : null;
}

/** The first way of being in touch that the words name. */
function kindIn(shape: string, { kinds }: Lexicon): TouchKind | null {
  for (let at = 0; at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) continue;
    const found = wordAt(kinds, shape, at);
    if (found !== null) return found.value;
  }
  return null;
}

/** Whether a clause puts off by what it says of how long: `晾一个月` may as well tell how long somebody waited. */
const putsOff = (act: Act, { shape }: Clause, { pausing }: Lexicon): boolean =>
  act === "snooze" && pausing.some((word) => wordPlace(shape, word) !== null);

/** `had to wait a month`, `等了一个月`: whether a part tells how long something took. */
const tellsHowLong = ({ shape }: Clause, at: number, lexicon: Lexicon): boolean =>
  lexicon.pastEndings.some((ending) => shape.slice(0, at).trimEnd().endsWith(ending)) ||
  (shape.match(/[a-z]+/g) ?? []).some(
    (word) =>
      isPastVerb(word, lexicon) && !lexicon.pausing.includes(word) && !lexicon.said.includes(word),
  );

/** The fewest characters of a length of time. */
const shortestLength = 2;

/** The day that is so far away as a clause says how long, without a word that plans; null where it says nothing of it. */
function lengthIn(clause: Clause, lexicon: Lexicon, today: CivilDate): CivilDate | null {
  for (const part of cutAtMarks(clause)) {
    const { shape } = part;
    for (let at = 0; at < shape.length; at++) {
      const before = shape.charAt(at - 1);
      if (/[\p{L}\p{N}]/u.test(before) && !isHan(before)) continue;
      const length = bareAmountAt(shape, at, lexicon.dates, today);
      if (length?.days == null || length.end - at < shortestLength) continue;
      if (!tellsHowLong(part, at, lexicon)) return length.days.from;
    }
  }
  return null;
}

/** The day that is planned; of words for today this very day. */
function dayAhead(clause: Clause, act: Act, lexicon: Lexicon, today: CivilDate): CivilDate | null {
  const { next } = clauseDays(clause, act, lexicon, today);
  const before = dayBefore(clause, next, lexicon);
  if (before !== "none") return before === "unread" || before <= today ? null : before;
  if (next !== null) return next;
  // `推两周`, `push it out 10 days`: what puts off may name no more than how long.
  const putOff = putsOff(act, clause, lexicon) ? lengthIn(clause, lexicon, today) : null;
  if (putOff !== null) return putOff;
  const isToday = clause.spans.some(
    (span) => span.type === "date" && span.date.reading.points === "today",
  );
  return isToday ? today : null;
}

function stageIn({ shape }: Clause, { stages }: Lexicon) {
  for (let at = shape.length - 1; at >= 0; at--) {
    const found = wordAt(stages, shape, at);
    if (found !== null) return found.value;
  }
  return null;
}

/** The words after the one for a tag, or in quotation marks; the one before it where the customer follows: `an eco tag on Porto`. */
function tagsIn({ text, shape, spans }: Clause, lexicon: Lexicon): string[] {
  const quoted = [...text.matchAll(/[“"「『']([^”"」』']{1,40})[”"」』']/g)].map(([, tag = ""]) =>
    tag.trim(),
  );
  if (quoted.length > 0) return quoted;
  let [from, end] = [-1, -1];
  for (const word of lexicon.tagWords) {
    const at = wordPlace(shape, word);
    if (at !== null && at + word.length > end) [from, end] = [at, at + word.length];
  }
  const [before] = /[\p{L}\p{N}-]+(?= $)/u.exec(text.slice(0, Math.max(0, from))) ?? [];
  const isBefore = spans.some((span) => span.type === "customer" && span.from > end);
  if (isBefore && before !== undefined && !isHan(shape.charAt(from))) return [before];
  const rest =
    end < 0 ? "" : text.slice(end).replace(/^[\s:：,，吧]+|(?<![\s。.!！吧])[\s。.!！吧]+$/g, "");
  return rest === "" ? [] : [...readTagEdit(rest, lexicon).add];
}
