import { element } from "./element.ts";
import { inlineView, type PickReference, textView } from "./inline-view.ts";
import { letterView } from "./letter-view.ts";
import { type ListActions, listView } from "./list-view.ts";
import type { Say } from "./speech.ts";
import { tableView } from "./table-view.ts";
import type { WireBlock, WireButton, WireInline } from "./wire.ts";

/** What people do with a message's parts. */
export type BlockActions = Omit<ListActions, "inlines" | "rowButton"> & {
  readonly pickReference: PickReference;
  readonly say: Say;
  /** Presses a button by its index among all buttons of the message. */
  press(index: number, button: HTMLButtonElement): void;
};

/** The blocks of a message as elements. */
export function blockViews(
  blocks: readonly WireBlock[],
  refs: readonly string[],
  actions: BlockActions,
): HTMLElement[] {
  let buttonsBefore = 0;
  const buttonView = (button: WireButton, kind: string, shown: string) => {
    const index = buttonsBefore++;
    return element(
      "button",
      {
        type: "button",
        class: `${kind} ${button.style ?? ""}`,
        title: button.command,
        ...(shown === button.label ? {} : { title: button.label, "aria-label": button.label }),
        onclick: (event: MouseEvent) =>
          actions.press(index, event.currentTarget as HTMLButtonElement),
      },
      shown,
    );
  };
  const rowButton = (button: WireButton) =>
    buttonView(button, "row-action", button.mark ?? button.label);
  const inlines = (run: readonly WireInline[]) =>
    inlineView(run, refs, actions.pickReference, actions.say);
  const text = (leaf: string) => textView(leaf, refs, actions.pickReference);

  return blocks.map((block) => {
    switch (block.type) {
      case "heading":
        return element("h3", { dir: "auto" }, ...text(block.text));
      case "paragraph":
        return element("p", { dir: "auto" }, ...inlines(block.inlines));
      case "quote":
        return element("blockquote", { dir: "auto" }, ...inlines(block.inlines));
      case "divider":
        return element("hr");
      case "list":
        return listView(block, { ...actions, inlines, rowButton });
      case "fields":
        return element(
          "dl",
          {},
          ...block.fields.map(({ label, value }) =>
            element(
              "div",
              {},
              element("dt", {}, label),
              element("dd", { dir: "auto" }, ...inlines(value)),
            ),
          ),
        );
      case "table":
        return tableView(block, text, actions.say("table-moves"));
      case "image":
        return pictureView(block);
      case "file":
        return element("a", { class: "file", href: block.url, download: block.name }, block.name);
      case "letter":
        return letterView(block, actions.say);
      case "actions":
        return element(
          "div",
          { class: "actions" },
          ...block.buttons.map((button) => buttonView(button, "action", button.label)),
        );
      default:
        return element("p");
    }
  });
}

/** A picture is not shown wider than this; a click opens it. */
const widestPicture = 420;

/**
 * A picture in its place from the beginning, so that nothing jumps when it has loaded. One drawn for
 * dark pages stands beside the other; styles show the one of the theme.
 */
function pictureView({
  url,
  darkUrl,
  alt,
  width,
  height,
}: Extract<WireBlock, { type: "image" }>): HTMLElement {
  const frame = (theme: string, href: string) => {
    const image = element("img", { src: href, alt, width, height });
    const shown = element(
      "a",
      { class: `picture ${theme}`, href, target: "_blank", rel: "noopener" },
      image,
    );
    shown.style.maxWidth = `${Math.min(width, widestPicture)}px`;
    return shown;
  };
  if (darkUrl === undefined) return frame("", url);
  return element("div", {}, frame("on-light", url), frame("on-dark", darkUrl));
}
