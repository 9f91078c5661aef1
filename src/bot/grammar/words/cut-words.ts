import { isHan } from "./word-table.ts";

/** A stretch of a text. */
type Stretch = { readonly from: number; readonly to: number };

/** Words that nobody could read. */
export type UnreadPiece = Stretch & { readonly type: "unread" };

/**
 * Takes a text, by its shape, apart: at each place the longest piece that `readsAt` finds there, which is
 * what the words there may be. What is nothing is `unread`, a Latin word or one character at a time.
 */
export function cutWords<Piece extends Stretch>(
  shape: string,
  readsAt: (at: number) => readonly (Piece | null)[],
): (Piece | UnreadPiece)[] {
  const pieces: (Piece | UnreadPiece)[] = [];
  for (let at = 0; at < shape.length; ) {
    if (!/[\p{L}\p{N}]/u.test(shape.charAt(at))) {
      at++;
      continue;
    }
    const longest = readsAt(at).reduce<Piece | null>(
      (best, one) => (one !== null && one.to > (best?.to ?? at) ? one : best),
      null,
    );
    const piece = longest ?? { type: "unread" as const, from: at, to: wordEnd(shape, at) };
    pieces.push(piece);
    at = piece.to;
  }
  return pieces;
}

/** The end of a word that cannot be read: of a Latin one, or one character. */
function wordEnd(shape: string, at: number): number {
  if (isHan(shape.charAt(at))) return at + 1;
  return (
    at +
    (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}&'’._-]+/u.exec(shape.slice(at))?.[0].length ??
      1)
  );
}
