import { expect, it } from "vitest";
import { imports, sources } from "./sources.ts";

it("no circle of files, of their types neither", () => {
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const { target } of imports.filter((one) => one.file === file)) {
      if (target !== null) visit(target, [...path, file]);
    }
    state.set(file, "done");
  };
  for (const { file } of sources) visit(file, []);
  expect(circles).toEqual([]);
});
