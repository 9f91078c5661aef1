import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CivilDate, Instant, Zone } from "../../src/core/time/civil.ts";
import type { Outcome } from "../../src/core/vocabulary.ts";
import { Refusal } from "../../src/errors.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { createTranslator } from "../../src/i18n/translator.ts";

const resources = {
  en: {
    messages: {
      nudge: { one: "Hello {{name}}" },
      find: {
        title_one: "{{count}} day late",
        title_other: "{{count}} days late",
        none: "only English",
      },
    },
    errors: { "customer-not-found": "Nothing found" },
  },
  "zh-CN": {
    messages: { nudge: { one: "你好，{{name}}" }, find: { title_other: "逾期{{count}}天" } },
    errors: { "customer-not-found": "没有找到" },
  },
};

describe("translator", () => {
  const translator = createTranslator(resources);

  it("says a key in a locale, in messages unless another namespace is named", () => {
    expect(translator.t("zh-CN", "nudge.one", { name: "Lily" })).toBe("你好，Lily");
    expect(translator.t("en", "errors:customer-not-found")).toBe("Nothing found");
    expect(translator.sentenceOf("en", "errors:", "customer-not-found")).toBe("Nothing found");
  });

  it("chooses the plural", () => {
    expect([1, 2].map((count) => translator.t("en", "find.title", { count }))).toEqual([
      "1 day late",
      "2 days late",
    ]);
    expect(translator.t("zh-CN", "find.title", { count: 1 })).toBe("逾期1天");
  });

  it("falls back to English", () => {
    expect(translator.t("zh-CN", "find.none")).toBe("only English");
  });

  it("inserts a person's words untouched", () => {
    const name = "<!channel> $t(errors:customer-not-found) {{name}} $& A & B";
    expect(translator.t("en", "nudge.one", { name })).toBe(`Hello ${name}`);
  });

  it("throws for a missing key or parameter unless told otherwise", () => {
    expect(() => translator.sentenceOf("en", "undone.", "here")).toThrow("en undone.here");
    // @ts-expect-error: no such error
    expect(() => translator.sentenceOf("en", "errors:", "nowhere")).toThrow("errors:nowhere");
    // @ts-expect-error: the name is missing
    expect(() => translator.t("en", "nudge.one")).toThrow("{{name}}");
  });

  it("returns the key and reports it where a hook is given, every time", () => {
    const missing: string[] = [];
    const lenient = createTranslator(resources, (what) => missing.push(what));
    expect(lenient.sentenceOf("en", "tier.", "F")).toBe("tier.F");
    expect(lenient.sentenceOf("en", "tier.", "F")).toBe("tier.F");
    // @ts-expect-error: the name is missing
    expect(lenient.t("zh-CN", "nudge.one")).toBe("你好，{{name}}");
    expect(missing).toEqual(["en tier.F", "en tier.F", "zh-CN nudge.one {{name}}"]);
  });
});

describe("the type of a sentence", () => {
  const { t } = loadLocales({ onMissing: () => {} }).speaker("en");
  const [name, tag, outcome]: [string, string, Outcome] = ["Lily", "gone", "replied"];

  it("refuses what `locales/` has not", () => {
    // @ts-expect-error: no such key
    t("today.nowhere");
    // @ts-expect-error: no such namespace
    t("nowhere:today.title");
    // @ts-expect-error: no such parameter
    t("nudge.one", { name, tag });
    // @ts-expect-error: it takes none
    t("find.none", { name });
    // @ts-expect-error: it takes one
    t("nudge.one");
    // @ts-expect-error: another one
    t("nudge.one", { tag });
    // @ts-expect-error: a plural without its number
    t("find.title", {});
    // @ts-expect-error: a number that is a word
    t("find.title", { count: "two" });
    // @ts-expect-error: anything at all
    t(`outcome.${tag}`);
    // @ts-expect-error: one of several needs it
    t(`why-now.after.${outcome}`);
    // @ts-expect-error: no such error
    new Refusal("nowhere");
    // @ts-expect-error: an error without its details
    new Refusal("unknown-ref");
    // @ts-expect-error: an error with too many
    new Refusal("unknown-ref", { ref: "K3F", name });
    expect(new Refusal("unknown-ref", { ref: "K3F" }).details).toEqual({ ref: "K3F" });
  });

  it("knows all keys of a closed union, and the parameters of all of them", () => {
    expect(t(`outcome.${outcome}`)).toBe("replied");
    expect(t(`why-now.after.${outcome}`, { days: 3 })).toBe("3d after their reply");
    expect(t(tag === "" ? "nudge.one" : "nudge.several", { name, count: 2 })).toContain("2");
  });
});

