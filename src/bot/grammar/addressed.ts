import type { Addressed } from "../../core/people/contact-at-head.ts";
import { skipMarks } from "./read-head.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { shapeOf } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** Passes over kinds and words such as `called` and `打给`, at the beginning of a note. */
export function addressed(note: string, lexicon: Lexicon): Addressed {
  const shape = shapeOf(note);
  let at = skipMarks(shape, 0);
  let isLed = false;
  for (;;) {
    const lead = wordAt(lexicon.addressing, shape, at) ?? wordAt(lexicon.kinds, shape, at);
    if (lead === null) return { text: note.slice(at), isLed };
    at = skipMarks(shape, lead.end);
    isLed = true;
  }
}
