import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import type { CardField } from "../../core/search/card-field.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { anyTouch, inquiry } from "../grammar/asked-filter.ts";
import { saysWho } from "../grammar/parse-find.ts";
import { writtenDays } from "../grammar/read-asked-days.ts";
import type { FindPart } from "../grammar/split-find.ts";
import { type AskedCue, outcomeAsked } from "../grammar/words/asked-cue.ts";
import type { FindKey } from "../grammar/words/find-key.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { isHan } from "../grammar/words/word-table.ts";
import type { AskedPiece } from "./asked-piece.ts";
import { type AskedNames, askedPieces } from "./asked-pieces.ts";

/** A question about customers, as a search. */
export type AskedSearch = {
  readonly parts: readonly FindPart[];
  /** Its words that say nothing that can be searched for. */
  readonly unread: readonly string[];
  /** A negation is among them: what was found would be the opposite of what was asked. */
  readonly isOpposite: boolean;
  readonly isOfCustomers: boolean;
  /** It is for those who have fallen silent for longer than the rule says. */
  readonly isOfDormant: boolean;
  /** Whom to contact now, and nothing else. */
  readonly isOfToday: boolean;
  /** Whom to contact tomorrow, and nothing else. */
  readonly isOfTomorrow: boolean;
  /** Something in it tells of what happened, as a record does. */
  readonly isTold: boolean;
};

/** How far ahead birthdays are shown where no days are named, and a crossing of a line. */
const [birthdaysAhead, coolingAhead] = [30, 7];

/** How many days back `recently` goes. */
const lately = 30;

type Cue = Extract<AskedPiece, { readonly type: "cue" }>;

/** What a cue asks for with what belongs to it. */
type Asking = {
  readonly cue: AskedCue;
  readonly isDenied: boolean;
  /** `还没联系`: whoever is left, rather than whom nobody ever reached. */
  readonly isYet: boolean;
  readonly isDone: boolean;
  readonly days: Extract<AskedPiece, { readonly type: "days" }> | null;
  readonly length: number | null;
  readonly isSince: boolean;
  /** `recently`, `最近`, and no days besides. */
  readonly isLately: boolean;
};

/**
 * Reads a question about customers as a search: countries and their people, tiers, stages in the
 * words of the field, tags, colleagues, silence, orders, birthdays, dues, touches, each with the days and
 * the negation that belong to it. Nothing is dropped: what is no condition and no word of asking is
 * `unread`. Relative to the member's civil date; `own` is their handle.
 */
export function askedSearch(
  said: Said,
  names: AskedNames,
  own: string,
  lexicon: Lexicon,
  today: CivilDate,
): AskedSearch {
  const taken = askedPieces(said, names, lexicon, today);
  const pieces = leftOut(nearingAlone(fieldsAsked(tagsNamed(productsEver(taken), said))));
  const parts: FindPart[] = pieces.flatMap((piece) => (piece.type === "part" ? [piece.part] : []));
  const asked = withDaysAlone(asking(pieces, said.shape), pieces);
  const isOf = (cue: AskedCue) => pieces.some((piece) => piece.type === "cue" && piece.cue === cue);
  const sinceWhen = isOf("how-long");
  // `who haven't I spoken to lately` asks for those who have fallen silent, as `in ages` does.
  const long = pieces.find(({ type }) => type === "length");
  const isOfLength =
    isOf("dormant") && long?.type === "length" && asked.every((one) => one.length === null);
  if (isOfLength) parts.push({ key: "silent", values: [`>=${long.days}`] });
  const isOfDormant =
    (isOf("dormant") && !isOfLength) || asked.some((one) => one.isLately && isUnspoken(one));
  for (const one of asked)
    if (!(sinceWhen && ofSilence.has(one.cue)))
      parts.push(...(isOfDormant ? conditionOfDormant : conditionOf)(one, today));
  if (isOf("mine")) parts.push({ key: "owner", values: [own] });
  const asksToday = !sinceWhen && asked.some((one) => isToday(one, today));
  const undenied = withoutDenials(inOrder(pieces));
  const unread = unreadWords(undenied, said.text);
  const isOfToday = asksToday && parts.length === 0 && unread.length === 0;
  if (asksToday && !isOfToday) parts.push({ key: "due", values: [`..${today}`] });
  return {
    parts: together(parts),
    unread,
    isOpposite: undenied.some(({ type }, at) => type === "unread" && isDenial(pieces[at])),
    isOfCustomers: sinceWhen || pieces.some(({ type }) => type === "customers"),
    isOfDormant,
    isOfToday,
    isOfTomorrow:
      parts.length === 1 &&
      unread.length === 0 &&
      parts[0]?.key === "due" &&
      parts[0].values[0] === addDays(today, 1),
    isTold: asked.some(({ cue }) => outcomeAsked(cue) !== null || cue === "touched"),
  };
}

