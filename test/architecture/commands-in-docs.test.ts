import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandsWith } from "../../src/assembly/plugged.ts";
import { features } from "../../src/features/index.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const translator = loadLocales();
const names = commandsWith(features).map(({ name }) => name);
const readme = readFileSync("README.md", "utf8");
const table = readme.slice(
  readme.indexOf("## Commands in the chat"),
  readme.indexOf("## Command line"),
);
const pages = ["docs/people.md", "docs/rules.md", "docs/lines.md"].map((path) =>
  readFileSync(path, "utf8"),
);

/** The words of a command in a language, without the stars of those that join what follows. */
const wordsOf = (locale: "en" | "zh-CN", name: string): string[] => {
  const file = translator.bundle(locale, "commands") as Record<string, { words: string[] }>;
  return (file[name]?.words ?? []).map((word) => word.replace(/\*+$/, ""));
};

describe("the commands", () => {
  it.each(names)("/%s stands in the README, in both languages", (name) => {
    const typed = [...table.matchAll(/`\/([a-z-]+)/g)].map(([, word]) => word);
    expect(typed).toContain(name);
    const chinese = wordsOf("zh-CN", name);
    expect(chinese.some((word) => table.includes(word))).toBe(true);
  });

  it("of the documents are those that there are", () => {
    const known = new Set(names.flatMap((name) => [name, ...wordsOf("en", name)]));
    const told = [table, ...pages].flatMap((text) =>
      [...text.matchAll(/`\/([a-z-]+)(?![\w/])/g)].map(([, word = ""]) => word),
    );
    expect(told.length).toBeGreaterThan(names.length);
    expect(told.filter((word) => !known.has(word))).toEqual([]);
  });
});
