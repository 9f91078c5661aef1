import { describe, expect, it } from "vitest";
import {
  decimalMarkOf,
  isAmbiguousAmount,
  readAmount,
} from "../../src/app/import/values/read-amount.ts";

describe("amounts", () => {
  it.each<[string | number, number, string | null]>([
    ["95,570.69", 95570.69, null],
    ["$12,400.00", 12400, "$"],
    ["8000", 8000, null],
    ["1.234,56", 1234.56, null],
    ["1.234.567,8 €", 1234567.8, "€"],
    ["1 234,50", 1234.5, null],
    ["1\u202f234,50", 1234.5, null],
    ["1'234.50", 1234.5, null],
    ["12,5", 12.5, null],
    ["USD 1,234,567", 1234567, "USD"],
    ["12,400", 12400, null],
    ["1,00,000.50", 100000.5, null],
    ["(12.00)", -12, null],
    ["-12.5", -12.5, null],
    ["−3", -3, null],
    ["$-5.00", -5, "$"],
    ["12.50-", -12.5, null],
    ["0.125", 0.125, null],
    ["0,125", 0.125, null],
    ["€0,5", 0.5, "€"],
    ["1.200,-", 1200, null],
    ["12 000,-", 12000, null],
    ["1'200.—", 1200, null],
    ["12,- €", 12, "€"],
    ["-1.200,--", -1200, null],
    ["Rs. 1,200", 1200, "Rs"],
    ["Rs.1,200/-", 1200, "Rs"],
    ["1.200,50 руб.", 1200.5, "руб"],
    ["NT$1,200", 1200, "NT$"],
    ["０．５", 0.5, null],
    ["￥100", 100, "¥"],
    ["١٬٢٣٤٫٥٠", 1234.5, null],
    ["3.5万", 35000, null],
    ["1.2万美元", 12000, "美元"],
    ["12.5k", 12500, null],
    ["₹ 2 lakh", 200000, "₹"],
    ["约1200", 1200, "约"],
    ["15%", 15, "%"],
    ["US$ 500 FOB", 500, "US$ FOB"],
    [1.23456789, 1.2346, null],
  ])("%s is %d", (written, value, currency) => {
    expect(readAmount(written, null)).toEqual({ value, currency });
  });

  it.each([
    "",
    "-",
    ".",
    "ten",
    "1e5",
    "12..5",
    "1,2,3",
    "1.2.3,4,5",
    "2026-11-21",
    "1,2345.6",
    "1 200 30",
    "12 34",
  ])("%j is none", (written) => {
    expect(readAmount(written, null)).toBe("number-wrong");
  });

  it("of two readings follow the column, and are refused without", () => {
    expect(readAmount("1.234", null)).toBe("number-ambiguous");
    expect(readAmount("1.234", ",")).toEqual({ value: 1234, currency: null });
    expect(readAmount("1.234", ".")).toEqual({ value: 1.234, currency: null });
    expect(readAmount("1,234", ",")).toEqual({ value: 1.234, currency: null });
    expect(readAmount("1,234", ".")).toEqual({ value: 1234, currency: null });
    expect(["1.234", "1,234", "0.125", "1234.567", "1.23"].map(isAmbiguousAmount)).toEqual([
      ...[true, true, false, false, false],
    ]);
    const marks = [
      "0,125",
      "1.23",
      "1,23",
      "1,234.5",
      "1.234,5",
      "1,234,567",
      "1.234.567",
      "12",
      "0.125",
    ];
    expect(marks.map(decimalMarkOf)).toEqual([...[",", ".", ",", ".", ",", ".", ",", null, "."]]);
  });
});
