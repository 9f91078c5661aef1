import type { Stop } from "../../core/customer/stop.ts";
import type { DraftCustomer, DraftItem } from "../../core/drafts/draft.ts";
import type { Mention } from "../../core/search/callable.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays, daysBetween } from "../../core/time/civil-date.ts";
import { touchKindOf } from "../../core/touch/touch-kind-of.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import { askedIn } from "../grammar/asked-in.ts";
import { isPastVerb } from "../grammar/past.ts";
import { namedStop } from "../grammar/read-stop.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { type Said, shapeOf } from "../grammar/words/normalise-input.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import { type Act, isTold } from "../understanding/free/acts.ts";
import { type Clause, narrowed } from "../understanding/free/clauses.ts";
import type { Span } from "../understanding/free/mask.ts";
import { mayNotBe } from "../understanding/free/may-not-be.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import { saidInstead } from "./said-instead.ts";

/** What a correction says is different; undefined: as it was. */
export type Different = {
  readonly customer?: DraftCustomer;
  readonly outcome?: Outcome;
  readonly happenedOn?: CivilDate;
  readonly until?: CivilDate;
  readonly stop?: Stop;
  readonly order?: { readonly amount: number; readonly currency: string };
};

/**
 * Items as a correction makes them: of another customer, with another outcome, on another day. Null
 * where it does not say what is to be different, or of which of several.
 */
export function corrected(
  items: readonly DraftItem[],
  { whole }: Pick<ReadLine, "whole">,
  lexicon: Lexicon,
  today: CivilDate,
): DraftItem[] | null {
  const [first, ...others] = items.filter(({ act }) => act !== "undo");
  if (first === undefined || first.act === "absence" || first.act === "undo") return null;
  // What is wrong on a card is said field by field; several are chosen anew.
  if (first.act === "card" || first.act === "several") return null;
  const { clause } = whole;
  if (others.length > 0) return ofAnother(clause, [first, ...others], first.customer, lexicon);
  const different: Different = {
    ...otherCustomer(clause, first.customer, lexicon),
    ...(first.act === "touch"
      ? {
          ...otherOutcome(clause, whole.parts, first.told.outcome, lexicon),
          ...otherAmount(clause, first.told.order ?? null, lexicon),
        }
      : {}),
    ...(first.act === "stop" ? otherStop(clause, first.stop, lexicon) : {}),
    ...otherDays(clause, untilOf(first), lexicon, today),
  };
  if (Object.keys(different).length === 0) return null;
  const changed = changedItem(first, different, lexicon);
  return changed === null ? null : [changed];
}

/** Several items that are all of one customer, as those of another; null where it is not that. */
function ofAnother(
  clause: Clause,
  items: readonly DraftItem[],
  before: DraftCustomer,
  lexicon: Lexicon,
): DraftItem[] | null {
  const { customer } = otherCustomer(clause, before, lexicon);
  const isOfOne = items.every((item) => "customer" in item && item.customer.id === before.id);
  if (customer === undefined || !isOfOne) return null;
  return items
    .map((item) => changedItem(item, { customer }, lexicon))
    .filter((item) => item !== null);
}

/** An item with what is different; null where that cannot be of such an item. */
export function changedItem(
  item: DraftItem,
  { customer, outcome, happenedOn, until, stop, order }: Different,
  lexicon: Lexicon,
): DraftItem | null {
  switch (item.act) {
    case "touch": {
      const whose = customer ?? item.customer;
      const { contactId, ...told } = item.told;
      const isOfSame = customer === undefined;
      return {
        act: "touch",
        customer: whose,
        told: {
          ...told,
          customerId: whose.id,
          addressed: isOfSame ? told.addressed : null,
          ...(isOfSame && contactId !== undefined ? { contactId } : {}),
          ...(outcome === undefined
            ? {}
            : {
                outcome,
                kind: touchKindOf(outcome),
                direction: outcome === "replied" ? "in" : "out",
                // What it was about is told by its words and this outcome anew.
                topic: null,
                asked: outcome === "replied" ? askedIn(said(told.note ?? ""), lexicon) : null,
              }),
          happenedOn: happenedOn ?? told.happenedOn,
          until: until ?? told.until,
          ...(order === undefined ? {} : { order: { ...told.order, ...order, cost: null } }),
        },
      };
    }
    case "plan":
      return { ...item, customer: customer ?? item.customer, until: until ?? item.until };
    case "stop":
      if (customer === undefined && stop === undefined) return null;
      return { ...item, customer: customer ?? item.customer, stop: stop ?? item.stop };
    case "undo":
    case "absence":
    case "several":
    case "card":
    // An order is its customer's own.
    case "steps":
      return null;
    default:
      return customer === undefined ? null : { ...item, customer };
  }
}

