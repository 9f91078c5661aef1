import { type Composer, createComposer } from "./composer.ts";
import { element } from "./element.ts";
import { emptyView } from "./empty-view.ts";
import { takeFiles } from "./file-drop.ts";
import { createMessageLog } from "./message-log.ts";
import { fetchMessages, postFile, postMessage, postPress, RequestFailure } from "./requests.ts";
import type { Viewer } from "./viewer.ts";
import type { WireChat, WireCommand, WireMessage, WireReply } from "./wire.ts";

/** One chat on the page: what was said and where to write. */
export type ChatPane = {
  readonly chat: WireChat;
  readonly element: HTMLElement;
  /** Shows a message of this chat. */
  receive(message: WireMessage): void;
  /** Fetches what was said since the last message shown. Throws `RequestFailure`. */
  refresh(): Promise<void>;
  focus: Composer["focus"];
};

/** What a pane needs of the page. */
export type ChatPaneParts = {
  readonly commands: readonly WireCommand[];
  /** Shows messages in the panes that they belong to: an answer may be given in private. */
  deliver(messages: readonly WireMessage[]): void;
  showShortcuts(): void;
};

/** Builds the pane of a chat; empty until `refresh`. */
export function createChatPane(viewer: Viewer, chat: WireChat, parts: ChatPaneParts): ChatPane {
  const { say, member } = viewer;
  const { deliver } = parts;
  const as = member.handle;
  const title = chat.kind === "direct" ? say("genjin") : chat.title;
  let waiting = 0;

  const log = createMessageLog(viewer, {
    label: title,
    empty: emptyView(viewer, chat, (text) => send(text, null)),
    reply: (message, words) => composer.reply(message, words),
    press: (message, index, button) => press(message, index, button),
  });
  const composer = createComposer(viewer, {
    id: chat.id.replace(/[^\w-]/g, "-"),
    placeholder: say(chat.kind === "direct" ? "write-to-genjin" : "write-to-group"),
    commands: parts.commands,
    messages: log.messages,
    send: (text, replyTo) => send(text, replyTo),
    sendFile: (file) => sendFile(file),
    replyChanged: log.mark,
    showShortcuts: parts.showShortcuts,
  });

  const whileWaiting = async (request: Promise<WireReply>): Promise<WireReply> => {
    waiting += 1;
    log.setBusy(true);
    try {
      return await request;
    } finally {
      waiting -= 1;
      log.setBusy(waiting > 0);
    }
  };

  const send = (text: string, replyTo: WireMessage | null): Promise<void> => {
    const reply = replyTo === null ? {} : { replyTo: replyTo.id };
    return saying(text, () => postMessage({ as, chat: chat.id, text, ...reply }), reply);
  };

  const sendFile = (file: File): Promise<void> =>
    saying(file.name, () => postFile({ as, chat: chat.id, file }));

  /** Shows what is being sent from the first moment, and what came of it. */
  const saying = async (
    text: string,
    request: () => Promise<WireReply>,
    reply: { replyTo?: string } = {},
  ): Promise<void> => {
    const pending = log.addPending(text);
    try {
      const { id, answers } = await whileWaiting(request());
      log.drop(pending);
      const at = answers[0]?.at ?? viewer.now().toISOString();
      const own = {
        id,
        chat: chat.id,
        from: as,
        at,
        text,
        blocks: [],
        buttons: [],
        images: [],
        refs: [],
        ...reply,
      };
      log.add(own);
      deliver(answers);
    } catch (failure) {
      const reason = reasonOf(failure);
      // The message itself arrived; only the answer did not.
      if (!pending.element.isConnected) return log.complain(reason);
      pending.fail(reason, {
        retry: () => {
          log.drop(pending);
          void saying(text, request, reply);
        },
        discard: () => log.drop(pending),
      });
    }
  };

  const press = async (message: WireMessage, index: number, button: HTMLButtonElement) => {
    button.disabled = true;
    try {
      deliver((await whileWaiting(postPress({ as, message: message.id, button: index }))).answers);
    } catch (failure) {
      log.complain(reasonOf(failure));
    } finally {
      button.disabled = false;
    }
  };

  const reasonOf = (failure: unknown) =>
    (failure instanceof RequestFailure && failure.message) || say("not-sent");

  const pane = element(
    "section",
    { class: `pane ${chat.kind}`, "aria-label": title },
    element(
      "header",
      { class: "pane-title" },
      element("h2", {}, title),
      element(
        "span",
        {},
        chat.kind === "direct" ? say("only-you") : say("people", { count: chat.members.length }),
      ),
    ),
    log.element,
    composer.element,
  );
  takeFiles(pane, sendFile);

  return {
    chat,
    element: pane,
    receive: log.add,
    async refresh() {
      log.setLoading(true);
      try {
        const messages = await fetchMessages(as, chat.id, log.messages().at(-1)?.id);
        for (const message of messages) log.add(message);
      } finally {
        log.setLoading(false);
      }
    },
    focus: composer.focus,
  };
}
