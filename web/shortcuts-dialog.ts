import { element } from "./element.ts";
import type { Say } from "./speech.ts";

const shortcuts = [
  ["Enter", "key-send"],
  ["Shift+Enter", "key-new-line"],
  ["/", "key-commands"],
  ["Alt+↑ / Alt+↓", "key-reply"],
  ["↑ / ↓", "key-recall"],
  ["Esc", "key-cancel"],
  ["Alt+1 … Alt+9", "key-chat"],
  ["?", "key-shortcuts"],
] as const;

/** Shows the keys that the page knows, until dismissed; the focus then goes back. */
export function showShortcuts(say: Say): void {
  const close = () => dialog.close();
  const dialog = element(
    "dialog",
    { class: "shortcuts", "aria-labelledby": "shortcuts-title", onclose: () => dialog.remove() },
    element("h2", { id: "shortcuts-title" }, say("shortcuts")),
    element(
      "dl",
      {},
      ...shortcuts.map(([keys, does]) =>
        element(
          "div",
          {},
          element(
            "dt",
            {},
            ...keys
              .split(/( \/ | … )/)
              .map((key) => (key.startsWith(" ") ? key : element("kbd", {}, key))),
          ),
          element("dd", {}, say(does)),
        ),
      ),
    ),
    element("button", { type: "button", class: "action", onclick: close }, say("close")),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
