import { describe, expect, it } from "vitest";
import { countryMentions } from "../../../../src/core/places/country-mentions.ts";

const countries = (text: string) =>
  countryMentions(text).map(({ from, to, country }) => `${text.slice(from, to)}: ${country}`);

describe("a text names countries", () => {
  it.each([
    ["client in Turkey", ["Turkey: TR"]],
    ["Turkish customers", ["Turkish: TR"]],
    ["the South African buyer", ["South African: ZA"]],
    ["South Korea and New Zealand", ["South Korea: KR", "New Zealand: NZ"]],
    ["customers in the USA", ["the USA: US"]],
    ["US customers", ["US: US"]],
    ["US客户", ["US: US"]],
    ["uae and UK clients", ["uae: AE", "UK: GB"]],
    ["Brasil", ["Brasil: BR"]],
    ["越南的客户", ["越南: VN"]],
    ["巴西、智利的客户", ["巴西: BR", "智利: CL"]],
    ["印度尼西亚那家", ["印度尼西亚: ID"]],
    ["沙特那边和Egypt", ["沙特: SA", "Egypt: EG"]],
  ])("%s", (text, expected) => expect(countries(text)).toEqual(expected));

  it.each([
    "no, it is in the box",
    "call us back",
    "CALL US BACK",
    "can you polish the offer",
    "finish the deal",
    "东南亚的客户",
    "国内",
    "",
  ])("but not here: %s", (text) => expect(countries(text)).toEqual([]));
});
