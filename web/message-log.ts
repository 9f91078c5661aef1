import { element } from "./element.ts";
import { createEndFollower } from "./end-follower.ts";
import { civilDay, isSameDay } from "./member-time.ts";
import { type MessageActions, messageView } from "./message-view.ts";
import { createPendingMessage, type PendingMessage } from "./pending-message.ts";
import type { Viewer } from "./viewer.ts";
import type { WireMessage } from "./wire.ts";

/** The messages of one chat on the page, oldest first. */
export type MessageLog = {
  readonly element: HTMLElement;
  /** Shows a message in its place in time, once. */
  add(message: WireMessage): void;
  addPending(text: string): PendingMessage;
  drop(pending: PendingMessage): void;
  /** Says at the end of the log what went wrong. */
  complain(reason: string): void;
  /** While true: somebody waits for an answer. */
  setBusy(isBusy: boolean): void;
  /** While true: earlier messages come in, which screen readers need not read out. */
  setLoading(isLoading: boolean): void;
  /** Marks the message that is being replied to and brings it into view. */
  mark(message: WireMessage | null): void;
  find(id: string): WireMessage | undefined;
  messages(): readonly WireMessage[];
};

type Entry = { readonly message: WireMessage; readonly row: HTMLElement };

/** The page keeps this many messages of a chat. */
const maxEntries = 300;

/** Builds the log of a chat; `empty` is shown while nothing was said. */
export function createMessageLog(
  viewer: Viewer,
  {
    label,
    empty,
    ...actions
  }: { label: string; empty: HTMLElement } & Pick<MessageActions, "reply" | "press">,
): MessageLog {
  const { say } = viewer;
  const entries: Entry[] = [];
  const pendings = new Set<PendingMessage>();
  const busy = element("p", { class: "busy", hidden: true }, say("looking"));
  const list = element(
    "div",
    { class: "log", role: "log", "aria-live": "polite", "aria-label": label, tabindex: 0 },
    empty,
    busy,
  );
  const end = createEndFollower(list, say("newer"));

  const find = (id: string) => entries.find((entry) => entry.message.id === id);
  const reveal = (id: string) => {
    const row = find(id)?.row;
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("article")?.focus({ preventScroll: true });
  };
  const view = (message: WireMessage) =>
    messageView(viewer, message, { ...actions, reveal, find: (id) => find(id)?.message });

  /** While earlier messages come in: how many there are, and whether the last is to be shown. */
  let loading: { count: number; readonly isFollowed: boolean } | null = null;

  const dayName = (at: Date) =>
    isSameDay(viewer.clock, at, viewer.now()) ? say("today") : civilDay(viewer.clock, at);

  /** Names each day once, and quotes only what does not stand right above. */
  const arrange = () => {
    let before: WireMessage | undefined;
    for (const { message, row } of entries) {
      const at = new Date(message.at);
      const isNewDay = before === undefined || !isSameDay(viewer.clock, new Date(before.at), at);
      nameDay(row, isNewDay ? dayName(at) : "");
      row.classList.toggle("follows", message.replyTo === before?.id);
      before = message;
    }
    empty.hidden = entries.length > 0 || pendings.size > 0;
  };

  const drop = (pending: PendingMessage) => {
    pendings.delete(pending);
    pending.element.remove();
    arrange();
  };

  return {
    element: element("div", { class: "log-frame" }, list, end.button),

    add(message) {
      if (find(message.id) !== undefined) return;
      const wasAtEnd = end.isAtEnd();
      const own = message.from === viewer.member.handle;
      const sent = own ? [...pendings].find((each) => each.text === message.text) : undefined;
      if (sent !== undefined) drop(sent);

      const row = element("div", { class: "row" }, view(message));
      const later = entries.findIndex((entry) => entry.message.at > message.at);
      const index = later < 0 ? entries.length : later;
      const next = entries[index]?.row ?? [...pendings][0]?.element ?? busy;
      entries.splice(index, 0, { message, row });
      next.before(row);
      if (entries.length > maxEntries) entries.shift()?.row.remove();
      arrange();
      if (loading !== null) loading.count += 1;
      else if (wasAtEnd || own) end.follow(row);
      else end.offer();
    },

    addPending(text) {
      const pending = createPendingMessage(viewer, text);
      pendings.add(pending);
      busy.before(pending.element);
      arrange();
      end.toEnd();
      return pending;
    },

    drop,

    complain(reason) {
      busy.before(element("p", { class: "failure", role: "alert" }, reason));
      end.toEnd();
    },

    setBusy(isBusy) {
      busy.hidden = !isBusy;
      if (isBusy) end.toEnd();
    },

    setLoading(isLoading) {
      list.setAttribute("aria-busy", String(isLoading));
      const last = entries.at(-1)?.row;
      if (loading !== null && loading.count > 0 && last !== undefined) {
        if (loading.isFollowed) end.follow(last);
        else end.offer();
      }
      loading = isLoading ? { count: 0, isFollowed: end.isAtEnd() } : null;
    },

    mark(message) {
      for (const entry of entries) {
        const isMarked = entry.message.id === message?.id;
        entry.row.classList.toggle("marked", isMarked);
        if (isMarked) entry.row.scrollIntoView({ block: "nearest" });
      }
    },

    find: (id) => find(id)?.message,
    messages: () => entries.map((entry) => entry.message),
  };
}

/** Writes the day over a row; nothing is touched that reads so already, or it would be read out. */
function nameDay(row: HTMLElement, name: string): void {
  const shown = row.querySelector(".day");
  if ((shown?.textContent ?? "") === name) return;
  shown?.remove();
  if (name !== "") row.prepend(element("p", { class: "day" }, element("span", {}, name)));
}
