import { element } from "./element.ts";
import type { WireBlock } from "./wire.ts";

/** A table with more columns than this stands as rows of named values where there is little room. */
const mostColumns = 5;

/**
 * A table; columns of numbers are set right. `text` shows a cell. Each cell carries the title of its
 * column, which is shown where a wide table is set as rows; roles keep it a table for screen readers.
 * Where it is wider than its box, the box can be moved by keyboard and `label` says so.
 */
export function tableView(
  { header, rows }: Extract<WireBlock, { type: "table" }>,
  text: (leaf: string) => (Node | string)[],
  label: string,
): HTMLElement {
  const kinds = header.map((_, column) =>
    column > 0 && rows.every((row) => isFigure(row[column] ?? "")) ? "numeric" : null,
  );
  const titles = header.map((title, column) =>
    title === ""
      ? element("td", { role: "cell" })
      : element("th", { role: "columnheader", scope: "col", class: kinds[column] }, title),
  );
  const classOf = (leaf: string, column: number) =>
    [kinds[column], /^[–-]?$/.test(leaf) ? "unknown" : null].filter(Boolean).join(" ");
  const cell = (leaf: string, column: number) =>
    column === 0
      ? element("th", { role: "rowheader", scope: "row" }, ...text(leaf))
      : element(
          "td",
          { role: "cell", class: classOf(leaf, column), "data-title": header[column] },
          element("span", {}, ...text(leaf)),
        );
  const lines = rows.map((row) => element("tr", { role: "row" }, ...row.map(cell)));
  const box = element(
    "div",
    { class: header.length > mostColumns ? "table wide" : "table" },
    element(
      "table",
      { role: "table" },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...titles)),
      element("tbody", { role: "rowgroup" }, ...lines),
    ),
  );
  new ResizeObserver(() => markMoves(box, label)).observe(box);
  return box;
}

/** Only a table that is wider than its box is a stop for the keyboard and has shadows at its edges. */
function markMoves(box: HTMLElement, label: string): void {
  const moves = box.scrollWidth > box.clientWidth + 1;
  box.classList.toggle("moves", moves);
  const attributes = { tabindex: "0", role: "group", "aria-label": label };
  for (const [name, value] of Object.entries(attributes)) {
    if (moves) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

/** `12,000 (+20%)`, `-3`, `4/5` and the dash of what is not known. */
const isFigure = (cell: string) =>
  /^([-+−×]?\d[\d\s,.%/]*(\s?\([-+−×\d,.%]+\))?|[–-]?)$/.test(cell);
