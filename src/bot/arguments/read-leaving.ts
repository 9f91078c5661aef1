import type { ContactFact } from "../../core/people/contact-field.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { type Said, shaped } from "../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import { mayBeName, readHead } from "./read-contact.ts";

/** That a person left, and who takes their place. */
export type Leaving = {
  readonly person: string;
  /** All that is said behind the person, to be said again of somebody who was chosen. */
  readonly rest: string;
  readonly successor: { readonly name: string; readonly facts: readonly ContactFact[] } | null;
};

/**
 * Reads `Maria left, Ana is new (purchasing)`, `Maria 离职了，接替的是 Ana Ruiz`. Null where more is said, or
 * something else: `Maria left a message`.
 */
export function readLeaving({ text, shape }: Said, lexicon: Lexicon): Leaving | null {
  for (let at = 1; at < shape.length; at++) {
    const isWord = isHan(shape.charAt(at)) || !/[\p{L}\p{N}]/u.test(shape.charAt(at - 1));
    const word = isWord ? wordAt(lexicon.contactLeft, shape, at) : null;
    if (word?.value !== "left") continue;
    const person = text.slice(0, at).trim();
    const [, after = null] = behind.exec(text.slice(word.end)) ?? [];
    if (after === null || !mayBeName(person)) return null;
    const rest = text.slice(at);
    if (after.trim() === "") return { person, rest, successor: null };
    const successor = readSuccessor(after, lexicon);
    return successor === null ? null : { person, rest, successor };
  }
  return null;
}

/** What may stand behind that somebody left: nothing, or a new part of the sentence. */
const behind = /^\s*(?:$|[,，;；。.!！、\n]+\s*(?:and\s)?|and\s)([\s\S]*)$/iu;

/** `Ana is new (purchasing)`, `接替的是 Ana Ruiz 采购`; null where nobody is named so. */
function readSuccessor(said: string, lexicon: Lexicon): Leaving["successor"] {
  const { contactLeft: words } = lexicon;
  const whole = shaped(said.replace(/[\s。.!！]+$/u, ""));
  const first = wordAt(words, whole.shape, 0);
  const isFirst = first?.value === "successor";
  const from = isFirst ? first.end : 0;
  let kept = whole.text.slice(from).replace(/^[\s:：]+/u, "");
  let isNamed = isFirst;
  const { shape } = shaped(kept);
  for (let at = 1; at < shape.length && kept.length === shape.length; at++) {
    const word = wordAt(words, shape, at);
    if (word?.value !== "successor") continue;
    kept = `${kept.slice(0, at)} ${kept.slice(word.end)}`;
    isNamed = true;
    break;
  }
  if (!isNamed) return null;
  const { name, facts } = readHead(kept.replace(/\s*[(（]([^()（）]*)[)）]/u, ", $1"), lexicon);
  return mayBeName(name) ? { name, facts } : null;
}
