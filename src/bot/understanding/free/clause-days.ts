import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays, daysBetween } from "../../../core/time/civil-date.ts";
import { type DateReading, isRatherPast, skipSpace } from "../../grammar/dates/date-reading.ts";
import { isPastVerb } from "../../grammar/past.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import { classifyAct } from "./act-model.ts";
import { type Act, isTold } from "./acts.ts";
import { type Clause, cutsOf } from "./clauses.ts";
import { masked, type Span } from "./mask.ts";

type DateSpan = Extract<Span, { readonly type: "date" }>;

/** The days of a clause: when it happened, and when it goes on; null where it does not say. */
export type ClauseDays = {
  readonly happenedOn: CivilDate | null;
  readonly next: CivilDate | null;
};

/** Days that the clause names for what is to come, and that were a few days ago; nobody plans for a year. */
export const daysOver = (
  { text, spans }: Clause,
  { happenedOn }: ClauseDays,
  today: CivilDate,
): string[] =>
  spans.filter(isDate).flatMap(({ from, to, date: { reading } }) => {
    const { back, days, swapped, points, isDeadline } = reading;
    const isOver =
      points === "either" &&
      !isDeadline &&
      back !== undefined &&
      days !== null &&
      swapped === undefined &&
      back !== happenedOn &&
      isRatherPast(days.from, back, today);
    return isOver ? [text.slice(from, to)] : [];
  });

const isDate = (span: Span): span is DateSpan => span.type === "date";

/** Acts whose day is one to come. */
const ahead: ReadonlySet<Act> = new Set<Act>([
  "plan",
  "snooze",
  "promised",
  "complained",
  "absence",
]);

/** From which share on a part of a sentence plans what it names a day for: a bare weekday may be over. */
const [probably, certainly] = [0.5, 0.7];

/** Acts of a part of a sentence whose day is that of the next contact. */
const planning: ReadonlySet<Act> = new Set<Act>(["plan", "snooze"]);

/**
 * The days of a clause that does `act`. In what is told a past day, or a weekday, is the one on which it
 * happened; a coming day is that of the next contact where the part of the sentence around it plans one.
 */
export function clauseDays(
  clause: Clause,
  act: Act,
  lexicon: Lexicon,
  today: CivilDate,
): ClauseDays {
  const dates = clause.spans.filter(isDate);
  if (!isTold(act) || ahead.has(act)) {
    const all = dates.filter(
      (span) =>
        aheadOf(span.date.reading, today) !== null &&
        !isLeftAlone(clause, span, lexicon) &&
        // `开了半小时会，聊明年框架`: nobody plans for a year without saying that one goes on then.
        (act !== "plan" || !isLong(span.date.reading) || isFollowedUp(clause, span, lexicon)),
    );
    // `今年没预算，明年再说`: a span that has begun is no day to come.
    const later = all.filter(({ date }) => !hasBegun(date.reading, today));
    // `年底不进货，过完元旦再看`: of several days the one that a word of going on stands beside.
    const isNotToday = ({ date }: DateSpan) => date.reading.points !== "today";
    const coming =
      later.find((span) => isFollowedUp(clause, span, lexicon)) ??
      // `今天忙疯了 Lagos挪到后天`: today is seldom the day to which something is put off.
      later.find(isNotToday) ??
      later[0] ??
      all[0];
    const past = isTold(act) ? dates.find(({ date }) => date.reading.points === "back") : undefined;
    return {
      happenedOn: past === undefined ? null : overOn(past.date.reading),
      next: coming === undefined ? null : aheadOf(coming.date.reading, today),
    };
  }
  let happenedOn: CivilDate | null = null;
  let next: CivilDate | null = null;
  const ends = dates.length === 0 ? [] : cutsOf(clause);
  for (const span of dates) {
    if (isLeftAlone(clause, span, lexicon)) continue;
    const { reading } = span.date;
    const isWeekday = span.date.isBareWeekday;
    const part = partAround(clause, ends, span);
    const isPlanned =
      isFollowedUp(clause, span, lexicon) ||
      isForThem(clause, span, part, lexicon) ||
      (!isOver(clause, span, part, lexicon) &&
        part.shareOf((one) => planning.has(one)) >= (isWeekday ? certainly : probably));
    // `她提到明年要扩产线`: a year, or a quarter, of which nothing says that one goes on then.
    if (isLong(reading) && !isFollowedUp(clause, span, lexicon)) continue;
    // `they want an offer by Friday`: by when something is wanted is no day on which it happened.
    if (reading.points === "today" || (reading.isDeadline && !isPlanned)) continue;
    if (reading.points === "back") {
      if (!isOfTheirTale(clause, span, act, lexicon)) happenedOn ??= overOn(span.date.reading);
    } else if (hasBegun(reading, today) && dates.length > 1) continue;
    else if (isPlanned || reading.isCompact) next ??= aheadOf(span.date.reading, today);
    else if (reading.points === "either" && isWeekday) {
      if (!isComing(clause, span, part, lexicon)) happenedOn ??= reading.back ?? null;
    } else if (reading.points === "either" && isRecent(reading, today)) {
      // `21号开标，22号问结果`: of two such days without a word that it is over, neither is.
      const isTold = isOver(clause, span, part, lexicon) || (part.start === 0 && dates.length < 2);
      if (isTold) happenedOn ??= reading.back ?? null;
    }
  }
  return { happenedOn, next };
}