/** `first` belongs to an order that is asked for, and says nothing without one. */
function inOrder(pieces: readonly AskedPiece[]): readonly AskedPiece[] {
  const isSorted = pieces.some((piece) => piece.type === "part" && piece.part.key === "sort");
  return pieces.map((piece): AskedPiece => {
    const { from, to } = piece;
    return piece.type === "in-order" ? { type: isSorted ? "filler" : "unread", from, to } : piece;
  });
}

/** What was bought within some days, or was not, is not understood: a product is asked for of all orders. */
function productsEver(pieces: readonly AskedPiece[]): readonly AskedPiece[] {
  const isOfAll = !pieces.some(
    (piece) => piece.type === "days" || piece.type === "length" || isDenial(piece),
  );
  return isOfAll
    ? pieces
    : pieces.map((piece) =>
        piece.type === "part" && piece.part.key === "product"
          ? { type: "unread", from: piece.from, to: piece.to }
          : piece,
      );
}

/** Which cues are of what may be known of a customer as well. */
const ofField: Readonly<Partial<Record<AskedCue, CardField>>> = {
  birthday: "birthday",
  tag: "tag",
};

/**
 * What is not known of a customer where a negation stands before it: `without email`, `没有生日`. The
 * negation belongs to it alone. Where it is known nothing can be asked for.
 */
function fieldsAsked(pieces: readonly AskedPiece[]): readonly AskedPiece[] {
  const read: AskedPiece[] = [];
  for (const piece of pieces) {
    const field =
      piece.type === "field" ? piece.field : piece.type === "cue" ? ofField[piece.cue] : undefined;
    const last = read.findLastIndex(({ type }) => type !== "filler");
    const before = read[last];
    const isDenied = before?.type === "cue" && before.cue === "not";
    if (field !== undefined && isDenied) {
      read.splice(last, 1);
      const part = { key: "lacks", values: [field] };
      read.push({ type: "part", part, from: before.from, to: piece.to });
    } else if (piece.type === "field") {
      // `people` are the customers' own, and any contact has some; `机械行业` names which industry.
      const isNamed = pieces.some((one) => one.type === "part" && one.part.key === piece.field);
      const type = isNamed || piece.field === "contact" ? ("filler" as const) : ("unread" as const);
      read.push({ type, from: piece.from, to: piece.to });
    } else read.push(piece);
  }
  return read;
}

/**
 * Who is left out: what a customer is (a country, a tier, a tag) beside a negation that belongs to nothing
 * else, and more of the kind with it: `not in France or Spain`, `除了土耳其的`, `非洲以外的`.
 */
