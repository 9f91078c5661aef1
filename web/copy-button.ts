import { announce } from "./announce.ts";
import { copyText } from "./copy-text.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import type { Say } from "./speech.ts";

/** How long the button says what came of it, in milliseconds. */
const saidFor = 2_500;

/**
 * A button that copies a text, and says so. Where nothing can be copied it marks the words, so that
 * the keys of the system copy them.
 */
export function copyButton(say: Say, text: string, words: HTMLElement): HTMLElement {
  const label = element("span", {}, say("copy"));
  const copy = async () => {
    const isCopied = await copyText(text);
    if (!isCopied) getSelection()?.selectAllChildren(words);
    label.textContent = say(isCopied ? "copied" : "copy-by-hand");
    announce(label.textContent);
    setTimeout(() => {
      label.textContent = say("copy");
    }, saidFor);
  };
  return element(
    "button",
    { type: "button", class: "action copy", onclick: () => void copy() },
    icon("copy"),
    label,
  );
}
