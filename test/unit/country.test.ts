import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { findCountry, isCountryCode } from "../../src/core/places/country.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const retail = new URL("../../../shared/data/online-retail/online_retail.csv.gz", import.meta.url);

describe("findCountry", () => {
  it.each([
    ["tr", "TR"],
    ["TUR", "TR"],
    ["ＴＲ", "TR"],
    ["Turkey", "TR"],
    ["türkiye", "TR"],
    ["土耳其", "TR"],
    ["EIRE", "IE"],
    ["RSA", "ZA"],
    ["UK", "GB"],
    ["U.S.A.", "US"],
    ["the Netherlands", "NL"],
    ["Côte d’Ivoire", "CI"],
    ["Bosnia & Herzegovina", "BA"],
    ["South Korea", "KR"],
    ["Channel Islands", "JE"],
    ["UAE", "AE"],
    ["Großbritannien", "GB"],
    ["Grande-Bretagne", "GB"],
    ["Rep. Dominicana", "DO"],
    ["Bosnien", "BA"],
    ["墨西哥合众国", "MX"],
    ["Taiwan R.O.C.", "TW"],
    ["Türkiye Turkey", "TR"],
    ["한국", "KR"],
    ["阿联酋", "AE"],
    ["沙特", "SA"],
    ["中国台湾", "TW"],
    ["香港", "HK"],
    ["紐西蘭", "NZ"],
    ["Kosovo", "XK"],
    ["Россия", "RU"],
    ["مصر", "EG"],
    ["السعودية", "SA"],
    ["Ελλάδα", "GR"],
    ["대한민국", "KR"],
    ["ประเทศไทย", "TH"],
    ["Algérie", "DZ"],
    ["Saudi-Arabien", "SA"],
    ["Estados Unidos", "US"],
    ["Česko", "CZ"],
    ["Sultanate of Oman", "OM"],
    ["Republic of Poland", "PL"],
    ["Venezuela, Bolivarian Republic of", "VE"],
    ["Czech Rep.", "CZ"],
    ["Republic of China", "TW"],
    ["Rep. of Korea", "KR"],
    ["United States (US)", "US"],
    ["Turkey 土耳其", "TR"],
    ["Germany/德国", "DE"],
    ["巴新", "PG"],
    ["印尼", "ID"],
    ["刚果(金)", "CD"],
  ])("%s is %s", (name, code) => expect(findCountry(name)).toBe(code));

  it.each([
    "",
    "  ",
    "Congo",
    "刚果",
    "Korea, North",
    "Ireland, Northern",
    "Germany / France",
    "Northern Cyprus",
    "EU",
    "Saint Martin",
    "European Community",
    "Unspecified",
    "Turkeyx",
    "toString",
  ])("%j is nobody", (name) => expect(findCountry(name)).toBeNull());

  it("understands every name that Genjin itself shows", () => {
    const translator = loadLocales();
    const codes = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((first) =>
      [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((second) => first + second).filter(isCountryCode),
    );
    expect(codes.length).toBe(250);
    const lost = codes.filter((code) =>
      (["en", "zh-CN"] as const).some(
        (locale) => findCountry(translator.speaker(locale).country(code)) !== code,
      ),
    );
    expect(lost).toEqual([]);
  });

  it.skipIf(!existsSync(retail))("finds all but two of the retail data's 38", () => {
    const lines = gunzipSync(readFileSync(retail)).toString("latin1").trim().split("\n").slice(1);
    const names = new Set(lines.map((line) => line.slice(line.lastIndexOf(",") + 1).trim()));
    expect(names.size).toBe(38);
    expect([...names].filter((name) => findCountry(name) === null).sort()).toEqual([
      "European Community",
      "Unspecified",
    ]);
  });
});
