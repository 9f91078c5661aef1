import { element } from "./element.ts";
import { inlineView, type PickReference, textView } from "./inline-view.ts";
import type { WireBlock, WireInline } from "./wire.ts";

/** What people do with a message's parts. */
export type BlockActions = {
  readonly pickReference: PickReference;
  /** Answers an item of a numbered list. */
  pickNumber(number: number): void;
  /** Presses a button by its index among all buttons of the message. */
  press(index: number, button: HTMLButtonElement): void;
  /** What a list number is called for screen readers. */
  labelNumber(number: number): string;
};

/** The blocks of a message as elements. */
export function blockViews(
  blocks: readonly WireBlock[],
  refs: readonly string[],
  actions: BlockActions,
): HTMLElement[] {
  let buttonsBefore = 0;
  const inlines = (run: readonly WireInline[]) => inlineView(run, refs, actions.pickReference);
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
      case "list": {
        const { start } = block;
        if (start === undefined) {
          return element(
            "ul",
            {},
            ...block.items.map((item) => element("li", {}, ...inlines(item))),
          );
        }
        return element(
          "ol",
          { class: "numbered", start },
          ...block.items.map((item, index) => {
            const number = start + index;
            return element(
              "li",
              {},
              numberView(number, actions),
              element("div", { dir: "auto" }, ...inlines(item)),
            );
          }),
        );
      }
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
        return tableView(block, text);
      case "image":
        return element(
          "a",
          { class: "picture", href: block.url, target: "_blank", rel: "noopener" },
          element("img", {
            src: block.url,
            alt: block.alt,
            width: block.width,
            height: block.height,
          }),
        );
      case "actions": {
        const first = buttonsBefore;
        buttonsBefore += block.buttons.length;
        return element(
          "div",
          { class: "actions" },
          ...block.buttons.map((button, index) =>
            element(
              "button",
              {
                type: "button",
                class: `action ${button.style ?? ""}`,
                title: button.command,
                onclick: (event: MouseEvent) =>
                  actions.press(first + index, event.currentTarget as HTMLButtonElement),
              },
              button.label,
            ),
          ),
        );
      }
      default:
        return element("p");
    }
  });
}

function numberView(number: number, actions: BlockActions): HTMLElement {
  const label = actions.labelNumber(number);
  return element(
    "button",
    {
      type: "button",
      class: "number",
      tabindex: -1,
      title: label,
      "aria-label": label,
      onclick: () => actions.pickNumber(number),
    },
    String(number),
  );
}

function tableView(
  { header, rows }: Extract<WireBlock, { type: "table" }>,
  text: (leaf: string) => (Node | string)[],
): HTMLElement {
  const isNumeric = header.map((_, column) =>
    rows.every((row) => /^[-+−]?[\d\s,.%/]*$/.test(row[column] ?? "")),
  );
  const kind = (column: number) => ({ class: isNumeric[column] === true ? "numeric" : null });
  return element(
    "div",
    { class: "table", tabindex: 0 },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...header.map((cell, column) => element("th", { scope: "col", ...kind(column) }, cell)),
        ),
      ),
      element(
        "tbody",
        {},
        ...rows.map((row) =>
          element(
            "tr",
            {},
            ...row.map((cell, column) => element("td", kind(column), ...text(cell))),
          ),
        ),
      ),
    ),
  );
}
