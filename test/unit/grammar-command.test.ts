import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../src/bot/grammar/parse-command-line.ts";
import { readReferences } from "../../src/bot/grammar/read-references.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard, normaliseInput } from "../../src/bot/grammar/words/normalise-input.ts";
import { locales } from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import type { CommandName } from "../../src/i18n/sentence.ts";

const translator = loadLocales();
const lexicon = loadLexicon(translator);
const names = Object.keys(translator.bundle("en", "commands") as object) as CommandName[];

/** `command: rest`, `?word → suggestion`, or `-`. */
function read(text: string, replying = false): string {
  const line = parseCommandLine(heard(text), lexicon, { replying });
  if (line.type === "none") return "-";
  return line.type === "command"
    ? `${line.command}: ${line.rest}`.trim()
    : `?${line.word} → ${line.suggestion}`;
}

describe("a message that is a command", () => {
  it.each([
    ["/today", "today:"],
    ["TODAY", "today:"],
    ["今日", "today:"],
    ["客户Nile Trading", "c: Nile Trading"],
    ["客户 Nile Trading Co., Ltd.", "c: Nile Trading Co., Ltd."],
    ["/客户 问问商贸", "c: 问问商贸"],
    ["／今天", "today:"],
    ["、今日", "today:"],
    ["/ 今日", "today:"],
    ["\u200b今日\u3000", "today:"],
    ["today 2", "today: 2"],
    ["/c Anadolu", "c: Anadolu"],
    ["客户Anadolu", "c: Anadolu"],
    ["客户：Anadolu", "c: Anadolu"],
    ["客户安纳多卢", "c: 安纳多卢"],
    ["查找土耳其", "find: 土耳其"],
    ["find土耳其", "find: 土耳其"],
    ["推迟K3F 3天", "snooze: K3F 3天"],
    ["记#K3F 已发PI，等回复", "log: #K3F 已发PI，等回复"],
    ["为什么 #K3F", "why: #K3F"],
    ["?", "help:"],
    ["？", "help:"],
  ])("%j", (text, expected) => expect(read(text)).toBe(expected));

  it.each(["today I called them", "more samples wanted", "今天 打了电话"])("%j is talk", (text) =>
    expect(read(text)).toBe("-"),
  );

  it("keeps quoted strings as one word and the rest as it was typed", () => {
    const line = parseCommandLine(heard("/c “Brasil Metais” x O'Brien \"open"), lexicon, {
      replying: false,
    });
    expect(line).toEqual({
      type: "command",
      command: "c",
      words: ["Brasil Metais", "x", "O'Brien", '"open'],
      rest: "“Brasil Metais” x O'Brien \"open",
    });
  });

  it.each([
    "1 ok 已发PI",
    "ok",
    "#K3F na",
    "今天打了电话",
    "C类客户不错",
    "客户说价格太高",
    "客户让周五再打",
    "客户问什么时候发货",
    "客户Nile Trading说样品收到了",
    "客户 Nile Trading 样品收到了，质量不错",
    "为什么不回复",
    "todays list",
    "today's list",
  ])("is not %j", (text) => expect(read(text)).toBe("-"));
});

describe("a reply", () => {
  it.each([
    ["today", "today:"],
    ["/today I called them", "today: I called them"],
    ["推迟3天", "snooze: 3天"],
    ["tier B", "tier: B"],
    ["标签 背调", "tag: 背调"],
    ["why", "why:"],
    ["why #K3F", "why: #K3F"],
    ["log 1 ok", "log: 1 ok"],
    ["today 2", "today: 2"],
  ])("%j commands", (text, expected) => expect(read(text, true)).toBe(expected));

  it.each([
    "today I called them",
    "客户说价格太高",
    "why so expensive",
    "check with the boss",
    "find out the price",
    "help them with customs",
    "week 50 is fine",
    "fine",
    "thanks",
  ])("%j tells", (text) => expect(read(text, true)).toBe("-"));
});

describe("an unknown word", () => {
  it.each([
    ["/tody", "?tody → today"],
    ["/snoz K3F 3d", "?snoz → snooze"],
    ["/今曰", "?今曰 → today"],
    ["/xyzzy", "?xyzzy → null"],
    ["tody", "?tody → today"],
    ["serach", "?serach → find"],
  ])("%j", (text, expected) => expect(read(text)).toBe(expected));

  it.each(["snoze K3F", "hi", "周日", "好", "done", "", "/", "//", "/1"])(
    "%j is left alone",
    (text) => expect(read(text)).toBe("-"),
  );

  it("is only hinted at in a reply when it is nearly right", () => {
    expect(read("snooz", true)).toBe("?snooz → snooze");
    expect(read("tody", true)).toBe("-");
  });
});

describe("the words in the locale files", () => {
  it("name one command each", () => {
    for (const locale of locales) {
      const file = translator.bundle(locale, "commands") as Record<string, { words: string[] }>;
      const words = Object.values(file).flatMap((command) => command.words);
      expect(words).toEqual([...new Set(words)]);
      for (const [name, command] of Object.entries(file)) {
        for (const word of command.words) {
          expect(read(word.replace(/\*+$/, ""))).toBe(`${name}:`);
          expect(read(`/${word.replace(/\*+$/, "")}`)).toBe(`${name}:`);
        }
      }
    }
  });

  it.each(locales)("have a %s example and usage that are that command", (locale) => {
    for (const name of names) {
      for (const key of ["example", "usage"] as const) {
        const text = translator.t(locale, `commands:${name}.${key}`);
        expect(parseCommandLine(heard(text), lexicon, { replying: false })).toMatchObject({
          command: name,
        });
      }
    }
  });
});

describe("references", () => {
  it("are found wherever they stand, each once", () => {
    const text = "回复：1 🟢 Anadolu #K3F\n2 Nile ＃Ｍ８Ｑ，#k3f #PI #2026 #urgent #K3F2M x#P2D";
    expect(readReferences(normaliseInput(text))).toEqual(["K3F", "M8Q", "K3F2M", "P2D"]);
  });
});

describe("normalising", () => {
  it("keeps the person's words and drops what nobody sees", () => {
    expect(normaliseInput("  １２ｋｇ\u3000已发PI，等回复。\u200b\r\n 好！ ")).toBe(
      "12kg 已发PI，等回复。\n好！",
    );
    expect(normaliseInput("👨‍👩‍👧 می‌خواهم")).toBe("👨‍👩‍👧 می‌خواهم");
  });
});
