import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import { askedIn, mayAsk } from "./asked-in.ts";
import { placeDate } from "./dates/place-date.ts";
import type { LogEntry } from "./log-entry.ts";
import type { LogProblem } from "./log-problem.ts";
import { readFreeText, readTold, uncounted } from "./read-body.ts";
import { type DealRead, readDeal } from "./read-deal.ts";
import { type Head, readHead, skipMarks } from "./read-head.ts";
import { readTargets } from "./read-targets.ts";
import { unreadDate } from "./unread-date.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { type Said, shapeOf } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

const number = /( ?, ?| )[1-9]\d{0,2}(?!\d)/g;

/** Reads one entry from a text that holds no other. */
export function readEntry(entry: Said, lexicon: Lexicon, today: CivilDate): LogEntry {
  const { text } = entry;
  const { targets, end, problems } = readTargets(entry, lexicon, today);
  const head = readHead(entry.shape, end, lexicon, today);
  const deal = dealIn(entry, head, lexicon, today);
  const shape = without(entry.shape, deal?.taken ?? []);
  const { outcome, doubtEnd } = head;
  const isTold =
    outcome !== null &&
    doubtEnd === null &&
    !(targets.length === 0 && isAnswer(shape, outcome, lexicon));
  const body = isTold
    ? readTold(shape, { ...head, outcome }, lexicon, today)
    : readFreeText(shape, end, head, lexicon, today);
  const said = trimMarks(
    text.slice(body.from, withoutNext(shape, body.from, Math.max(body.from, body.to), lexicon)),
  );
  // `尾款收到了`: what only says that it is over says nothing.
  const note = lexicon.pastEndings.includes(said) ? "" : said;
  const isEmpty = note === "" && head.kind === null && !head.isInbound;
  const courtesy = wordAt(lexicon.courtesies, shape, body.from);
  const isCourtesy = courtesy !== null && /^[ .!?~,]*$/.test(shape.slice(courtesy.end));
  const isSilent = !isTold && (body.isOnlyDate || isEmpty || isCourtesy);
  const doubt = outcome !== null && doubtEnd !== null ? text.slice(outcome.start, doubtEnd) : null;
  const free = endsUnanswered(shape, body.from, lexicon) ? "no-answer" : "contacted";
  const told = isTold ? outcome.value : isSilent || doubt !== null ? null : free;
  const dates = body.dates.map(({ reading, start, ...place }) => {
    const words = text.slice(start, reading.end);
    return placeDate(
      reading,
      { ...usual, ...place, isPromise: told !== null && owedAfter(told) !== null, text: words },
      today,
    );
  });
  const when = dates.find((date) => "when" in date)?.when ?? null;
  const lastDay = when === null ? 0 : Math.max(...body.dates.map(({ start }) => start));
  const unread = dates.length === 0 ? unreadDate({ text, shape }, end, lexicon) : null;
  const isPlan = body.isOnlyDate && when !== null;
  const isIn = head.isInbound || told === "replied" || told === "complained";
  return {
    targets,
    said: trimMarks(text.slice(end)),
    outcome: told,
    isTold,
    kind: body.kind,
    direction: isIn ? "in" : "out",
    note: isPlan ? "" : note,
    asked:
      isIn && told !== null && mayAsk(told)
        ? askedIn({ text: note, shape: shapeOf(note) }, lexicon)
        : null,
    when,
    happenedOn: dates.find((date) => "happenedOn" in date)?.happenedOn ?? null,
    deal: isTold ? deal : null,
    problems: [
      ...problems,
      ...(isTold ? (deal?.problems ?? []) : []),
      ...dates.flatMap((date) => ("problem" in date ? [date.problem] : [])),
      ...(isTold || targets.length > 0
        ? readRunTogether(entry, outcome?.end ?? end, lastDay, targets, lexicon)
        : []),
      ...(unread === null ? [] : [{ code: "unread-date", text: unread } as const]),
      ...(doubt === null ? [] : [{ code: "ambiguous-outcome", text: doubt } as const]),
      ...(isSilent && !isPlan ? [{ code: "nothing-said", text } as const] : []),
    ],
  };
}

/** Outcomes that have a price. */
const priced: ReadonlySet<Outcome> = new Set(["ordered", "quoted", "sampled"]);

/** What is told of what was ordered, quoted or sent, behind the outcome's word. */
function dealIn(
  entry: Said,
  { outcome, doubtEnd }: Head,
  lexicon: Lexicon,
  today: CivilDate,
): DealRead | null {
  if (outcome === null || doubtEnd !== null || !priced.has(outcome.value)) return null;
  const isOrder = outcome.value === "ordered";
  return readDeal(entry, outcome.end, entry.text.length, lexicon, today, isOrder);
}