/**
 * Whether a past day is that of what somebody told, and not of the telling: `Emre讲隔壁厂上周订了六台`, `Bas said
 * they closed last week`.
 */
function isOfTheirTale(
  { shape, spans }: Clause,
  { from }: DateSpan,
  act: Act,
  { said, thirdPersons }: Lexicon,
): boolean {
  if (act !== "contacted" && act !== "replied") return false;
  const before = shape.slice(0, from);
  return said.some((word) => {
    const at = wordPlace(before, word);
    if (at === null || !spans.some((one) => one.type === "customer" && one.to <= at)) return false;
    const between = before.slice(at + word.length);
    // `told me yesterday` says when they told it; in Chinese that stands before.
    return isHan(word.charAt(0)) || thirdPersons.some((who) => wordPlace(between, who) !== null);
  });
}

/**
 * The days to come that a clause names, where it appoints none of them: `21号开标，22号问结果`. Today is none, and
 * what is named last comes first: mostly one goes on after what was said before it.
 */
export function daysToChoose(clause: Clause, lexicon: Lexicon, today: CivilDate): CivilDate[] {
  const coming = clause.spans.filter(
    (span): span is DateSpan =>
      isDate(span) &&
      span.date.reading.points !== "today" &&
      !hasBegun(span.date.reading, today) &&
      !isLeftAlone(clause, span, lexicon),
  );
  const [first, ...others] = coming;
  if (first === undefined) return [];
  if (others.length > 0 && coming.some((span) => isFollowedUp(clause, span, lexicon))) return [];
  return [...new Set(coming.flatMap(({ date }) => readingsOf(date.reading, today)))].reverse();
}

/** The first day of a date, and where its numbers may be written either way round (`1/3`) both, the day first last. */
export function readingsOf(reading: DateReading, today: CivilDate): CivilDate[] {
  const day = aheadOf(reading, today);
  if (day === null) return [];
  const { swapped } = reading;
  if (swapped === undefined || swapped === day || swapped < today) return [day];
  return [reading.days?.from ?? day, swapped];
}

/** `周末别找她`, `not on Fridays please`: a day on which nobody is to be contacted. */
const isLeftAlone = ({ shape }: Clause, { to }: DateSpan, { forbidding }: Lexicon): boolean =>
  wordAt(forbidding, shape, skipSpace(shape, to)) !== null;

/** The last day of what is over; of `last thursday` the nearest. */
const overOn = (reading: DateReading): CivilDate | null =>
  reading.other ?? reading.days?.to ?? null;

/** The day that a date means up to today; null where it is to come, or would be long ago. */
export function behindOf(reading: DateReading, today: CivilDate): CivilDate | null {
  const { points, back, isWeekday } = reading;
  if (points === "either") return isWeekday || isRecent(reading, today) ? (back ?? null) : null;
  return points === "ahead" ? null : overOn(reading);
}

