import { element } from "./element.ts";
import type { Viewer } from "./viewer.ts";

/** What a member has said and the service has not yet confirmed. */
export type PendingMessage = {
  readonly element: HTMLElement;
  readonly text: string;
  /** Says why it was not sent and offers to try again or to drop it. */
  fail(reason: string, actions: { retry(): void; discard(): void }): void;
};

/** Shows a message from the moment it is sent. */
export function createPendingMessage(viewer: Viewer, text: string): PendingMessage {
  const { say } = viewer;
  const article = element(
    "article",
    { class: "message own pending" },
    element("div", { class: "body" }, element("p", { class: "typed", dir: "auto" }, text)),
  );
  return {
    element: article,
    text,
    fail(reason, { retry, discard }) {
      const act = (label: "try-again" | "discard", action: () => void) =>
        element("button", { type: "button", class: "text-button", onclick: action }, say(label));
      article.classList.replace("pending", "failed");
      article.append(
        element(
          "p",
          { class: "failure", role: "alert" },
          `${reason} `,
          act("try-again", retry),
          " ",
          act("discard", discard),
        ),
      );
    },
  };
}