describe("loading", () => {
  const directory = mkdtempSync(join(tmpdir(), "locales-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it("reads every namespace of a directory", () => {
    for (const locale of ["en", "zh-CN"]) {
      mkdirSync(join(directory, locale));
      writeFileSync(join(directory, locale, "extra.json"), JSON.stringify({ word: locale }));
    }
    expect(loadLocales({ directory }).bundle("zh-CN", "extra")).toEqual({ word: "zh-CN" });
  });

  it("joins the parts of a namespace, and what features add to any group", () => {
    const directory = mkdtempSync(join(tmpdir(), "locales-"));
    const write = (file: string, words: object) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), JSON.stringify(words));
    };
    for (const locale of ["en", "zh-CN"]) {
      write(`locales/${locale}/messages/owed.json`, { kept: "kept", undone: { kept: "open" } });
      write(`locales/${locale}/messages/touch.json`, { logged: "logged" });
      write(`locales/${locale}/grammar.json`, { kinds: { call: ["call"] } });
      write(`features/gifts/words/${locale}.json`, {
        messages: { undone: { given: "not given" } },
        errors: { "no-gift": "none" },
        grammar: { kinds: { call: ["ring"], gift: ["gift"] } },
      });
    }
    const from = { directory: join(directory, "locales"), features: join(directory, "features") };
    const { bundle } = loadLocales(from);
    expect(bundle("zh-CN", "messages")).toEqual({
      kept: "kept",
      logged: "logged",
      undone: { kept: "open", given: "not given" },
    });
    expect(bundle("en", "errors")).toEqual({ "no-gift": "none" });
    expect(bundle("en", "grammar")).toEqual({ kinds: { call: ["call", "ring"], gift: ["gift"] } });

    write("locales/zh-CN/messages/value.json", { logged: "again" });
    expect(() => loadLocales(from)).toThrow("said twice: zh-CN.messages.logged");
    rmSync(join(directory, "locales/zh-CN/messages/value.json"));
    write("features/lotteries/words/en.json", { messages: { undone: { kept: "again" } } });
    expect(() => loadLocales(from)).toThrow("said twice: en.messages.undone.kept");
    rmSync(directory, { recursive: true });
  });

  it("names a file that is no JSON by failing", () => {
    const broken = join(directory, "broken");
    mkdirSync(join(broken, "en"), { recursive: true });
    writeFileSync(join(broken, "en", "broken.json"), "{");
    expect(() => loadLocales({ directory: broken })).toThrow(SyntaxError);
  });
});

describe("speaker", () => {
  const translator = loadLocales();
  const [en, zh] = [translator.speaker("en"), translator.speaker("zh-CN")];

  it("says the year of days that are far from now", () => {
    const december = translator.speaker("zh-CN", Date.parse("2026-12-01T00:00:00Z") as Instant);
    expect(december.day("2027-02-05" as CivilDate)).toBe("周五 02/05");
    expect(december.day("2026-07-04" as CivilDate)).toBe("周六 07/04");
    expect(december.day("2026-07-03" as CivilDate)).toBe("2026/07/03");
    expect(december.day("2027-05-31" as CivilDate)).toBe("2027/05/31");
    expect(zh.day("2027-06-01" as CivilDate)).toBe("周二 06/01");
  });
  const both = <Result>(say: (speaker: typeof en) => Result) => [say(en), say(zh)];

  it("names days and weekdays", () => {
    expect(both((in_) => in_.day("2026-12-02" as CivilDate))).toEqual(["Wed 2 Dec", "周三 12/02"]);
    expect(both((in_) => in_.date("2026-12-02" as CivilDate))).toEqual([
      "2 Dec 2026",
      "2026/12/02",
    ]);
    expect(both((in_) => in_.weekday(7))).toEqual(["Sun", "周日"]);
  });

  it("names countries, and an unknown code by itself", () => {
    expect(both((in_) => in_.country("TR"))).toEqual(["Türkiye", "土耳其"]);
    expect(both((in_) => in_.country("AE"))).toEqual(["UAE", "阿联酋"]);
    expect(both((in_) => in_.country("ZZ9"))).toEqual(["ZZ9", "ZZ9"]);
    expect(en.country("QQ")).toBe("QQ");
  });

  it("names the city of a zone under either of its ids", () => {
    const cities = [
      ["Europe/Istanbul", "Istanbul", "伊斯坦布尔"],
      ["America/Sao_Paulo", "São Paulo", "圣保罗"],
      ["Asia/Kolkata", "Kolkata", "加尔各答"],
      ["Asia/Calcutta", "Kolkata", "加尔各答"],
      ["America/Buenos_Aires", "Buenos Aires", "布宜诺斯艾利斯"],
      ["Asia/Shanghai", "Beijing", "北京"],
      ["Etc/GMT+3", "GMT+3", "GMT+3"],
    ] as const;
    for (const [zone, ...names] of cities)
      expect(both((in_) => in_.city(zone as Zone))).toEqual(names);
  });

  it("has a city name for every zone of the runtime", () => {
    const unnamed = Intl.supportedValuesOf("timeZone").filter(
      (zone) => !/\p{Script=Han}/u.test(zh.city(zone as Zone)) && zone !== "UTC",
    );
    expect(unnamed).toEqual([]);
  });

  it("says how long and what is left", () => {
    const minutes = [0, 40, 60, 65, 160, 1440, 1620];
    expect(minutes.map(en.duration)).toEqual(["0m", "40m", "1h", "1h05", "2h40", "1d", "1d3h"]);
    expect(minutes.map(zh.duration)).toEqual(["0分", "40分", "1h", "1h05", "2h40", "1天", "1天3h"]);
    expect(both((in_) => in_.left(160))).toEqual(["2h40 left", "剩2h40"]);
  });

  it("writes numbers", () => {
    expect(both((in_) => in_.number(12_345.678, 1))).toEqual(["12,345.7", "12,345.7"]);
    expect(en.number(1234.5)).toBe("1,235");
  });
});