/** The first day that a date means from today on; of a deadline the last; null where it is over. */
export function aheadOf(reading: DateReading, today: CivilDate): CivilDate | null {
  if (reading.points === "back" || reading.days === null) return null;
  // `12/01再联系`, said on the next day: nobody plans for the one in a year.
  const isOver = reading.back !== undefined && isRatherPast(reading.days.from, reading.back, today);
  if (isOver) return reading.swapped ?? null;
  // `5/12`, said in December: of the two that it may be the nearer, where the other is far away.
  const { swapped } = reading;
  if (
    swapped !== undefined &&
    swapped < reading.days.from &&
    daysBetween(today, reading.days.from) > mostWait
  )
    return swapped;
  return reading.isDeadline ? reading.days.to : reading.days.from;
}

/** Further away nobody writes a day in numbers of which a nearer one may be meant, in days. */
const mostWait = 100;

/** Whether days are what is left of a week, month or year that has begun. */
const hasBegun = ({ days, points }: DateReading, today: CivilDate): boolean =>
  points === "ahead" && days !== null && days.from === addDays(today, 1) && days.to > days.from;

/** No next contact is set for so many days at once. */
const mostDays = 45;

/** Whether days are a year, a quarter or the like. */
export const isLong = ({ days, points }: DateReading): boolean =>
  points === "ahead" && days !== null && daysBetween(days.from, days.to) > mostDays;

/** A date without its year is taken as the last one up to this far back. In days. */
const notLongAgo = 60;

/** A date without its year that was not long ago, and is no nearer ahead. */
const isRecent = ({ back, days }: DateReading, today: CivilDate): boolean => {
  const ago = back === undefined ? null : daysBetween(back, today);
  return (
    ago !== null && ago <= notLongAgo && (days === null || daysBetween(today, days.from) > ago)
  );
};

/** Whether a clause names a day with a word of going on beside it. */
export const namesFollowUp = (clause: Clause, lexicon: Lexicon): boolean =>
  clause.spans.some((span) => isDate(span) && isFollowedUp(clause, span, lexicon));

/** How far before a date the word that appoints it may begin, in characters. */
const reach = 16;

/**
 * Whether a word beside a date says that one goes on then: `周五再联系`, `try again on Friday`, `约周五`. One
 * that may as well name what happened (`the call on Friday`) says nothing.
 */
export function isFollowedUp(
  { shape }: Pick<Clause, "shape">,
  { from, to }: Pick<DateSpan, "from" | "to">,
  lexicon: Lexicon,
): boolean {
  const { followUps, kinds, outcomes } = lexicon;
  const endOf = (at: number): number | null => {
    const end = wordAt(followUps, shape, at)?.end ?? null;
    const isNoun =
      wordAt(kinds, shape, at)?.end === end || wordAt(outcomes, shape, at)?.end === end;
    return isNoun ? null : end;
  };
  if (endOf(skipSpace(shape, to)) !== null) return true;
  const before = shape.slice(0, from).trimEnd();
  if (lexicon.appointing.some((word) => before.endsWith(word))) return true;
  for (let at = Math.max(0, from - reach); at < from; at++) {
    const isInWord = /[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at));
    const end = isInWord ? null : endOf(at);
    if (end !== null && skipSpace(shape, end) === from) return true;
  }
  return false;
}

/** The acts of the part of a sentence in which a date stands, and whether it is one of several; parts end at `ends`. */
function partAround({ text, spans }: Clause, ends: readonly number[], { from, to }: DateSpan) {
  const start = ends.findLast((end) => end <= from) ?? 0;
  const end = ends.find((one) => one >= to) ?? text.length;
  const likely = classifyAct(masked(text, spans, start, end));
  const shareOf = (isMeant: (act: Act) => boolean) =>
    likely.reduce((sum, { act, share }) => sum + (isMeant(act) ? share : 0), 0);
  return { start, end, isPart: ends.length > 0, shareOf };
}

/**
 * Whether a bare weekday is one to come, of something else: in what somebody says of it (`说周四给答复`), or in a part of the
 * sentence that tells of nothing that happened (`spoke to Bas, board meets thu`).
 */