function leftOut(pieces: readonly AskedPiece[]): readonly AskedPiece[] {
  const read: AskedPiece[] = [];
  for (const piece of pieces) {
    const last = read.findLastIndex((one) => !isBetween(one));
    const before = read[last];
    const of = before?.type === "part" ? before : null;
    if (piece.type === "part" && saysWho(piece.part.key)) {
      const isDenied = isDenial(before);
      if (isDenied) read.splice(last, 1);
      const goesOn = of !== null && of.part.key === piece.part.key && isLeftOut(of);
      read.push(isDenied || goesOn ? without(piece) : piece);
    } else if (piece.type === "cue" && piece.cue === "except" && of && saysWho(of.part.key)) {
      for (let at = last; at >= 0; at--) {
        const one = read[at];
        if (one?.type === "part" && one.part.key === of.part.key && !isLeftOut(one))
          read[at] = without(one);
        else if (!isBetween(one)) break;
      }
    } else read.push(piece);
  }
  return read;
}

/** What may stand between a negation and what it leaves out. */
const isBetween = (piece: AskedPiece | undefined): boolean =>
  piece?.type === "filler" || (piece?.type === "cue" && piece.cue === "tag");

type Part = Extract<AskedPiece, { readonly type: "part" }>;

const isLeftOut = ({ part }: Part): boolean => part.values.every((one) => one.startsWith("-"));

const without = (piece: Part): Part => ({
  ...piece,
  part: { ...piece.part, values: piece.part.values.map((value) => `-${value}`) },
});

/** What stands beside `tag` is one, though nobody has it. */
function tagsNamed(pieces: readonly AskedPiece[], { text, shape }: Said): readonly AskedPiece[] {
  const at = pieces.findIndex((piece) => piece.type === "cue" && piece.cue === "tag");
  const cue = pieces[at];
  if (cue === undefined || pieces.some((one) => one.type === "part" && one.part.key === "tag"))
    return pieces;
  const step = isHan(shape.charAt(cue.from)) ? -1 : 1;
  const beside: AskedPiece[] = [];
  for (const way of [step, -step]) {
    for (let next = at + way; pieces[next]?.type === "unread"; next += way)
      beside.push(...pieces.slice(next, next + 1));
    if (beside.length > 0) break;
  }
  if (beside.length === 0) return pieces;
  const from = Math.min(...beside.map((one) => one.from));
  const to = Math.max(...beside.map((one) => one.to));
  const part = { key: "tag", values: [text.slice(from, to)] };
  return [...pieces.filter((one) => !beside.includes(one)), { type: "part", part, from, to }];
}

/** Cues that say of what the days are that somebody is near to. */
const saidOfDays: ReadonlySet<AskedCue> = new Set<AskedCue>([
  "contact",
  "touched",
  "silent",
  "not",
]);

/**
 * `快到60天没联系`, `about to hit 60 days of silence`: what is said of the silence is no condition besides, and what is
 * near to something else is not understood.
 */
function nearingAlone(pieces: readonly AskedPiece[]): readonly AskedPiece[] {
  if (!pieces.some(isNearing)) return pieces;
  const isOfDays = pieces.some(({ type }) => type === "length");
  return pieces.map((piece): AskedPiece => {
    const { from, to } = piece;
    if (!isOfDays) return isNearing(piece) ? { type: "unread", from, to } : piece;
    const isSaid = piece.type === "cue" && saidOfDays.has(piece.cue);
    return isSaid ? { type: "filler", from, to } : piece;
  });
}

const isNearing = (piece: AskedPiece): boolean => piece.type === "cue" && piece.cue === "nearing";

/** Cues that say no condition by themselves. */
const helpers: ReadonlySet<AskedCue> = new Set<AskedCue>([
  "not",
  "except",
  "yet",
  "since",
  "within",
  "lately",
  "mine",
  "did",
  "tag",
  "dormant",
  "how-long",
]);

