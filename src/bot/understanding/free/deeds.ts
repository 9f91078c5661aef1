import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Likely } from "./act-model.ts";
import { type Act, isTold } from "./acts.ts";
import type { Clause } from "./clauses.ts";
import { isBorneOut } from "./doubt.ts";
import { isUndecided } from "./may-not-be.ts";
import { isDenied, type ReadClause } from "./read-clause.ts";
import { turnedTo } from "./turned.ts";

/** One thing that a clause, or a part of it, does. Null: it may be one of several. */
export type Deed = { readonly clause: Clause; readonly act: Act | null };

/** Acts that put the next contact on a day. */
const planning: ReadonlySet<Act> = new Set<Act>(["plan", "snooze"]);

/** Outcomes that say more than that there was a contact, and how sure a part must be of one. */
const moreTelling: ReadonlySet<Act> = new Set<Act>([
  "ordered",
  "declined",
  "complained",
  "quoted",
  "sampled",
  "received",
]);
const sure = 0.85;

/** Outcomes in which the customer spoke. */
const fromThem: ReadonlySet<Act | null> = new Set<Act>([
  "replied",
  "ordered",
  "declined",
  "complained",
  "received",
]);

/** Whether an act says no more than that there was word of somebody. */
const isMild = (act: Act | null): boolean =>
  act === "contacted" || act === "replied" || act === "news";

/** Whether a part has words of which nobody knows what they do. */
const isUnread = ({ act, clause }: ReadClause): boolean =>
  act === null && /\p{L}{2}/u.test(clause.masked.replace(/\{[A-Z]+\}/g, " "));

/** Whether a part tells that there was a contact, and not merely what we owe. */
const tells = ({ act }: ReadClause): boolean =>
  act !== null && act !== "promised" && (isTold(act) || act === "news");

const namesDay = ({ clause }: ReadClause): boolean =>
  clause.spans.some((span) => span.type === "date" && span.date.reading.points !== "back");

/** Whether somebody else is to do what a part names a day for: `she sends it on Friday`, `下周二给答复`. */
function isTheirs(
  { clause: { shape, spans } }: ReadClause,
  { thirdPersons, theirPart, pronouns }: Lexicon,
): boolean {
  const day = spans.find(({ type }) => type === "date");
  const before = shape.slice(0, day?.from ?? 0);
  const isOurs = [...shape].some((_, at) => wordAt(pronouns, shape, at) !== null);
  return (
    thirdPersons.some((word) => wordPlace(before, word) !== null) ||
    (!isOurs && theirPart.some((word) => wordPlace(shape, word) !== null))
  );
}

/** How likely each of two parts must be of an order, so that together they tell one with its sum, and how likely the whole. */
const [ofPiece, ofWhole] = [0.35, 0.15];

/** `柜子先来一个 合同价两万三美金`: an order told in pieces, where word of somebody goes before. */
const isInPieces = (likely: readonly Likely[], parts: readonly ReadClause[]): boolean => {
  const pieces = parts.filter(
    ({ likely: [first] }) => first?.act === "ordered" && first.share >= ofPiece,
  );
  return (
    pieces.length > 1 &&
    pieces.some(({ clause }) =>
      clause.spans.some((span) => span.type === "amount" && span.currency !== null),
    ) &&
    likely.some(({ act, share }) => act === "ordered" && share >= ofWhole)
  );
};

/** What is changed of a customer: said beside what was told, both are meant. */
const changing: ReadonlySet<Act | null> = new Set<Act>(["tier", "stage", "owner", "tag", "untag"]);

/** What a clause does, and what a part of it changes besides: `升C吧，来要图纸了`. */
export function deedsOf(
  read: ReadClause,
  parts: readonly ReadClause[],
  lexicon: Lexicon,
): readonly Deed[] {
  const deeds = mainDeeds(read, parts, lexicon);
  const changes = parts.length < 2 ? [] : parts.filter(({ act }) => changing.has(act));
  if (changes.length === 0 || deeds.some(({ act }) => changing.has(act))) return deeds;
  return [...deeds.filter(({ act }) => act !== null), ...changes];
}

/**
 * What a clause does: mostly one thing. Where a part between commas tells of a contact and another plans
 * the next, it is the contact with its next day; where one promises something by a day, it is both.
 */
