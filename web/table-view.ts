import { element } from "./element.ts";
import type { WireBlock } from "./wire.ts";

/** A table; columns of numbers are set right. `text` shows a cell. */
export function tableView(
  { header, rows }: Extract<WireBlock, { type: "table" }>,
  text: (leaf: string) => (Node | string)[],
): HTMLElement {
  const kinds = header.map((_, column) => {
    const isNumeric = rows.every((row) => /^[-+−]?[\d\s,.%/]*$/.test(row[column] ?? ""));
    return { class: isNumeric ? "numeric" : null };
  });
  const titles = header.map((title, column) =>
    element("th", { scope: "col", ...kinds[column] }, title),
  );
  const lines = rows.map((row) =>
    element("tr", {}, ...row.map((cell, column) => element("td", kinds[column], ...text(cell)))),
  );
  return element(
    "div",
    { class: "table", tabindex: 0 },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...titles)),
      element("tbody", {}, ...lines),
    ),
  );
}
