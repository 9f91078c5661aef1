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

/** A list; where all items have equally many parts, these stand in columns. */
export function listView(
  { start, items }: Extract<WireBlock, { type: "list" }>,
  actions: ListActions,
): HTMLElement {
  const lines = items.map(splitColumns);
  const rows = lines.map((line, index) =>
    element(
      "li",
      {},
      start === undefined ? null : numberView(start + index, actions),
      element(
        "div",
        { dir: "auto" },
        ...line.flatMap((part) => [element("span", {}, ...actions.inlines(part)), " "]),
      ),
    ),
  );
  const list =
    start === undefined
      ? element("ul", {}, ...rows)
      : element("ol", { class: "numbered", start }, ...rows);
  const width = lines[0]?.length ?? 0;
  if (width > 1 && lines.every((line) => line.length === width)) {
    list.classList.add("columns");
    list.style.setProperty("--columns", columnWidths(lines));
  }
  return list;
}

/**
 * Grid columns: the wordiest takes what is left, and that is room for some words, the others what
 * they need up to a limit.
 */
function columnWidths(lines: readonly (readonly WireInline[][])[]): string {
  const lengths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((sum, line) => sum + (line[column] ?? []).reduce(addLength, 0), 0),
  );
  const wordiest = lengths.indexOf(Math.max(...lengths));
  const limit = lengths.length === 2 ? "24em" : "13em";
  return lengths
    .map((_, column) => (column === wordiest ? "minmax(10em, 1fr)" : `fit-content(${limit})`))
    .join(" ");
}

/** A Chinese character is as wide as two Latin letters. */
const addLength = (sum: number, { text }: WireInline) =>
  sum + text.replace(/[\u2e80-\uffff]/g, "xx").length;

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