/** A shape in which nothing is to be read at some places: their days are not those of the touch. */
const without = (
  shape: string,
  places: readonly { readonly from: number; readonly to: number }[],
): string =>
  places.reduce(
    (rest, { from, to }) => rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to),
    shape,
  );

const usual = { isPast: false, isLead: false, isFollowUp: false } as const;

/** Where a note ends before a date: a word like `next` before that says nothing more. */
function withoutNext(shape: string, from: number, to: number, lexicon: Lexicon): number {
  if (to >= shape.length) return to;
  const end = shape.slice(0, to).replace(/[ :,]+$/, "").length;
  for (let at = from; at < end; at++) {
    const isApart = at === from || isHan(shape.charAt(at)) || /[ ,.]/.test(shape.charAt(at - 1));
    if (isApart && wordAt(lexicon.nextDates, shape, at)?.end === end) return at;
  }
  return to;
}

const marks = " ,.:;-，、：；。\n";

/** Without separating marks before, and without those that expect more to come after. */
function trimMarks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && marks.includes(text.charAt(from))) from++;
  while (to > from && " ,:;-，、：；\n".includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** `ok thx`, `👍`: of nobody by number or reference, an answer to the bot and no record. */
function isAnswer(
  shape: string,
  { value, start, end }: { readonly value: Outcome; readonly start: number; readonly end: number },
  { courtesies }: Lexicon,
): boolean {
  if (value !== "contacted") return false;
  const isOver = (at: number) => /^[\s.!?~,]*$/.test(shape.slice(at));
  const alone = wordAt(courtesies, shape, start);
  const after = wordAt(courtesies, shape, skipMarks(shape, end));
  return (alone !== null && isOver(alone.end)) || (after !== null && isOver(after.end));
}

/**
 * Whether a text in the sender's own words ends with nobody having answered: `called twice, no
 * answer`, `打过两次 没接`. Single Latin words (`busy`, `missed`) are too common to count there.
 */
function endsUnanswered(shape: string, from: number, { outcomes }: Lexicon): boolean {
  const end = shape.slice(from).replace(/[\s.,;:!，。；：！]+$/, "").length + from;
  for (let at = from; at < end; at++) {
    const found = wordAt(outcomes, shape, at);
    if (found?.value !== "no-answer" || found.end !== end) continue;
    const isOwnWord = at === from || !/[\p{L}\p{N}]/u.test(shape.charAt(at - 1));
    if (isHan(shape.charAt(at)) || (isOwnWord && shape.slice(at, end).includes(" "))) return true;
  }
  return false;
}

/**
 * `1 ok 2 na`, `1 ok, 2 quote`: another customer from a position on, for want of a semicolon. So it may be where
 * a coming day, which begins at `lastDay`, stands after the other number: `1 na, 3 wants a call fri`.
 */
function readRunTogether(
  { text, shape }: Said,
  from: number,
  lastDay: number,
  targets: LogEntry["targets"],
  lexicon: Lexicon,
): LogProblem[] {
  const isOfList = targets.some((target) => "number" in target);
  for (const { 0: whole, 1: mark = "", index } of shape.slice(from).matchAll(number)) {
    const end = from + index + whole.length;
    const outcome = wordAt(lexicon.outcomes, shape, skipMarks(shape, end));
    const isCounted = outcome === null || outcome.isDoubtful;
    const isOwn =
      mark.includes(",") || !isCounted || (outcome !== null && uncounted.has(outcome.value));
    if (outcome !== null && isOwn) {
      return [{ code: "run-together", text: text.slice(from + index + mark.length, outcome.end) }];
    }
    // `1没接 2发了目录`: a number grown together with words that tell what happened, and count nothing, is the next row.
    const told = /^\p{Script=Han}+/u.exec(shape.slice(end))?.[0] ?? "";
    const isTold =
      lexicon.pastEndings.some((ending) => told.includes(ending)) &&
      wordAt(lexicon.listed.measures, shape, end) === null &&
      wordAt(lexicon.listed.counted, shape, end) === null;
    if (isOfList && index === 0 && isTold) {
      return [{ code: "run-together", text: text.slice(from + mark.length, end + told.length) }];
    }
    const said = shape.slice(end, lastDay);
    if (isOfList && mark.includes(",") && lastDay > end && /^ ?\p{L}/u.test(said)) {
      return [
        { code: "run-together", text: text.slice(from + index + mark.length, lastDay).trim() },
      ];
    }
  }
  return [];
}