const said = (text: string): Said => ({ text, shape: shapeOf(text) });

/** The customer that is meant instead: of several named the one that is not the former, nor denied. */
function otherCustomer(clause: Clause, before: DraftCustomer, lexicon: Lexicon): Different {
  const { named } = clause;
  const isDenied = (mention: Mention) => isDeniedIn(clause, mention, lexicon);
  // `it was Lyon, not Milano`: of a record of neither.
  const wrong = named.find(isDenied);
  if (wrong !== undefined && named.length > 1 && wrong.among.every(({ id }) => id !== before.id))
    return {};
  const meant = named.filter(({ among }) => among.length === 1 && among[0]?.id !== before.id);
  const [only, ...others] = meant.length > 1 ? meant.filter((one) => !isDenied(one)) : meant;
  const customer = only?.among[0];
  if (customer === undefined || others.length > 0) return {};
  return { customer: { id: customer.id, ref: customer.ref, name: customer.name } };
}

/** What is to stop instead. */
function otherStop(clause: Clause, before: Stop, lexicon: Lexicon): Different {
  const stop = namedStop(clause, lexicon);
  const isSame = stop?.kind === before.kind && stop.channel === before.channel;
  return stop === null || isSame ? {} : { stop };
}

/** Whether a mention is denied by a word before it: `not Hansa`. */
export function isDeniedIn(
  { shape, spans }: Clause,
  mention: Mention,
  { negations }: Lexicon,
): boolean {
  const span = spans.find(
    (one) => one.type === "customer" && narrowed(one.mention, mention) !== null,
  );
  const at = span?.from ?? 0;
  const lead = shape.slice(Math.max(0, at - 6), at);
  return negations.some((word) => wordPlace(lead, word) !== null);
}

/** The last outcome that the words name, other than the former. */
export function otherOutcome(
  clause: Clause,
  parts: ReadLine["whole"]["parts"],
  before: Outcome,
  lexicon: Lexicon,
): Different {
  // `没接不是联系上了`: what is denied begins anew, and with it ends what is said instead.
  const shape = clause.shape.replace(/(?<=\p{Script=Han})(?=(?:而|并)?不是)/gu, ",");
  const { outcomes, hedges } = lexicon;
  let outcome: Outcome | null = null;
  for (let at = 0; at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) continue;
    const found = wordAt(outcomes, shape, at);
    // `no, it was #K9Y`: a word that denies as well as declines tells nothing by itself.
    if (found === null || wordAt(hedges, shape, at)?.end === found.end) continue;
    const isOther = found.value !== before && found.end - at > 1;
    if (isOther && !isDeniedAt(shape, at, lexicon) && !isToBeDone(shape, at, lexicon))
      outcome = found.value;
  }
  const isDone = (act: Act | null, said: string) =>
    (act !== "quoted" && act !== "sampled") || !isToBeDone(said, said.length, lexicon);
  const said = parts
    .filter(({ act, clause }) => !isOnly(hedges, clause.shape) && isDone(act, clause.shape))
    .map(({ act }) => act)
    .filter((act) => act !== null && isTold(act) && act !== before);
  const last = said.at(-1);
  const instead = saidInstead(clause, lexicon);
  const found =
    outcome ??
    (instead === before || !isDone(instead, shape) ? null : instead) ??
    (parts.length > 1 && last !== undefined && last !== null && isTold(last) ? last : null);
  // `might order next month`: what is only guessed is no outcome.
  return found === null || mayNotBe(clause, found, lexicon) ? {} : { outcome: found };
}

/** Whether a word that denies stands right before a place: `是报价 不是样品`; `不对，` denies what was recorded. */
const isDeniedAt = (shape: string, at: number, { negations }: Lexicon): boolean => {
  const [lead = ""] = /[^,;.!，；。！]*$/.exec(shape.slice(Math.max(0, at - 5), at)) ?? [];
  return negations.some((word) => {
    const found = wordPlace(lead, word);
    return found !== null && /^(?:是| )*$/.test(lead.slice(found + word.length));
  });
};

/** Whether what stands at a place is asked of us or to come: `她让我周五前报价`, `she asked for a quote`, `I'll quote`. */
function isToBeDone(shape: string, at: number, { asksUs, willWords, later }: Lexicon): boolean {
  const start = Math.max(...[...",;.!，；。！"].map((mark) => shape.lastIndexOf(mark, at - 1))) + 1;
  const before = shape.slice(start, at);
  return (
    [...willWords, ...later].some((word) => wordPlace(before, word) !== null) ||
    [...before].some((_, from) => wordAt(asksUs.asks, shape, start + from) !== null)
  );
}

