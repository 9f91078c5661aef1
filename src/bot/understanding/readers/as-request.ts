import { plainMessage } from "../../../chat/message.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Line } from "../line.ts";
import type { Reader } from "../reading.ts";

/** Longer than this, in characters, more is told than what is to be done. */
const longestRequest = 80;

/** A wish for what the chat does not do, `delete customer Gulf`, `导出我的客户`: what there is instead is said. */
export const asRequest: Reader = (line, { lexicon, speak }) => {
  const wish = line.text.length > longestRequest ? null : requestIn(line, lexicon);
  return wish === null
    ? "no"
    : { type: "say", message: plainMessage("notice", speak.t(`draft.${wish}`)) };
};

/** What a line begins with, after words of asking, or what follows `把`. */
function requestIn({ shape }: Line, lexicon: Lexicon) {
  const { requests } = lexicon;
  // Tags, nicknames, days and pushes are taken away by commands of their own.
  const isOther = requests.others.some((word) => wordPlace(shape, word) !== null);
  if (isOther) return null;
  let at = 0;
  for (;;) {
    const wish = wordAt(requests.wishes, shape, at);
    if (wish !== null) return wish.value;
    if (wordAt(lexicon.disposing, shape, at) !== null) break;
    const filler = wordAt(lexicon.askedFillers, shape, at);
    if (filler === null) return null;
    at = filler.end;
    while (shape.charAt(at) === " ") at++;
  }
  const named = [...requests.wishes.values()].flat().find(({ word }) => shape.includes(word, at));
  return named?.value ?? null;
}
