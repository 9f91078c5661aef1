import { expect, it } from "vitest";
import { imports, sources } from "./sources.ts";

/** What writes: all else of the use cases that does so calls it. */
const writing = "app/changes/change.ts";

/** Whoever checks a company is noted for the admin: nothing that a person saves. */
const noted = ["features/check/check.command.ts"];

/** The files of the use cases behind a file, with all that they import of their room. */
function useCasesOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const { target } of imports.filter((one) => one.file === file)) {
    if (target === null || !target.startsWith("app/") || seen.has(target)) continue;
    seen.add(target);
    useCasesOf(target, seen);
  }
  return seen;
}

const reading = sources.filter(
  ({ file, text }) => /reads: reads\.always/.test(text) && !noted.includes(file),
);

it("finds the commands that are said to read, whatever follows them", () => {
  expect(reading.map(({ file }) => file)).toContain("commands/today.ts");
  expect(reading.length).toBeGreaterThan(6);
});

it("no command that is said to read can write", () => {
  const wrong = reading.filter(({ file }) => useCasesOf(file).has(writing));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
