import { element } from "./element.ts";
import { splitColumns } from "./split-columns.ts";
import type { WireBlock, WireInline } from "./wire.ts";

/** How the items of a list are shown and answered. */
export type ListActions = {
  inlines(run: readonly WireInline[]): (Node | string)[];
  /** Answers an item by its number. */
  pickNumber(number: number): void;
  /** What a list number is called for screen readers. */
  labelNumber(number: number): string;
};

/** A list; the items of a numbered one stand in columns where all have equally many parts. */
export function listView(
  { start, items }: Extract<WireBlock, { type: "list" }>,
  actions: ListActions,
): HTMLElement {
  if (start === undefined) {
    return element("ul", {}, ...items.map((item) => element("li", {}, ...actions.inlines(item))));
  }
  const lines = items.map(splitColumns);
  const width = lines[0]?.length ?? 0;
  const isAligned = width > 2 && lines.every((line) => line.length === width);
  const list = element(
    "ol",
    { class: isAligned ? "numbered columns" : "numbered", start },
    ...lines.map((line, index) =>
      element(
        "li",
        {},
        numberView(start + index, actions),
        element(
          "div",
          { dir: "auto" },
          ...line.flatMap((part) => [element("span", {}, ...actions.inlines(part)), " "]),
        ),
      ),
    ),
  );
  if (isAligned) list.style.setProperty("--columns", columnWidths(lines));
  return list;
}

/** Grid columns: the wordiest takes what is left, the others what they need up to a limit. */
function columnWidths(lines: readonly (readonly WireInline[][])[]): string {
  const lengths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((sum, line) => sum + (line[column] ?? []).reduce(addLength, 0), 0),
  );
  const wordiest = lengths.indexOf(Math.max(...lengths));
  return lengths
    .map((_, column) => (column === wordiest ? "minmax(0, 1fr)" : "fit-content(13em)"))
    .join(" ");
}

const addLength = (sum: number, inline: WireInline) => sum + inline.text.length;

function numberView(number: number, actions: ListActions): HTMLElement {
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
