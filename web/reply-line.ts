import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { firstLine } from "./message-view.ts";
import type { Viewer } from "./viewer.ts";
import type { WireMessage } from "./wire.ts";

/** The line above the field that shows what is being replied to. */
export type ReplyLine = { readonly element: HTMLElement; show(message: WireMessage | null): void };

/** Builds the line; `cancel` is called when its cross is clicked. */
export function createReplyLine(viewer: Viewer, cancel: () => void): ReplyLine {
  const { say } = viewer;
  const line = element("div", { class: "replying", role: "status", hidden: true });
  const label = say("cancel-reply");
  const cross = element(
    "button",
    { type: "button", title: label, "aria-label": label, onclick: cancel },
    icon("close"),
  );
  return {
    element: line,
    show(message) {
      line.hidden = message === null;
      if (message === null) return line.replaceChildren();
      line.replaceChildren(
        element("b", {}, say("replying-to", { name: viewer.nameOf(message.from) })),
        element("span", { dir: "auto" }, firstLine(message)),
        cross,
      );
    },
  };
}
