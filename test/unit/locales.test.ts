import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../locales/", import.meta.url);
const files = (locale: string) => readdirSync(new URL(`${locale}/`, root)).sort();
const han = /\p{Script=Han}/u;

/** What stays Chinese in English: the product's name and the name of the language. */
const chineseNames = /Genjin 跟进|中文/g;

/** Latin words that a Chinese sentence may hold: names, units, formats, what is typed. */
const technical =
  /npm run .*|\b\w+:\S+|\?token=|\{\{[\w-]+\}\}|`[^`]*`|"[^"]*"|[#/]\S*|\b(?:Genjin|KA|A|B|C|D|E|PI|CSV|XLSX|JSON|ID|URL|AI|GMT|UTC|PNG|EN|Excel|UTF-8|UTF-16|GB18030|Slack|WhatsApp|Zoom|Teams|LinkedIn|Ctrl|Enter|Esc|Tab|Shift|Alt|Cmd|OK|ok|na|h|d|w|m|vs)\b/g;

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
      const leftovers = chinese.filter(([, text]) =>
        /[A-Za-z]{2,}|\b[b-z]\b/.test(text.replace(technical, " ")),
      );
      expect(leftovers).toEqual([]);
    });
  });
});
