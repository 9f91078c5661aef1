import { element } from "./element.ts";
import type { WireCommand } from "./wire.ts";

/** The list of commands that fit what is being typed. */
export type CommandHints = {
  readonly element: HTMLElement;
  isOpen(): boolean;
  /** Shows what fits the text; nothing unless it is a command word that is still being typed. */
  update(text: string): void;
  /** Moves the choice up (-1) or down (1), around the ends. */
  move(step: 1 | -1): void;
  /** The chosen command. */
  chosen(): WireCommand | undefined;
  /** Whether the chosen command is what the text says, in any of its words. */
  isTyped(text: string): boolean;
  close(): void;
  /** Id of the chosen option, for `aria-activedescendant`. */
  activeId(): string | null;
};

/** Builds the hints; `pick` is called when one is clicked. */
export function createCommandHints(
  id: string,
  label: string,
  commands: readonly WireCommand[],
  pick: (command: WireCommand) => void,
): CommandHints {
  const list = element("ul", {
    id,
    class: "hints",
    role: "listbox",
    "aria-label": label,
    hidden: true,
  });
  let fitting: readonly WireCommand[] = [];
  let active = 0;

  const optionId = (index: number) => `${id}-${index}`;
  const close = () => {
    fitting = [];
    list.hidden = true;
  };
  const choose = (index: number) => {
    active = index;
    for (const [each, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(each === active));
      if (each === active) option.scrollIntoView({ block: "nearest" });
    }
  };

  return {
    element: list,
    isOpen: () => !list.hidden,
    chosen: () => fitting[active],
    isTyped: (text) => {
      const command = fitting[active];
      return command !== undefined && wordsOf(command).includes(toWord(text));
    },
    activeId: () => (list.hidden ? null : optionId(active)),
    close,
    move: (step) => choose((active + step + fitting.length) % fitting.length),
    update(text) {
      const word = toWord(text);
      if (!/^\/\S*$/.test(word)) return close();
      fitting = commands.filter((command) =>
        wordsOf(command).some((each) => each.startsWith(word)),
      );
      list.replaceChildren(
        ...fitting.map((command, index) => hintView(command, optionId(index), pick)),
      );
      list.hidden = fitting.length === 0;
      choose(
        Math.max(
          0,
          fitting.findIndex((command) => wordsOf(command).includes(word)),
        ),
      );
    },
  };
}

/** A full-width stroke and capitals mean the same. */
const toWord = (text: string) => text.trim().replace(/^／/, "/").toLowerCase();

const wordsOf = ({ command, aliases }: WireCommand) => [
  command,
  ...aliases.map((alias) => `/${alias}`),
];

function hintView(hint: WireCommand, id: string, pick: (command: WireCommand) => void) {
  return element(
    "li",
    {
      id,
      role: "option",
      // Keeps the text field focused.
      onmousedown: (event: MouseEvent) => event.preventDefault(),
      onclick: () => pick(hint),
    },
    element("code", {}, hint.command, element("i", {}, ` ${hint.usage}`)),
    element("span", {}, hint.does),
    element("small", {}, hint.aliases.slice(0, 2).join(" · ")),
  );
}
