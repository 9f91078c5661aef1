import type { Callable, Mention } from "./callable.ts";
import { calledRank } from "./called-rank.ts";
import { hanMentions } from "./han-mentions.ts";
import { latinMentions } from "./latin-mentions.ts";

/**
 * Where a text calls customers: by distinctive words of their names, by a contact, by their city in
 * any script, with one slip of the pen. `isOrdinary` knows the words that people use in sentences:
 * one of them alone names nobody. Mentions do not overlap; they come in the order of the text.
 * `titles` follow a Chinese or Japanese surname.
 */
export function findMentions(
  text: string,
  customers: readonly Callable[],
  isOrdinary: (word: string) => boolean,
  titles: readonly string[],
): Mention[] {
  const found = [
    ...latinMentions(text, customers, isOrdinary),
    ...hanMentions(text, customers, titles),
  ];
  return withoutOverlaps(found, text.length);
}

/** The longer of two that overlap, of equals the one that says more; in the order of the text. */
function withoutOverlaps(found: readonly Mention[], length: number): Mention[] {
  const isTaken = new Uint8Array(length);
  const kept: Mention[] = [];
  const order = [...found].sort(
    (a, b) =>
      b.to - b.from - (a.to - a.from) || calledRank[a.by] - calledRank[b.by] || a.from - b.from,
  );
  for (const one of order) {
    if (isTaken.subarray(one.from, one.to).includes(1)) continue;
    isTaken.fill(1, one.from, one.to);
    kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}
