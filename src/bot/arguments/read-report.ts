import { calledShort } from "../../core/members/called-short.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { cutWords } from "../grammar/words/cut-words.ts";
import type { FigureWord } from "../grammar/words/figure-word.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import { daysAt } from "./asked-days.ts";
import { readPeriod } from "./read-days-meant.ts";
import { teamCalls } from "./team-calls.ts";

/** Whose figures are asked for. */
export type Whose =
  | { readonly type: "member"; readonly handle: string }
  | { readonly type: "team"; readonly id: string };

/** Figures that somebody asks for: whose (null: the asker's), of which days (null: of the last seven). */
export type ReportAsked = {
  readonly whose: Whose | null;
  readonly days: DaysAsked | null;
  /** Whether a word for figures is in it: without one it may be about a customer's person as well. */
  readonly isNamed: boolean;
};

/** Who may be named. */
export type ReportNames = {
  readonly members: readonly { readonly handle: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

/** A month that began so few days ago tells nothing yet: its report is of the one before. */
const hardlyBegun = 7;

type Piece = { readonly from: number; readonly to: number } & (
  | { readonly type: "whose"; readonly whose: Whose }
  | { readonly type: "days"; readonly days: DaysAsked }
  | { readonly type: "report"; readonly days: DaysAsked | null }
  | { readonly type: "asks" | "filler" }
);

/**
 * Reads what asks for somebody's figures and says nothing else: `上周的周报`, `Anna上个月打了几个电话`,
 * `how did East Team do in October`. Null where it is something else.
 */
export function readReport(
  said: Said,
  names: ReportNames,
  lexicon: Lexicon,
  today: CivilDate,
): ReportAsked | null {
  const pieces = cutWords<Piece>(said.shape, (at) =>
    piecesAt(said.shape, at, names, lexicon, today),
  );
  const read = pieces.flatMap((piece) => (piece.type === "unread" ? [] : [piece]));
  if (read.length < pieces.length) return null;
  const days = read.find(({ type }) => type === "days");
  const report = read.find(({ type }) => type === "report");
  const whose = read.filter(({ type }) => type === "whose");
  const [one] = whose;
  const asks = read.some(({ type }) => type === "asks") && (whose.length > 0 || days !== undefined);
  if ((report === undefined && !asks) || whose.length > 1) return null;
  return {
    whose: one?.type === "whose" ? one.whose : null,
    days: days?.type === "days" ? days.days : report?.type === "report" ? report.days : null,
    isNamed: report !== undefined,
  };
}

function piecesAt(
  shape: string,
  at: number,
  { members, teams }: ReportNames,
  lexicon: Lexicon,
  today: CivilDate,
): (Piece | null)[] {
  const days = daysAt(shape, at, lexicon, today);
  const shift = wordAt(lexicon.dates.shifts, shape, at);
  const week = shift === null ? null : readPeriod(shape.slice(at, shift.end), lexicon.dates, today);
  const figures = wordAt(lexicon.figures, shape, at);
  const filler = wordAt(lexicon.askedFillers, shape, at);
  const called = (words: readonly string[], whose: Whose): Piece[] =>
    words
      .filter((word) => isNameAt(shape, at, word))
      .map((word) => ({ type: "whose", whose, from: at, to: at + word.length }));
  return [
    ...members.flatMap(({ handle, name }) => {
      const others = members.filter((one) => one.handle !== handle).map((one) => one.name);
      return called([handle, name, ...name.split(/\s+/), ...calledShort(name, others)], {
        type: "member",
        handle,
      });
    }),
    ...teams.flatMap((team) => called(teamCalls(team.name, teams), { type: "team", id: team.id })),
    days?.type === "days" && days.back !== null
      ? { type: "days", days: upTo(days.back, today), from: at, to: days.to }
      : null,
    // `last` alone is a week.
    shift !== null && week !== null && week.from <= today
      ? { type: "days", days: upTo(week, today), from: at, to: shift.end }
      : null,
    figures && { ...figureOf(figures.value, lexicon, today), from: at, to: figures.end },
    filler && { type: "filler", from: at, to: filler.end },
  ];
}

/** What a word for figures says: those of a week are the last seven days. */
function figureOf(
  word: FigureWord,
  lexicon: Lexicon,
  today: CivilDate,
): { type: "asks" | "filler" } | { type: "report"; days: DaysAsked | null } {
  if (word === "asks" || word === "filler") return { type: word };
  if (word === "report" || word === "week") return { type: "report", days: null };
  const period = periodAround(word, lexicon, addDays(today, -hardlyBegun));
  return { type: "report", days: period && upTo(period, today) };
}

/** The month, quarter or year of a day. */
function periodAround(
  unit: "month" | "quarter" | "year",
  { dates }: Lexicon,
  day: CivilDate,
): DaysAsked | null {
  const [word = ""] = [...dates.units.values()]
    .flat()
    .flatMap((one) => (one.value === unit ? [one.word] : []));
  return readPeriod(word, dates, day);
}

const upTo = ({ from, to }: DaysAsked, today: CivilDate): DaysAsked => ({
  from,
  to: to < today ? to : today,
});

/** Whether a name stands at a position, a Latin one whole. */
function isNameAt(shape: string, at: number, name: string): boolean {
  const isPart = (next: string) => /[\p{Script=Latin}\p{N}]/u.test(next);
  if (name.length < 2 || !shape.startsWith(name.toLowerCase(), at)) return false;
  return (
    isHan(name.charAt(0)) ||
    (!isPart(shape.charAt(at - 1)) && !isPart(shape.charAt(at + name.length)))
  );
}