/** Each cue with the negation before it and the days beside it, each of which belongs to one. */
function asking(pieces: readonly AskedPiece[], shape: string): Asking[] {
  const isMain = (piece: AskedPiece | undefined): piece is Cue =>
    piece?.type === "cue" && !helpers.has(piece.cue);
  const used = new Set<AskedPiece>();
  const mains = pieces.filter(isMain);
  return mains.flatMap((cue, nth): Asking[] => {
    const at = pieces.indexOf(cue);
    const first = nth === 0 ? 0 : pieces.indexOf(mains[nth - 1] ?? cue) + 1;
    const next = mains[nth + 1];
    const before = pieces.slice(first, at);
    const after = pieces.slice(at + 1, next === undefined ? pieces.length : pieces.indexOf(next));
    const sides = isHan(shape.charAt(cue.from)) ? [before, after] : [after, before];
    const near = sides
      .flat()
      .find((one) => (one.type === "days" || one.type === "length") && !used.has(one));
    if (near !== undefined) used.add(near);
    const has = (wanted: AskedCue, among: readonly AskedPiece[]) =>
      among.some((one) => one.type === "cue" && one.cue === wanted);
    return [
      {
        cue: cue.cue,
        isDenied: has("not", before),
        isYet: has("yet", before),
        isDone: has("did", before),
        days: near?.type === "days" ? near : null,
        length: near?.type === "length" ? near.days : null,
        isSince: has("since", [...before, ...after]),
        isLately: near === undefined && has("lately", [...before, ...after]),
      },
    ];
  });
}

/** `what do I have on Friday`: days to come of which nothing is said are those on which somebody is due. */
function withDaysAlone(asked: Asking[], pieces: readonly AskedPiece[]): Asking[] {
  const days = pieces.find((piece) => piece.type === "days" && piece.ahead !== null);
  if (asked.length > 0 || days?.type !== "days") return asked;
  const plain = { isDenied: false, isYet: false, isDone: false, isSince: false, isLately: false };
  return [{ cue: "due", days, length: null, ...plain }];
}

/** Whether it asks for whom to contact now. */
const isToday = (
  { cue, isDenied, isYet, isDone, days, length }: Asking,
  today: CivilDate,
): boolean =>
  (cue === "contact" || cue === "due") &&
  (!isDenied || (isYet && cue === "contact")) &&
  !isDone &&
  length === null &&
  (days === null || (days.back?.from === today && days.back.to === today));

/** Whether it asks with whom there was no word. */
const isUnspoken = ({ cue, isDenied }: Asking): boolean =>
  isDenied && (cue === "touched" || cue === "contact" || cue === "replied");

/**
 * `who haven't I spoken to in ages`: whoever has long been silent was once spoken with, and whoever has not ordered in
 * ages once did.
 */
function conditionOfDormant(one: Asking, today: CivilDate): FindPart[] {
  const { cue, isDenied, days, length } = one;
  if (days !== null || length !== null) return conditionOf(one, today);
  if (cue === "ordered" && isDenied) return [{ key: "orders", values: [">=1"] }];
  return cue === "silent" || isUnspoken(one) ? [] : conditionOf(one, today);
}

function conditionOf(one: Asking, today: CivilDate): FindPart[] {
  const { cue, isDenied, length, days } = one;
  const part = (key: FindKey, ...values: string[]): FindPart[] => [{ key, values }];
  const past = pastOf(one, today);
  const outcome = outcomeAsked(cue);
  switch (cue) {
    case "birthday":
      return part(
        "birthday",
        writtenDays(days?.ahead ?? days?.back ?? next(length ?? birthdaysAhead, today)),
      );
    case "cooling":
      return part("cooling", String(length ?? coolingAhead));
    case "cold":
      return part("silent", `>${defaultPolicy.temperature.knownDays}`);
    case "nearing":
      // Whoever has the larger part of the days behind them, and not yet all of them.
      return length === null ? [] : part("silent", `${Math.ceil(length / 2)}-${length - 1}`);
    case "overdue":
      return part("due", "overdue");
    case "silent":
      return part("silent", `>=${length ?? 1}`);
    case "due":
    case "contact":
      if (isToday(one, today)) return [];
      if (isDenied || one.isDone) return contacted(one, past);
      if (length !== null)
        return part("due", writtenDays({ from: today, to: addDays(today, length) }));
      if (days?.ahead) return part("due", writtenDays(days.ahead));
      return days?.back ? contacted(one, past) : [];
    case "touched":
      return contacted(one, past);
    case "ordered":
      if (past !== null) return part(isDenied ? "unordered" : "ordered", writtenDays(past));
      return part("orders", isDenied ? "0" : ">=1");
    case "inquired": {
      const key = isDenied ? "untouched" : "touched";
      return part(key, inquiry, ...(past === null ? [] : [writtenDays(past)]));
    }
    case "complained":
    case "promised":
      if (past === null && !isDenied) return part("owed", cue);
  }
  if (outcome === null) return [];
  const key = isDenied ? "untouched" : "touched";
  return part(key, outcome, ...(past === null ? [] : [writtenDays(past)]));
}

