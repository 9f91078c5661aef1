import { cutWords } from "../grammar/words/cut-words.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import type { WorthWord } from "../grammar/words/worth-word.ts";

/** Which table of what customers are worth is asked for. */
export type WorthAsked = {
  readonly table: (typeof tables)[number];
  /** How many customers to name, where the asker says it. */
  readonly count: number | null;
};

/** The tables, as buttons call them. */
const tables = ["pareto", "repeat", "next", "key", "let-go"] as const;

type Piece = { readonly from: number; readonly to: number } & (
  | { readonly type: "word"; readonly word: WorthWord }
  | { readonly type: "count"; readonly count: number }
);

/**
 * Reads what asks for a table of worth and says nothing else: `80/20`, `价值前10`, `who will order next
 * month`. Null where it is something else. `isCalled`: the command's word stood before it, so that a
 * number or nothing is enough.
 */
export function readWorth(said: Said, lexicon: Lexicon, isCalled: boolean): WorthAsked | null {
  const { shape } = said;
  const named = tables.find((table) => table === shape);
  if (isCalled && named !== undefined) return { table: named, count: null };
  const pieces = cutWords<Piece>(shape, (at) => piecesAt(shape, at, lexicon));
  const read = pieces.flatMap((piece) => (piece.type === "unread" ? [] : [piece]));
  if (read.length < pieces.length) return null;
  const wanted = new Set(
    read.flatMap((piece) =>
      piece.type !== "word" || piece.word === "filler" || piece.word === "top" ? [] : [piece.word],
    ),
  );
  const isTop = read.some((piece) => piece.type === "word" && piece.word === "top");
  const counts = read.flatMap((piece) => (piece.type === "count" ? [piece.count] : []));
  const [table, another] = wanted;
  if (another !== undefined || counts.length > 1) return null;
  const count = counts[0] ?? null;
  if (table !== undefined) return { table, count };
  // `top 10` alone may be of anything: that it is of worth must be said.
  const isOfWorth = isCalled || read.some((piece) => saysWorth(piece, shape, lexicon));
  return isOfWorth && (isCalled || isTop) ? { table: "pareto", count } : null;
}

/** Whether a word without a table of its own names worth: `by value`, `价值`. */
const saysWorth = ({ from }: Piece, shape: string, { worthNames }: Lexicon): boolean =>
  wordAt(worthNames, shape, from) !== null;

function piecesAt(shape: string, at: number, lexicon: Lexicon): (Piece | null)[] {
  const word = wordAt(lexicon.worth, shape, at);
  const named = wordAt(lexicon.worthNames, shape, at);
  const count = /^\d{1,3}(?![\d/])/.exec(shape.slice(at))?.[0];
  return [
    word === null ? null : { type: "word", word: word.value, from: at, to: word.end },
    named === null ? null : { type: "word", word: "filler", from: at, to: named.end },
    count === undefined
      ? null
      : { type: "count", count: Number(count), from: at, to: at + count.length },
  ];
}