function mainDeeds(
  { clause, act: whole, likely }: ReadClause,
  parts: readonly ReadClause[],
  lexicon: Lexicon,
): readonly Deed[] {
  if (parts.length < 2) return [{ clause, act: whole }];
  // What is sent by our word on a day to come has not been sent, unless another part says so.
  const isOpen =
    parts.some(({ act }) => act === "promised") && !parts.some(({ act }) => act === whole);
  const act = isOpen && (whole === "sampled" || whole === "quoted") ? null : whole;
  const alone = [{ clause, act }];
  if ((act === null || isMild(act)) && isInPieces(likely, parts))
    return [{ clause, act: "ordered" }];
  const told = parts.find(tells);
  const promised = parts.find(
    (part) =>
      part.act === "promised" &&
      namesDay(part) &&
      !isTheirs(part, lexicon) &&
      !isUndecided(clause, lexicon),
  );
  // `Claire pushed for the 10th, I said we'll try`: what they wish for is no plan of ours.
  if (act === null && likely[0]?.act === "promised" && isUndecided(clause, lexicon)) return alone;
  if (act === null) {
    const clear = parts.filter((part) => part.act !== null && isBorneOut(part.act, likely));
    if (clear.length === 0) return alone;
    // `总算把样清出来了！人已经拿在手里`: beside what nobody understands, that there was word of them may be more.
    if (clear.every(({ act: one }) => isMild(one)) && parts.some(isUnread)) return alone;
    const dated = clear.find(
      (part) => part.act !== null && planning.has(part.act) && namesDay(part),
    );
    const rest = clear.filter((part) => part !== dated && part.act !== "chat");
    // `定金还没到账，得催，周五再看`: what has not come is why, and nobody was spoken with.
    if (
      dated !== undefined &&
      rest.length > 0 &&
      rest.every((part) => part.act === "news" && isDenied(part.clause, lexicon))
    )
      return [{ clause, act: dated.act }];
    // Parts that tell different things of one customer: what is certain is that there was word of them.
    const outcomes = new Set(clear.flatMap((part) => (tells(part) ? [part.act] : [])));
    const [single] = outcomes;
    const planned = clear.find(
      (part) => part.act !== null && planning.has(part.act) && namesDay(part),
    );
    // `发了目录 下周五跟进`: the contact with its next day; of mere news, why it is on that day.
    if (outcomes.size === 1 && single != null && planned !== undefined && clear.length === 2)
      return [{ clause, act: single === "news" ? planned.act : single }];
    if (outcomes.size < 2) return clear;
    const [telling, ...others] = [...outcomes].filter(
      (one) => one !== null && moreTelling.has(one),
    );
    if (telling != null && others.length === 0 && !outcomes.has("no-answer"))
      return [{ clause, act: telling }];
    const isTheirs = [...outcomes].some((one) => fromThem.has(one));
    return [
      { clause, act: isTheirs ? "replied" : outcomes.has("no-answer") ? "no-answer" : "contacted" },
    ];
  }
  // `follow up改到周二，样还在海关`: news of them is why, and nobody was spoken with.
  const plan = parts.find((part) => part.act !== null && planning.has(part.act) && namesDay(part));
  if (
    act === "news" &&
    plan !== undefined &&
    !parts.some((part) => part.act !== null && isTold(part.act))
  )
    return [{ clause, act: plan.act }];
  if (planning.has(act) && told !== undefined && !namesDay(told)) {
    // `定金还没到账，周五再看`: what has not come is why, and nobody was spoken with.
    if (told.act === "news" && isDenied(told.clause, lexicon)) return alone;
    return [{ clause, act: told.act === "news" ? "contacted" : told.act }];
  }
  if (act === "contacted" || act === "replied") {
    const telling = parts.find(
      (part) =>
        part.act !== null && moreTelling.has(part.act) && (part.likely[0]?.share ?? 0) >= sure,
    );
    const isTurned = telling?.act != null && turnedTo(clause, telling.act, lexicon) !== null;
    if (telling !== undefined && promised === undefined && !isTurned)
      return [{ clause, act: telling.act }];
  }
  if (promised === undefined) return alone;
  if (act !== "promised" && isTold(act)) return [{ clause, act }, promised];
  return act === "promised" && told !== undefined && told !== promised ? [told, promised] : alone;
}
