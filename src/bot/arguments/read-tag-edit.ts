import type { TagEdit } from "../../app/customer/tag-customers.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wholeWord } from "../grammar/words/word-table.ts";

/**
 * Reads `distributor +VIP -trial` and `add VIP remove trial`: tags to put on, with or without a
 * sign, and to take off.
 */
export function readTagEdit(text: string, lexicon: Lexicon): TagEdit {
  const add: string[] = [];
  const remove: string[] = [];
  let isOn = true;
  for (const word of text.split(/[\s,，、;；]+/)) {
    const [, sign = "", tag = ""] = /^([-−–—+]*)#?(.*)$/u.exec(word) ?? [];
    const turn = sign === "" ? wholeWord(lexicon.tagSigns, tag) : null;
    if (turn !== null) isOn = turn;
    else if (tag !== "") ((sign === "" ? isOn : sign.startsWith("+")) ? add : remove).push(tag);
  }
  return { add, remove };
}
