import { element } from "./element.ts";
import type { Viewer } from "./viewer.ts";
import type { WireChat } from "./wire.ts";

/** What a chat shows before anything was said: what to try first, one click away. */
export function emptyView(
  viewer: Viewer,
  chat: WireChat,
  send: (text: string) => void,
): HTMLElement {
  const { say } = viewer;
  if (chat.kind === "group") {
    return element(
      "div",
      { class: "empty" },
      element("h2", {}, say("empty-group-title")),
      element("p", {}, say("empty-group")),
    );
  }
  const tries = (["today", "find", "help"] as const).map((name) => {
    const line = say(`try-${name}`);
    return element(
      "button",
      { type: "button", class: "try", onclick: () => send(line) },
      element("code", {}, line),
      element("span", {}, say(`try-${name}-does`)),
    );
  });
  return element(
    "div",
    { class: "empty" },
    element("h2", {}, say("empty-direct-title", { name: viewer.member.name })),
    element("p", {}, say("empty-direct")),
    ...tries,
  );
}
