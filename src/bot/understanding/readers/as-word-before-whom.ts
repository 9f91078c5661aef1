import { readSurveyScore } from "../../../core/people/survey-score.ts";
import { type Split, splitTarget, writtenTarget } from "../../arguments/split-target.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * What is said of one customer, in the word's own place before the reference: `承诺 K7V 周五前 发样品` is the
 * promise `K7V 承诺 周五前 发样品`, `回访 W3M 7 回复慢` what they answered to a survey.
 */
export function asWordBeforeWhom(line: Line, { lexicon }: ReadingContext): Reading {
  const { text, shape } = line;
  if (text.includes("\n") || line.asks()) return "no";
  const word = wordAt(lexicon.outcomes, shape, 0);
  if (word?.value === "promised") {
    const { whom, rest } = oneAfter(text.slice(word.end));
    return whom === null || rest === ""
      ? "no"
      : calls(callOf("log", { said: `${whom} ${text.slice(0, word.end)} ${rest}` }));
  }
  const asked = /^回访[\s:：]*/u.exec(text)?.[0];
  if (asked === undefined) return "no";
  const { whom, rest } = oneAfter(text.slice(asked.length));
  return whom === null || readSurveyScore(rest, true) === null
    ? "no"
    : calls({ command: "survey", args: { about: `${whom} ${rest}` } });
}

/** The one customer whose reference words begin with; a number may count. */
function oneAfter(words: string): { readonly whom: string | null; readonly rest: Split["rest"] } {
  const { targets, rest } = splitTarget(words.trim());
  const [target] = targets;
  const whom = target !== undefined && "ref" in target ? writtenTarget(target) : null;
  return { whom, rest: rest.trim() };
}
