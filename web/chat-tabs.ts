import { element } from "./element.ts";
import type { Say } from "./speech.ts";
import type { WireChat } from "./wire.ts";

/** One tab for each chat: all of them on a phone, the groups where two fit side by side. */
export type ChatTabs = {
  readonly element: HTMLElement;
  /** Marks the chat that is open and the group that stands beside the direct chat. */
  mark(open: string, beside: string | undefined): void;
  /** Counts one message that nobody sees yet. */
  countUnread(id: string): void;
};

/** Builds the tabs; `open` is called with the chat that was picked. */
export function createChatTabs(
  say: Say,
  chats: readonly WireChat[],
  open: (id: string) => void,
): ChatTabs {
  const tabs = new Map(
    chats.map((chat) => [
      chat.id,
      element(
        "button",
        { type: "button", class: chat.kind, onclick: () => open(chat.id) },
        chat.kind === "direct" ? say("genjin") : chat.title,
      ),
    ]),
  );
  const groups = chats.filter((chat) => chat.kind === "group").length;
  return {
    element: element(
      "nav",
      { class: groups > 1 ? "tabs" : "tabs one-group", "aria-label": say("chats") },
      ...tabs.values(),
    ),
    mark(open, beside) {
      for (const [id, tab] of tabs) {
        tab.classList.toggle("beside", id === beside);
        if (id === open) tab.setAttribute("aria-current", "true");
        else tab.removeAttribute("aria-current");
        if (id === open || id === beside) delete tab.dataset.unread;
      }
    },
    countUnread(id) {
      const tab = tabs.get(id);
      if (tab !== undefined) tab.dataset.unread = String(Number(tab.dataset.unread ?? 0) + 1);
    },
  };
}
