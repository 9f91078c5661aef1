import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/**
 * Whether a text in the sender's own words ends with nobody having answered: `called twice, no
 * answer`, `打过两次 没接`. Single Latin words (`busy`, `missed`) are too common to count there.
 */
export function endsUnanswered(shape: string, from: number, { outcomes }: Lexicon): boolean {
  const end = shape.slice(from).replace(/[\s.,;:!，。；：！]+$/, "").length + from;
  for (let at = from; at < end; at++) {
    const found = wordAt(outcomes, shape, at);
    if (found?.value !== "no-answer" || found.end !== end) continue;
    const isOwnWord = at === from || !/[\p{L}\p{N}]/u.test(shape.charAt(at - 1));
    if (isHan(shape.charAt(at)) || (isOwnWord && shape.slice(at, end).includes(" "))) return true;
  }
  return false;
}
