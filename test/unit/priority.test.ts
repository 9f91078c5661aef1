import { describe, expect, it } from "vitest";
import { besidesPriorities, prioritiesIn } from "../../src/core/customer/priority.ts";
import { developedCountries, economyOf } from "../../src/core/places/economy-of.ts";
import { regionOf } from "../../src/core/places/region-of.ts";

describe("what a text says that somebody weighs", () => {
  it.each([
    ["技术", ["technology"]],
    ["质量和交期", ["product", "service"]],
    ["quality, after-sales and R&D", ["product", "technology", "service"]],
    ["quality, not price", ["product"]],
    ["品质，不在乎价格", ["product"]],
    ["价格不是问题，交期要稳", ["service"]],
    ["a long relationship", []],
    ["priceless stones", []],
  ])("%s", (text, said) => {
    expect(prioritiesIn(text)).toEqual(said);
  });

  it.each([
    ["技术、服务", ""],
    ["price and quality", ""],
    ["最看重质量", "看重"],
    ["their new machine", "their new machine"],
  ])("besides, in %s", (text, left) => {
    expect(besidesPriorities(text)).toBe(left);
  });
});

describe("kinds of markets", () => {
  it("are of countries that there are", () => {
    expect(developedCountries.filter((one) => regionOf(one) === null)).toEqual([]);
    expect(new Set(developedCountries).size).toBe(developedCountries.length);
  });

  it.each([
    ["DE", "developed"],
    ["AE", "developed"],
    ["CL", "developed"],
    ["TR", "developing"],
    ["CN", "developing"],
    ["BR", "developing"],
  ])("%s", (country, economy) => {
    expect(economyOf(country)).toBe(economy);
  });
});
