import { announce } from "./announce.ts";
import { copyText } from "./copy-text.ts";
import { element } from "./element.ts";
import type { Say } from "./speech.ts";

/** How long a copied code is marked, in milliseconds. */
const markedFor = 1_200;

/**
 * Text to be typed or copied, which a click copies. It breaks between words only, never at a dash
 * or a stroke.
 */
export function codeView(text: string, say: Say): HTMLElement {
  const words = text.split(/( +)/).map((part) => (part.trim() ? element("span", {}, part) : part));
  const code = element("code", {}, ...words);
  const button = element(
    "button",
    {
      type: "button",
      class: "code",
      title: say("copy"),
      onclick: async () => {
        const isCopied = await copyText(text);
        if (!isCopied) getSelection()?.selectAllChildren(code);
        const said = say(isCopied ? "copied" : "copy-by-hand");
        button.dataset.said = said;
        announce(said);
        setTimeout(() => delete button.dataset.said, markedFor);
      },
    },
    code,
  );
  return button;
}
