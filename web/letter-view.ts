import { copyButton } from "./copy-button.ts";
import { element } from "./element.ts";
import type { Say } from "./speech.ts";
import type { WireBlock } from "./wire.ts";

/** Words to a customer as they will read them, in their language, with a button that copies them. */
export function letterView(
  { text, language }: Extract<WireBlock, { type: "letter" }>,
  say: Say,
): HTMLElement {
  const words = element("p", { class: "typed", dir: "auto", lang: language }, text);
  return element("div", { class: "letter" }, words, copyButton(say, text, words));
}
