import { type ChatPane, createChatPane } from "./chat-pane.ts";
import { createChatTabs } from "./chat-tabs.ts";
import { element } from "./element.ts";
import type { Viewer } from "./viewer.ts";
import type { WireChat, WireCommand, WireMessage } from "./wire.ts";

/** The member's chats: the direct one beside a group, or one at a time on a phone. */
export type Conversations = {
  readonly element: HTMLElement;
  deliver(messages: readonly WireMessage[]): void;
  /** Fetches what was missed in every chat. Throws `RequestFailure`. */
  refresh(): Promise<void>;
  /** Opens the chat at this place, counted from 0, and starts to write there. */
  open(index: number): void;
  /** Starts to write in the chat that is open. */
  write(words?: string): void;
};

/** Builds the panes and tabs of the member's chats, the direct chat first. */
export function createConversations(
  viewer: Viewer,
  chats: readonly WireChat[],
  parts: { readonly commands: readonly WireCommand[]; showShortcuts(): void },
): Conversations {
  const ordered = [...chats].sort((one, other) => one.kind.localeCompare(other.kind));
  const deliver = (messages: readonly WireMessage[]) => {
    for (const message of messages) {
      const pane = panes.find((each) => each.chat.id === message.chat);
      pane?.receive(message);
      const isSeen = pane === undefined || pane.element.offsetParent !== null;
      if (!isSeen) tabs.countUnread(message.chat);
    }
  };
  const panes = ordered.map((chat) => createChatPane(viewer, chat, { ...parts, deliver }));
  let active: ChatPane | undefined;
  /** The group that stays open beside the direct chat, where there is room for both. */
  let beside = panes.find((pane) => pane.chat.kind === "group");

  const select = (pane: ChatPane | undefined) => {
    if (pane === undefined || pane === active) return;
    active = pane;
    if (pane.chat.kind === "group") beside = pane;
    for (const each of panes) {
      each.element.classList.toggle("active", each === active);
      each.element.classList.toggle("beside", each === beside);
    }
    tabs.mark(pane.chat.id, beside?.chat.id);
  };
  const open = (pane: ChatPane | undefined) => {
    select(pane);
    // On a touch screen the keyboard would cover what there is to read.
    if (matchMedia("(hover: hover)").matches) pane?.focus();
  };
  const paneOf = (id: string) => panes.find((pane) => pane.chat.id === id);
  const tabs = createChatTabs(viewer.say, ordered, (id) => open(paneOf(id)));
  for (const pane of panes) pane.element.addEventListener("focusin", () => select(pane));

  select(panes[0]);

  return {
    element: element(
      "main",
      { id: "chats", tabindex: -1, class: panes.length > 1 ? "chats" : "chats alone" },
      tabs.element,
      ...panes.map((pane) => pane.element),
    ),
    deliver,
    refresh: async () => void (await Promise.all(panes.map((pane) => pane.refresh()))),
    open: (index) => open(panes[index]),
    write: (words) => active?.focus(words),
  };
}