/** Whether there was a touch; a length of time without one is silence. */
function contacted({ isDenied, length }: Asking, past: DaysAsked | null): FindPart[] {
  if (isDenied && length !== null) return [{ key: "silent", values: [`>=${length}`] }];
  const values = [past === null ? anyTouch : writtenDays(past)];
  return [{ key: isDenied ? "untouched" : "touched", values }];
}

/** The days in which it happened, or did not; null where none are named. */
function pastOf({ days, length, isSince, isLately }: Asking, today: CivilDate): DaysAsked | null {
  if (length !== null || isLately)
    return { from: addDays(today, 1 - (length ?? lately)), to: today };
  const back = days?.back ?? null;
  if (back === null) return null;
  const to = isSince || back.to > today ? today : back.to;
  return { from: back.from, to };
}

const next = (days: number, today: CivilDate): DaysAsked => ({
  from: today,
  to: addDays(today, days),
});

/** Values of one key together, each once. */
function together(parts: readonly FindPart[]): FindPart[] {
  const found: FindPart[] = [];
  for (const { key, values } of parts) {
    const at = key === null ? -1 : found.findIndex((one) => one.key === key);
    const before = found[at];
    if (before === undefined) found.push({ key, values });
    else found[at] = { key, values: [...new Set([...before.values, ...values])] };
  }
  return found;
}

/** What is said of a silence whose length is asked for, and which any list shows: `多久没联系了`. */
const ofSilence: ReadonlySet<AskedCue> = new Set<AskedCue>(["touched", "contact", "silent"]);

/** Cues that ask for whom it holds alone. */
const onlyHolding: ReadonlySet<AskedCue> = new Set<AskedCue>([
  "birthday",
  "cooling",
  "cold",
  "overdue",
]);

const canBeDenied = (cue: AskedCue): boolean => !helpers.has(cue) && !onlyHolding.has(cue);

const isDenial = (piece: AskedPiece | undefined): piece is Cue =>
  piece?.type === "cue" && (piece.cue === "not" || piece.cue === "except");

/** A negation that belongs to no condition is not understood, rather than left out. */
function withoutDenials(pieces: readonly AskedPiece[]): AskedPiece[] {
  return pieces.map((piece, at) => {
    if (!isDenial(piece)) return piece;
    const isOf =
      piece.cue === "not" &&
      pieces.slice(at + 1).some((one) => one.type === "cue" && canBeDenied(one.cue));
    return isOf ? piece : { type: "unread", from: piece.from, to: piece.to };
  });
}

/** Unread pieces side by side as the words they are. */
function unreadWords(pieces: readonly AskedPiece[], text: string): string[] {
  const runs: { from: number; to: number }[] = [];
  for (const { type, from, to } of pieces) {
    if (type !== "unread") continue;
    const last = runs.at(-1);
    if (last !== undefined && /^[\s]*$/.test(text.slice(last.to, from))) last.to = to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => text.slice(from, to));
}
