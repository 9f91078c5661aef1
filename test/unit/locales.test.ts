import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";

const root = new URL("../../locales/", import.meta.url);
const features = new URL("../../src/features/", import.meta.url);

/** Files of a locale's words by a name that is the same in every locale. */
function files(locale: string): ReadonlyMap<string, URL> {
  const within = (folder: URL) =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const own = new URL(`${locale}/`, root);
  const all = [
    ...within(own).map((file) => [file, new URL(file, own)] as const),
    ...within(features)
      .filter((file) => file.endsWith(`words/${locale}.json`))
      .map((file) => [dirname(file), new URL(file, features)] as const),
  ];
  return new Map(all.filter(([, { pathname }]) => pathname.endsWith(".json")).sort());
}
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

/** A letter is read by a customer abroad, in the language that it names, whoever it is shown to. */
const isLetter = (path: string) => path.endsWith("-letter");

/**
 * Columns of files are named in all languages of trade, which stand with the English ones: the Japanese
 * are written in Chinese characters too, but are no names that the Chinese file has.
 */
const isTradeHeader = (path: string) => path.startsWith("import-words.headers.");

type Leaf = readonly [path: string, text: string];

function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [[path, ""]];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, isList ? path : path === "" ? key : `${path}.${key}`),
  );
}

/** Each sentence and word of a file, by `namespace.key`. A feature's file names its namespaces. */
function read(locale: string, file: string): Leaf[] {
  const text = readFileSync(files(locale).get(file) ?? "", "utf8");
  return leaves(JSON.parse(text), file.endsWith("/words") ? "" : (file.split(/[/.]/)[0] ?? ""));
}

const form = /_(zero|one|two|few|many|other)$/;
const places = (text: string) => text.match(/\{\{[^}]*\}\}/g) ?? [];

/** Places of each sentence, those of all forms of a plural together, by the key without its form. */
function placesByKey(all: readonly Leaf[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [path, text] of all) {
    const key = path.replace(form, "");
    const counted = key === path ? [] : ["{{count}}"];
    found.set(key, [...(found.get(key) ?? []), ...places(text), ...counted]);
  }
  return new Map([...found].map(([key, names]) => [key, [...new Set(names)].sort()] as const));
}

/** Plurals that have not exactly the forms which the locale's grammar tells apart. */
function wrongForms(locale: string, all: readonly Leaf[]): readonly string[] {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const paths = new Set(all.map(([path]) => path));
  const plurals = new Set([...paths].filter((path) => form.test(path)));
  return [...plurals].filter((path) => {
    const key = path.replace(form, "");
    const has = [...plurals].filter((one) => one.replace(form, "") === key);
    return paths.has(key) || has.length !== needed.length || !needed.every(isIn(has, key));
  });
}
const isIn = (has: readonly string[], key: string) => (each: string) =>
  has.includes(`${key}_${each}`);

/** Each language writes a day and its month in its own order and signs. */
const ownPlaces = ["format.day", "format.date", "format.month-day"];

describe("locales", () => {
  it("have the same files", () => {
    expect([...files("zh-CN").keys()]).toEqual([...files("en").keys()]);
  });

  it.each(["en", "zh-CN"])("have each group of messages in one file: %s", (locale) => {
    const parts = [...files(locale)].filter(([file]) => file.startsWith("messages/"));
    const groups = parts.flatMap(([, url]) => Object.keys(JSON.parse(readFileSync(url, "utf8"))));
    expect(groups.length).toBeGreaterThan(40);
    expect(groups.filter((group, index) => groups.indexOf(group) !== index)).toEqual([]);
  });

  describe.each([...files("en").keys()])("%s", (file) => {
    const [en, zh] = [read("en", file), read("zh-CN", file)];
    const sentences = (all: readonly Leaf[]) => all.filter(([path]) => !isWordList(path));
    const [english, chinese] = [sentences(en), sentences(zh)];

    it("has the same keys with the same parameters in both", () => {
      const [wanted, given] = [placesByKey(english), placesByKey(chinese)];
      expect([...given.keys()].sort()).toEqual([...wanted.keys()].sort());
      const different = [...wanted].filter(
        ([key, names]) => names.join() !== given.get(key)?.join() && !ownPlaces.includes(key),
      );
      expect(different).toEqual([]);
    });

    it("has the forms of its plurals that each language needs", () => {
      expect([...wrongForms("en", english), ...wrongForms("zh-CN", chinese)]).toEqual([]);
    });

    it("leaves nothing empty and calls nothing from inside a sentence", () => {
      const bad = [...en, ...zh].filter(([, text]) => text.trim() === "" || text.includes("$t("));
      expect(bad).toEqual([]);
    });

    it("has no Chinese in English", () => {
      const chineseWords = new Set(zh.map(([path, text]) => `${path} ${text}`));
      const left = en.filter(
        ([path, text]) =>
          han.test(text.replace(chineseNames, "")) &&
          !(isTradeHeader(path) && !chineseWords.has(`${path} ${text}`)),
      );
      expect(left).toEqual([]);
    });

    it("has no leftover English in Chinese sentences", () => {
      const leftovers = chinese.filter(([path, text]) => !isLetter(path) && isEnglish(text));
      expect(leftovers).toEqual([]);
    });
  });
});
