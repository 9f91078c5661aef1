import { describe, expect, it } from "vitest";
import { parseFind } from "../../src/bot/grammar/parse-find.ts";
import { splitFind } from "../../src/bot/grammar/split-find.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import { regions } from "../../src/core/places/region-of.ts";
import { stages, tiers } from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const translator = loadLocales();
const lexicon = loadLexicon(translator);
const filterOf = (text: string) => parseFind(splitFind(heard(text).text), lexicon).filter;

describe("parseFind", () => {
  it("reads the example of the product", () => {
    expect(
      parseFind(
        splitFind(heard("country:TR silent:>90 tier:B,C tag:背调 no-order save:冷客户").text),
        lexicon,
      ),
    ).toEqual({
      filter: {
        countries: ["TR"],
        silentDays: { least: 91 },
        tiers: ["B", "C"],
        tags: ["背调"],
        orders: { least: 0, most: 0 },
      },
      save: "冷客户",
      problems: [],
    });
  });

  it("reads the same in Chinese, full width, with comparison instead of colon", () => {
    expect(
      filterOf(
        "国家：土耳其，阿联酋 地区：中东 等级：b、C级 阶段:首单 标签：背调 负责人：lily 沉默＞90天 有订单",
      ),
    ).toEqual({
      countries: ["TR", "AE"],
      regions: ["middle-east"],
      tiers: ["B", "C"],
      stages: ["first-order"],
      tags: ["背调"],
      owners: ["lily"],
      silentDays: { least: 91 },
      orders: { least: 1 },
    });
  });

  it("takes words, quotes and addresses as words of the name", () => {
    expect(filterOf('Anadolu "Brasil Metais" https://x.example')).toEqual({
      words: ["Anadolu", "Brasil Metais", "https://x.example"],
    });
    expect(
      filterOf('country:"South Korea","United Arab Emirates" industry: "home textile"'),
    ).toEqual({
      countries: ["KR", "AE"],
      industries: ["home textile"],
    });
  });

  it.each([
    ["silent:90", { least: 90 }],
    ["silent:90d", { least: 90 }],
    ["silent:>3m", { least: 91 }],
    ["silent:>=2w", { least: 14 }],
    ["沉默:<30天", { most: 29 }],
    ["silent:30-90", { least: 30, most: 90 }],
    ["silent:90+", { least: 90 }],
    ["silent:>30 silent:<90", { least: 31, most: 89 }],
  ])("%s", (text, silentDays) => expect(filterOf(text)).toEqual({ silentDays }));

  it.each([
    ["orders:0", { least: 0, most: 0 }],
    ["orders:>2", { least: 3 }],
    ["订单<=2", { most: 2 }],
    ["无订单", { least: 0, most: 0 }],
  ])("%s", (text, orders) => expect(filterOf(text)).toEqual({ orders }));

  it("finds customers that belong to nobody", () => {
    expect(filterOf("owner:none")).toEqual({ owners: [] });
    expect(filterOf("负责人:@Lily,tom")).toEqual({ owners: ["Lily", "tom"] });
  });

  it("leaves out what it does not understand and says so", () => {
    expect(
      parseFind(
        splitFind(heard("contry:TR country:Narnia,TR xq:1 tier:Z tier: silent:long").text),
        lexicon,
      ),
    ).toEqual({
      filter: { countries: ["TR"] },
      save: null,
      problems: [
        { code: "unknown-key-suggestion", text: "contry", suggestion: "country" },
        { code: "unknown-key", text: "xq" },
        { code: "missing-value", text: "tier" },
        { code: "unknown-country", text: "Narnia" },
        { code: "unknown-tier", text: "Z" },
        { code: "unreadable-number", text: "long" },
      ],
    });
  });

  it("knows every tier, stage and region by its own name", () => {
    expect(
      filterOf(`tier:${tiers.join()} stage:${stages.join()} region:${regions.join()}`),
    ).toEqual({
      tiers: [...tiers],
      stages: [...stages],
      regions: [...regions],
    });
  });

  it("has a sentence for every problem in both languages", () => {
    const texts = [
      "contry:TR",
      "xq:1",
      "country:Narnia",
      "region:Mars",
      "tier:Z",
      "stage:gone",
      "silent:long",
      "tag:",
    ];
    const problems = texts.flatMap(
      (text) => parseFind(splitFind(heard(text).text), lexicon).problems,
    );
    expect(problems).toHaveLength(texts.length);
    for (const { code, text, suggestion = "" } of problems) {
      for (const locale of ["en", "zh-CN"] as const) {
        const said = translator.t(locale, `grammar:problems.${code}`, { text, suggestion });
        expect(said).toContain(text);
      }
    }
  });
});
