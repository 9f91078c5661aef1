import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../locales/", import.meta.url);
const files = (locale: string) => readdirSync(new URL(`${locale}/`, root)).sort();
const han = /\p{Script=Han}/u;

/** What stays Chinese in English: the product's name and the name of the language. */
const chineseNames = /Genjin 跟进|中文/g;

/** What is typed as it is in any language: places for values, commands, filters. */
const typed = /\{\{[\w-]+\}\}|`[^`]*`|npm run .*|\b\w+:\S+|[/#]\S+/g;

/** English prose; single words and names (`Redis`, `userid`) are terms that Chinese keeps. */
const prose = /\b[a-z']{2,} [a-z']{2,}\b|\b[A-Z][a-z]+ [a-z']{2,} [a-z']{2,}/;

/** Whether a text of the Chinese locale was left in English. */
function isEnglish(text: string): boolean {
  const said = text.replace(typed, "");
  return prose.test(said) || (!han.test(said) && /(?<!\.)\b[a-z]{2,}\b/.test(said));
}

/** Words that people type belong to one language; they are not translations of each other. */
const isWordList = (path: string) =>
  (path.startsWith("grammar.") && !path.startsWith("grammar.problems.")) ||
  path.startsWith("import-words.") ||
  path.endsWith(".words");

type Leaf = readonly [path: string, text: string];

function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [[path, ""]];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, isList ? path : path === "" ? key : `${path}.${key}`),
  );
}

function read(locale: string, file: string): Leaf[] {
  const text = readFileSync(new URL(`${locale}/${file}`, root), "utf8");
  const isWords = file === "grammar.json" || file === "import-words.json";
  return leaves(JSON.parse(text), isWords ? file.replace(".json", "") : "");
}

/** One English plural has two forms where Chinese has one. */
const singular = (path: string) => path.replace(/_(one|other)$/, "");
const keys = (all: readonly Leaf[]) => [...new Set(all.map(([path]) => singular(path)))].sort();
const places = (text: string) => [...new Set(text.match(/\{\{[^}]*\}\}/g))].sort();

describe("locales", () => {
  it("have the same namespaces", () => {
    expect(files("zh-CN")).toEqual(files("en"));
  });

  describe.each(files("en"))("%s", (file) => {
    const [en, zh] = [read("en", file), read("zh-CN", file)];
    const sentences = (all: readonly Leaf[]) => all.filter(([path]) => !isWordList(path));
    const [english, chinese] = [sentences(en), sentences(zh)];

    it("has the same keys in both", () => {
      expect(keys(chinese)).toEqual(keys(english));
    });

    it("has the same parameters in both", () => {
      const inChinese = new Map(chinese.map(([path, text]) => [singular(path), text]));
      const different = english.filter(([path, text]) => {
        const wanted = places(text).filter((place) => place !== "{{count}}");
        const given = places(inChinese.get(singular(path)) ?? "");
        return wanted.join() !== given.filter((place) => place !== "{{count}}").join();
      });
      expect(file === "format.json" ? [] : different).toEqual([]);
    });

    it("leaves nothing empty and calls nothing from inside a sentence", () => {
      const bad = [...en, ...zh].filter(([, text]) => text.trim() === "" || text.includes("$t("));
      expect(bad).toEqual([]);
    });

    it("has no Chinese in English", () => {
      expect(en.filter(([, text]) => han.test(text.replace(chineseNames, "")))).toEqual([]);
    });

    it("has no leftover English in Chinese sentences", () => {
      const leftovers = chinese.filter(([, text]) => isEnglish(text));
      expect(leftovers).toEqual([]);
    });
  });
});