function isComing(
  { shape }: Clause,
  { from, to }: DateSpan,
  { start, end, isPart, shareOf }: ReturnType<typeof partAround>,
  lexicon: Lexicon,
): boolean {
  const [before, after] = [shape.slice(start, from), shape.slice(to, end)];
  const isTheirs =
    lexicon.willWords.some((word) => wordPlace(before, word) !== null) ||
    lexicon.said.some((word) => wordPlace(before, word) !== null) ||
    isWanted(before, lexicon) ||
    [...before].some((_, at) => wordAt(lexicon.outcomes, before, at)?.value === "promised");
  if (isOver({ shape }, { from, to }, { start, end }, lexicon)) return false;
  // `confirm了，deposit周五到`: what a later part says of a day, in words of its own, is no day of the first.
  const isApart = start > 0 && /\p{L}/u.test(before + after);
  return isTheirs || isApart || (isPart && shareOf(isTold) < probably);
}

/** `wants a call tues`: what somebody wants on a day is still to come. */
const isWanted = (before: string, { asksUs }: Lexicon): boolean =>
  [...before].some((_, at) => {
    if (/[a-z]/.test(before.charAt(at - 1)) && /[a-z]/.test(before.charAt(at))) return false;
    const wish = wordAt(asksUs.wants, before, at);
    return wish !== null && (/\p{L}/u.test(before.slice(wish.end)) || isHan(before.charAt(at)));
  });

type Place = { readonly from: number; readonly to: number };
type Part = { readonly start: number; readonly end: number };

/** Whether the part of a sentence in which a date stands says that it is over. */
function isOver(
  { shape }: Pick<Clause, "shape">,
  { from, to }: Place,
  { start, end }: Part,
  lexicon: Lexicon,
): boolean {
  const [before, after] = [shape.slice(start, from), shape.slice(to, end)];
  const { pastEndings, notPast } = lexicon;
  // `told Rui we'd ship it monday`: what was said goes on to a day to come.
  if (lexicon.willWords.some((word) => wordPlace(before, word) !== null)) return false;
  return (
    [...after].some(
      (one, at) => pastEndings.includes(one) && wordAt(notPast, after, at) === null,
    ) ||
    // `我说了周四给`: that it was said is over, and no more.
    pastEndings.some(
      (ending) =>
        before.endsWith(ending) && !lexicon.said.some((word) => before.endsWith(word + ending)),
    ) ||
    (before.match(/[a-z]+/g) ?? []).some(
      (word) => isPastVerb(word, lexicon) && !isSaid(word, lexicon),
    )
  );
}

/**
 * Whether all days that a clause names are today or were not long ago, as its words say: `28号跟Emre打过电话`, said
 * on the 2nd, `今天跟Emre开了会，聊明年框架`. A year or the like, of which nothing says that one goes on then, is none.
 */
export function tellsOfDaysOver(clause: Clause, lexicon: Lexicon, today: CivilDate): boolean {
  const dates = clause.spans
    .filter(isDate)
    .filter((span) => !isLong(span.date.reading) || isFollowedUp(clause, span, lexicon));
  const whole = { start: 0, end: clause.text.length };
  return (
    dates.length > 0 &&
    dates.every(
      (span) =>
        (span.date.reading.points === "today" ||
          (span.date.reading.points === "either" &&
            !span.date.isBareWeekday &&
            isRecent(span.date.reading, today))) &&
        !isFollowedUp(clause, span, lexicon) &&
        isOver(clause, span, whole, lexicon),
    )
  );
}

/** Whether a part of a sentence says by which day the customer does theirs: `he'll pay by the 10th`, `PO明天发`. */
function isForThem(
  { shape }: Clause,
  { from, to, date: { reading } }: DateSpan,
  { start, end }: ReturnType<typeof partAround>,
  lexicon: Lexicon,
): boolean {
  if (reading.points === "back" || reading.points === "today") return false;
  if (isOver({ shape }, { from, to }, { start, end }, lexicon)) return false;
  const { theirPart, asksUs } = lexicon;
  const [before, after] = [shape.slice(start, from), shape.slice(to, end)];
  const isOurs = asksUs.ours.some((word) => wordPlace(before, word) !== null);
  return !isOurs && theirPart.some((word) => wordPlace(`${before} ${after}`, word) !== null);
}

const isSaid = (word: string, { said }: Lexicon): boolean =>
  said.some((one) => one.split(" ").includes(word));
