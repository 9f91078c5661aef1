import { Refusal } from "../../../errors.ts";
import { shownDrafts } from "../../drafting/shown-drafts.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";

/** More characters choose nothing. */
const longest = 40;

/** What a text answers to drafts: `是的`, `ok`, `全部`, `no`; null where it is no answer to them. */
function answerIn(text: string, { lexicon }: ReadingContext): "all" | "none" | "yes" | null {
  const said = text.replace(/(?<![\s,，.。!！~～])[\s,，.。!！~～]+$/, "");
  const answer = wholeWord(lexicon.drafts, said);
  if (answer !== null) return answer;
  const isAgreed = wholeWord(lexicon.decisions, said);
  return isAgreed === null ? null : isAgreed ? "yes" : "none";
}

/**
 * `1,3`, `all` or `none` where the bot has just shown drafts, `yes` where it has shown one: records those,
 * or lets all go. Throws
 * `Refusal` `draft-number` for a number that is not among them.
 */
export async function asDraftsChosen({ text }: Line, context: ReadingContext): Promise<Reading> {
  if (text.length > longest) return "no";
  const numbers = /^\d{1,2}(\s*[,，、;； +和]\s*\d{1,2})*[.。]?$/.test(text)
    ? [...text.matchAll(/\d+/g)].map(([number]) => Number(number))
    : null;
  const word = numbers === null ? answerIn(text, context) : null;
  if (numbers === null && word === null) return "no";
  const ids = await shownDrafts(context);
  if (ids.length === 0 || (word === "yes" && ids.length > 1)) return "no";
  const chosen =
    numbers === null ? ids : numbers.flatMap((number) => ids.slice(number - 1, number));
  if (numbers !== null && chosen.length < numbers.length) {
    if (ids.length === 1) return "no";
    throw new Refusal("draft-number", { count: ids.length });
  }
  const which = [...new Set(chosen)].join(",");
  const call = callOf("confirm", { which, ...(word === "none" ? { answer: "no" } : {}) });
  return { type: "call", call };
}
