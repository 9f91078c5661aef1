import { createCommandHints } from "./command-hints.ts";
import { type ComposerIntent, composerIntent } from "./composer-intent.ts";
import { element } from "./element.ts";
import { createFileButton } from "./file-drop.ts";
import { icon } from "./icon.ts";
import { createRecall } from "./recall.ts";
import { createReplyLine } from "./reply-line.ts";
import type { Viewer } from "./viewer.ts";
import type { WireCommand, WireMessage } from "./wire.ts";

/** Where a member writes. */
export type Composer = {
  readonly element: HTMLElement;
  /** Starts a reply to a message and adds these words. */
  reply(message: WireMessage, words: string): void;
  /** Starts to write, with these words when nothing is written yet. */
  focus(words?: string): void;
};

/** What a composer needs of its chat. */
export type ComposerParts = {
  /** Tells the chat's own ids from those of others on the page. */
  readonly id: string;
  readonly placeholder: string;
  readonly commands: readonly WireCommand[];
  messages(): readonly WireMessage[];
  send(text: string, replyTo: WireMessage | null): void;
  sendFile(file: File): void;
  replyChanged(message: WireMessage | null): void;
  showShortcuts(): void;
};

/** Builds the field, its command hints and the line that shows what is being replied to. */
export function createComposer(viewer: Viewer, parts: ComposerParts): Composer {
  const { say } = viewer;
  let replyTo: WireMessage | null = null;
  const recall = createRecall(() =>
    parts
      .messages()
      .filter((message) => message.from === viewer.member.handle)
      .map((message) => message.text),
  );

  const hintsId = `hints-${parts.id}`;
  const hints = createCommandHints(hintsId, say("commands"), parts.commands, (command) =>
    complete(command),
  );
  const replyLine = createReplyLine(viewer, () => {
    setReply(null);
    field.focus();
  });
  const field = element("textarea", {
    rows: 1,
    maxlength: 4000,
    placeholder: parts.placeholder,
    "aria-label": parts.placeholder,
    "aria-autocomplete": "list",
    "aria-controls": hintsId,
    autocomplete: "off",
    enterkeyhint: "send",
  });
  const button = (type: string, name: string, label: string, content: Node | string) =>
    element("button", { type, class: name, title: label, "aria-label": label }, content);
  const slash = button("button", "slash", say("commands"), "/");
  const send = button("submit", "send", say("send"), icon("send"));

  const showState = () => {
    field.setAttribute("aria-activedescendant", hints.activeId() ?? "");
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    send.disabled = field.value.trim() === "";
  };
  const write = (text: string) => {
    field.value = text;
    field.focus();
    field.setSelectionRange(text.length, text.length);
    hints.update(text);
    showState();
  };
  const writeWithoutHints = (text: string) => {
    write(text);
    hints.close();
    showState();
  };
  const complete = ({ command, usage }: WireCommand) =>
    writeWithoutHints(/^(\[|$)/.test(usage) ? command : `${command} `);
  const setReply = (message: WireMessage | null) => {
    replyTo = message;
    replyLine.show(message);
    field.placeholder = message?.from === "bot" ? say("reply-example") : parts.placeholder;
    parts.replyChanged(message);
  };
  const moveReply = (step: 1 | -1) => {
    const messages = parts.messages();
    const current = messages.findIndex((message) => message.id === replyTo?.id);
    const next = messages[(current < 0 ? messages.length : current) + step];
    if (next !== undefined || step > 0) setReply(next ?? null);
  };
  const submit = () => {
    const text = field.value.trim();
    if (text === "") return;
    parts.send(text, replyTo);
    recall.stop();
    write("");
    setReply(null);
  };
  const cancel = () => {
    if (recall.isActive()) writeWithoutHints("");
    else setReply(null);
    recall.stop();
  };
  const chosen = (act: (command: WireCommand) => void) => () => {
    const command = hints.chosen();
    if (command !== undefined) act(command);
  };
  const act: Readonly<Record<ComposerIntent, () => void>> = {
    send: submit,
    complete: chosen(complete),
    "close-hints": () => hints.close(),
    "previous-hint": () => hints.move(-1),
    "next-hint": () => hints.move(1),
    "recall-older": () => writeWithoutHints(recall.step(1)),
    "recall-newer": () => writeWithoutHints(recall.step(-1)),
    "reply-to-older": () => moveReply(-1),
    "reply-to-newer": () => moveReply(1),
    cancel,
    "show-shortcuts": parts.showShortcuts,
  };

  field.addEventListener("keydown", (event) => {
    const intent = composerIntent(event, {
      isEmpty: field.value === "",
      isHinting: hints.isOpen(),
      isHintTyped: hints.isTyped(field.value),
      isRecalling: recall.isActive(),
    });
    if (intent === null) return;
    event.preventDefault();
    act[intent]();
    showState();
  });
  field.addEventListener("input", () => {
    recall.stop();
    hints.update(field.value);
    showState();
  });
  field.addEventListener("blur", () => hints.close());
  slash.addEventListener("click", () => write("/"));

  const form = element(
    "form",
    { class: "composer" },
    replyLine.element,
    hints.element,
    element(
      "div",
      { class: "field" },
      slash,
      createFileButton(viewer, parts.sendFile),
      field,
      send,
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  showState();

  return {
    element: form,
    reply(message, words) {
      setReply(message);
      const written = field.value.trimEnd();
      write(words === "" || written === "" ? words + field.value : `${written}; ${words}`);
    },
    focus(words) {
      if (words !== undefined && field.value === "") write(words);
      else field.focus();
    },
  };
}
