import { element } from "./element.ts";
import { splitColumns } from "./split-columns.ts";
import type { WireBlock, WireButton, WireInline } from "./wire.ts";

/** How the items of a list are shown and answered. */
export type ListActions = {
  inlines(run: readonly WireInline[]): (Node | string)[];
  /** A button of an item; asked for in reading order. */
  rowButton(button: WireButton): HTMLElement;
  /** Answers an item by its number. */
  pickNumber(number: number): void;
  /** What a list number is called for screen readers. */
  labelNumber(number: number): string;
};

/** A list; where all items have equally many parts or lines, these stand in columns if there is room. */
export function listView(
  { start, items, buttons }: Extract<WireBlock, { type: "list" }>,
  actions: ListActions,
): HTMLElement {
  const lines = items.map(splitColumns);
  const isOfRows = items.some((item) => item.some(({ text }) => text.includes("\n")));
  const rows = lines.map((line, index) =>
    element(
      "li",
      {},
      start === undefined ? null : numberView(start + index, actions),
      element(
        "div",
        { dir: "auto" },
        ...line.flatMap((part, at) => [partView(part, isOfRows && at === 0), " "]),
      ),
      buttons === undefined
        ? null
        : element(
            "div",
            { class: "row-actions" },
            ...(buttons[index] ?? []).map(actions.rowButton),
          ),
    ),
  );

  function partView(part: readonly WireInline[], isFirst: boolean): HTMLElement {
    const at = isFirst ? tailAt(part) : 0;
    if (at === 0) return element("span", {}, ...actions.inlines(part));
    const tail = element("span", { class: "tail" }, ...actions.inlines(part.slice(at)));
    return element("span", {}, ...actions.inlines(part.slice(0, at)), tail);
  }

  const list =
    start === undefined
      ? element("ul", {}, ...rows)
      : element("ol", { class: "numbered", start }, ...rows);
  if (isOfRows) list.classList.add("rows");
  if (buttons !== undefined) list.classList.add("acting");
  const width = lines[0]?.length ?? 0;
  if (width > 1 && lines.every((line) => line.length === width)) {
    list.classList.add("columns");
    const widths = isOfRows ? rowWidths(width) : columnWidths(lines);
    list.style.setProperty("--columns", buttons === undefined ? widths : `${widths} max-content`);
  }
  return list;
}

/** What follows the name in the first line of a row stays together: a reference never stands alone. */
const tailAt = (line: readonly WireInline[]): number =>
  line.findIndex(({ type }) => type === "strong") + 1;

/** Grid columns for the lines of rows: the first is never broken, the last takes what is left. */
const rowWidths = (count: number): string =>
  ["max-content", ...Array(count - 2).fill("fit-content(17em)"), "minmax(10em, 1fr)"].join(" ");

/**
 * Grid columns: the wordiest takes what it needs, and that is room for some words, the others what
 * they need up to a limit; what is left is the last one's.
 */
function columnWidths(lines: readonly (readonly WireInline[][])[]): string {
  const lengths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((sum, line) => sum + (line[column] ?? []).reduce(addLength, 0), 0),
  );
  const wordiest = lengths.indexOf(Math.max(...lengths));
  const limit = lengths.length === 2 ? "24em" : "13em";
  return lengths
    .map((_, column) => {
      const isLast = column === lengths.length - 1;
      if (column === wordiest) return isLast ? "minmax(10em, 1fr)" : "minmax(10em, auto)";
      return isLast ? "1fr" : `fit-content(${limit})`;
    })
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
