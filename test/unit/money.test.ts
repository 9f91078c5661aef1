import { describe, expect, it } from "vitest";
import { readRules } from "../../src/app/tiering/read-rules.ts";
import { parseRuleChanges } from "../../src/bot/arguments/parse-rule-changes.ts";
import { exchangeBy, rateOf } from "../../src/core/money/exchange.ts";
import { publishedRate, ratedCurrencies } from "../../src/core/money/published-rate.ts";
import { defaultRuleSet } from "../../src/core/tiering/rule-set.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { moneyText } from "../../src/views/money/money-text.ts";

const dollars = { reporting: "USD", own: {} };

describe("published rates", () => {
  it.each([
    ["EUR", "2026-01", 1.174],
    ["EUR", "2015-03", 1.082],
    ["CNY", "2024-06", 0.1378],
    ["JPY", "2012-01", 0.01299],
    ["GBP", "2009-01", 1.447],
    ["TRY", "2022-01", 0.0737],
    ["AED", "2018-07", 0.2723],
    ["EGP", "2026-05", 0.02],
    ["VND", "2024-11", 0.0000414],
    ["PLN", "2025-10", 0.273],
  ])("say what one %s was worth in %s", (currency, month, worth) => {
    const rate = rateOf(dollars, currency, month) ?? 0;
    expect(Math.abs(rate / worth - 1)).toBeLessThan(0.01);
  });

  it("are there for the currencies of trade, every month since 2009", () => {
    const trade =
      "USD EUR GBP CNY JPY HKD KRW TWD SGD MYR THB IDR PHP VND INR PKR BDT LKR AED SAR QAR KWD OMR BHD JOD ILS TRY EGP MAD TND NGN GHS KES ZAR XOF XAF RUB UAH KZT UZS PLN CZK HUF RON BGN CHF SEK NOK DKK CAD MXN BRL CLP COP PEN ARS AUD NZD";
    for (const currency of trade.split(" ")) {
      expect(ratedCurrencies).toContain(currency);
      for (const month of ["2026-03", "2026-11", "2027-02"])
        expect(publishedRate(currency, month), `${currency} ${month}`).not.toBeNull();
    }
    for (let year = 2009; year <= 2026; year++)
      for (let month = 1; month <= 12; month++) {
        const named = `${year}-${String(month).padStart(2, "0")}`;
        for (const currency of ["EUR", "GBP", "CNY", "JPY", "INR", "TRY", "PLN", "AED"])
          expect(publishedRate(currency, named), `${currency} ${named}`).not.toBeNull();
      }
  });

  it("change from month to month by less than half, so that no figure has slipped", () => {
    for (const currency of ratedCurrencies) {
      let before: number | null = null;
      for (let index = 2009 * 12; index < 2026 * 12 + 12; index++) {
        const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
        const now = publishedRate(currency, month);
        if (now !== null && before !== null)
          expect(Math.abs(Math.log(now / before)), `${currency} ${month}`).toBeLessThan(1.2);
        before = now;
      }
    }
  });

  it("hold a year and a half where no later one is known, and are none elsewhere", () => {
    expect(publishedRate("EUR", "2027-12")).toBe(publishedRate("EUR", "2026-06"));
    expect(publishedRate("EUR", "2028-01")).toBeNull();
    expect(publishedRate("EUR", "2008-12")).toBeNull();
    expect(publishedRate("XTS", "2026-01")).toBeNull();
    expect(publishedRate("IRR", "2026-01")).toBeNull();
  });
});

describe("an organization's exchange", () => {
  const set = (changes: string) =>
    exchangeBy(readRules(defaultRuleSet, parseRuleChanges(changes)), "CN");

  it("reports by the country, or as the rules say", () => {
    const reporting = (country: string) => exchangeBy(defaultRuleSet, country).reporting;
    expect(["CN", "DE", "GB", "VN", "JP"].map(reporting)).toEqual([
      "USD",
      "EUR",
      "GBP",
      "USD",
      "JPY",
    ]);
    expect(set("reporting.currency=CNY").reporting).toBe("CNY");
  });

  it("takes an admin's own rate before the published, in any reporting currency", () => {
    expect(rateOf(set("currency.EUR=1.08"), "EUR", "2026-01")).toBe(1.08);
    expect(rateOf(set("currency.EUR=1.08"), "EUR", "1999-01")).toBe(1.08);
    expect(rateOf(set("currency.EUR=1.25 reporting.currency=EUR"), "USD", "2020-05")).toBe(0.8);
    expect(rateOf(set("currency.IRR=0.000001"), "IRR", "2026-01")).toBe(0.000001);
    expect(rateOf(set("reporting.currency=IRR"), "IRR", "1980-01")).toBe(1);
    expect(rateOf(set("reporting.currency=IRR"), "EUR", "2026-01")).toBeNull();
  });

  it.each([
    "currency.USD=1.1",
    "currency.EUR=0",
    "currency.EUR=-1",
    "currency.EUR=1,08",
    "currency.ZZZ=2",
    "reporting.currency=euro",
    "reporting.currency=3",
  ])("refuses %s", (changes) => {
    expect(() => set(changes)).toThrow(expect.objectContaining({ code: "rules-invalid" }));
  });
});

describe("what was ordered", () => {
  const speak = { en: loadLocales().speaker("en"), zh: loadLocales().speaker("zh-CN") };
  const sum = (currency: string, amount: number, converted: number | null) => ({
    currency,
    amount,
    converted,
  });

  it.each([
    [[sum("USD", 1200, 1200)], "USD 1,200"],
    [[sum("EUR", 224_000, 241_920)], "EUR 224,000 (≈ USD 242,000)"],
    [[sum("EUR", 50, 54), sum("USD", 10, 10)], "EUR 50 + USD 10 (≈ USD 64)"],
    [[sum("IRR", 5_000, null)], "IRR 5,000 · not valued (IRR)"],
    [[sum("EUR", 100, 108), sum("XTS", 7, null)], "EUR 100 + XTS 7 (≈ USD 108) · not valued (XTS)"],
  ])("is said with what it comes to (%#)", (sums, said) => {
    expect(moneyText({ reporting: "USD", sums }, speak.en)).toBe(said);
    const inChinese = moneyText({ reporting: "USD", sums }, speak.zh);
    expect(inChinese.includes("未折算")).toBe(said.includes("not valued"));
  });
});