const isOnly = (words: Lexicon["hedges"], shape: string): boolean => {
  const said = shape.replace(/^[\s,]+|[\s.!,]+$/g, "");
  return wordAt(words, said, 0)?.end === said.length;
};

/** The sum without a currency that a correction names for what was ordered: `5000, not 50000`. */
export function otherAmount(
  { shape, spans }: Clause,
  order: NonNullable<Different["order"]> | null,
  { negations }: Lexicon,
): Different {
  if (order === null) return {};
  const sums = spans.flatMap((span) => {
    // `不对，是9000`: what is denied before a mark is the record, and not the sum.
    const [before = ""] =
      /[^,;.!，；。！]*$/.exec(shape.slice(Math.max(0, span.from - 6), span.from)) ?? [];
    const isSaid = /(?<!不)(?:是|\b(?:was|is|but|rather)) ?$/.test(before);
    if (!isSaid && negations.some((word) => wordPlace(before, word) !== null)) return [];
    if (span.type === "amount") return span.currency === null ? [span.value] : [];
    const digits =
      span.type === "number" ? shape.slice(span.from, span.to).replaceAll(",", "") : "";
    return /^\d+(?:\.\d+)?$/.test(digits) ? [Number(digits)] : [];
  });
  const [amount, ...others] = sums.filter((sum) => sum > 0 && sum !== order.amount);
  return amount === undefined || others.length > 0
    ? {}
    : { order: { amount, currency: order.currency } };
}

/** The day of the next contact that an item shows; null where it shows none. */
export const untilOf = (item: DraftItem): CivilDate | null =>
  (item.act === "touch" ? item.told.until : item.act === "plan" ? item.until : null) ?? null;

/** `the Friday after`, `再下一个周五`: whether a weekday is one after the day that is shown. */
const isOneLater = (
  { from, to, date }: Extract<Span, { readonly type: "date" }>,
  { shape }: Clause,
  { dayAfter }: Lexicon,
): boolean =>
  date.isBareWeekday &&
  dayAfter.some((word) => {
    const rest = shape.slice(to).trimStart();
    return isHan(word.charAt(0))
      ? shape.slice(0, from).trimEnd().endsWith(word)
      : rest.startsWith(word) && /^[\s.,!;]*$/.test(rest.slice(word.length));
  });

/** The first day after `shown` that is the same weekday as `coming`; of no day that is shown, a week after that one. */
function weekdayAfter(coming: CivilDate, shown: CivilDate | null): CivilDate {
  const days = shown === null ? 0 : daysBetween(coming, shown);
  return addDays(coming, 7 * (Math.floor(Math.max(0, days) / 7) + 1) - (days < 0 ? 7 : 0));
}

/**
 * When it happened, when it goes on, and the money, as a correction names them. The day `until` that is
 * shown is the one that is wrong where another is named beside it: `Thursday, on Tuesday they count`.
 */
export function otherDays(
  clause: Clause,
  until: CivilDate | null,
  lexicon: Lexicon,
  today: CivilDate,
): Different {
  const { shape } = clause;
  const isShown = (span: Span) =>
    span.type === "date" && until !== null && span.date.reading.days?.from === until;
  const isNot = (span: Span) => isDeniedAt(shape, span.from, lexicon) && !isShown(span);
  const isOne = clause.spans.filter(({ type }) => type === "date").length === 1;
  const spans = clause.spans.filter(
    (span) =>
      span.type !== "date" || !(isDeniedAt(shape, span.from, lexicon) || (isShown(span) && !isOne)),
  );
  // `that was monday, not today`: the day that is denied is one on which it happened.
  const isOver =
    clause.spans.some(
      (span) => span.type === "date" && isNot(span) && span.date.reading.points !== "ahead",
    ) || (shape.match(/[a-z]+/g) ?? []).some((word) => isPastVerb(word, lexicon));
  let different: Different = {};
  for (const span of spans) {
    if (span.type === "amount" && span.currency !== null)
      different = { ...different, order: { amount: span.value, currency: span.currency } };
    if (span.type !== "date") continue;
    const { reading } = span.date;
    if (reading.days === null) continue;
    if (reading.points === "back") different = { ...different, happenedOn: reading.days.to };
    else if (isOver && reading.points === "either" && reading.back !== undefined)
      different = { ...different, happenedOn: reading.back };
    else if (reading.points === "today") different = { ...different, happenedOn: today };
    else if (isOneLater(span, clause, lexicon))
      different = { ...different, until: weekdayAfter(reading.days.from, until) };
    else
      different = { ...different, until: reading.isDeadline ? reading.days.to : reading.days.from };
  }
  return different;
}
