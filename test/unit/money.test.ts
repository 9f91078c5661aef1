import { describe, expect, it } from "vitest";
import { readRules } from "../../src/app/tiering/read-rules.ts";
import { parseRuleChanges } from "../../src/bot/arguments/parse-rule-changes.ts";
import { type Exchange, exchangeBy, rateOf } from "../../src/core/money/exchange.ts";
import { addUpMoney } from "../../src/core/money/ordered-money.ts";
import { publishedRate, ratedCurrencies } from "../../src/core/money/published-rate.ts";
import { completeRules, defaultRuleSet, type RuleSet } from "../../src/core/tiering/rule-set.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { moneyText } from "../../src/views/money/money-text.ts";

describe("published rates", () => {
  it.each([
    ["EUR", "2026-01", 1.174],
    ["EUR", "2015-03", 1.082],
    ["CNY", "2024-06", 0.1378],
    ["JPY", "2012-01", 0.01299],
    ["GBP", "2009-01", 1.447],
    ["TRY", "2022-01", 0.0737],
    ["AED", "2018-07", 0.2723],
    ["EGP", "2026-05", 0.01893],
    ["VND", "2024-11", 0.00003937],
    ["PLN", "2025-10", 0.273],
    ["XOF", "2025-06", 0.001761],
    ["GBP", "1995-06", 1.595],
    ["JPY", "1995-04", 0.01195],
    ["HKD", "1994-03", 0.1294],
    ["KRW", "1998-01", 0.000588],
    ["DEM", "1995-01", 0.663],
    ["EUR", "2002-07", 0.992],
    ["KWD", "2026-06", 3.24],
    ["ARS", "2025-12", 0.00069],
  ])("say what one %s in %s was worth: about %s dollars", (currency, month, worth) => {
    const rate = publishedRate(currency, month)?.rate ?? 0;
    expect(Math.abs(rate / worth - 1)).toBeLessThan(0.01);
  });

  it("are there for the currencies of trade, every month since 2009", () => {
    const trade =
      "USD EUR GBP CNY JPY HKD KRW TWD SGD MYR THB IDR PHP VND INR PKR BDT LKR AED SAR QAR KWD OMR BHD JOD ILS TRY EGP MAD TND NGN GHS KES ZAR XOF XAF RUB UAH KZT UZS PLN CZK HUF RON BGN CHF SEK NOK DKK CAD MXN BRL CLP COP PEN ARS UYU AUD NZD";
    for (const currency of trade.split(" ")) {
      expect(ratedCurrencies).toContain(currency);
      for (const month of ["2026-03", "2026-11", "2027-02"])
        expect(publishedRate(currency, month), `${currency} ${month}`).not.toBeNull();
    }
    for (const month of months(2009, 2026))
      for (const currency of ["EUR", "GBP", "CNY", "JPY", "INR", "TRY", "PLN", "AED"])
        expect(publishedRate(currency, month), `${currency} ${month}`).not.toBeNull();
  });

  it("are of the month itself for all of these from April 2024 to September 2026", () => {
    for (const currency of ["EGP", "XOF", "VND", "NGN", "KRW", "CLP", "MAD", "KWD", "PEN", "BGN"])
      for (const month of months(2024, 2026).slice(3, -3))
        expect(publishedRate(currency, month)?.of, `${currency} ${month}`).toBeNull();
  });

  it("change from month to month by less than half, so that no figure has slipped", () => {
    for (const currency of ratedCurrencies) {
      let before: number | null = null;
      for (const month of months(1996, 2026)) {
        const now = publishedRate(currency, month)?.rate ?? null;
        if (now !== null && before !== null)
          expect(Math.abs(Math.log(now / before)), `${currency} ${month}`).toBeLessThan(1.2);
        before = now;
      }
    }
  });

  it("say of when they are where no newer is known, for a year and a half", () => {
    expect(publishedRate("EUR", "2026-09")?.of).toBeNull();
    expect(publishedRate("EUR", "2026-10")?.of).toBe("2026-09");
    expect(publishedRate("EUR", "2028-03")).toEqual({
      rate: publishedRate("EUR", "2026-09")?.rate,
      of: "2026-09",
    });
    expect(publishedRate("EUR", "2028-04")).toBeNull();
    expect(publishedRate("EUR", "1998-12")).toBeNull();
    expect(publishedRate("USD", "1970-01")).toEqual({ rate: 1, of: null });
    expect(publishedRate("XTS", "2026-01")).toBeNull();
    expect(publishedRate("IRR", "2026-01")).toBeNull();
  });

  it.each([
    ["DEM", "EUR", 1.95583, "2001-05"],
    ["ITL", "EUR", 1936.27, "1999-01"],
    ["HRK", "EUR", 7.5345, "2024-02"],
    ["BGN", "EUR", 1.95583, "2026-03"],
    ["TRL", "TRY", 1_000_000, "2003-08"],
    ["SLL", "SLE", 1000, "2025-01"],
    ["MRO", "MRU", 10, "2016-01"],
    ["STD", "STN", 1000, "2016-01"],
    ["BYR", "BYN", 10_000, "2014-01"],
    ["ROL", "RON", 10_000, "2003-01"],
  ])("go on for %s, which became %s at %s", (gone, successor, units, month) => {
    const rate = publishedRate(successor, month)?.rate ?? Number.NaN;
    expect(publishedRate(gone, month)?.rate).toBeCloseTo(rate / units, 12);
  });
});

/** All months of years, the last one included. */
function months(from: number, to: number): string[] {
  return Array.from({ length: (to - from + 1) * 12 }, (_, at) => {
    const month = String((at % 12) + 1).padStart(2, "0");
    return `${from + Math.floor(at / 12)}-${month}`;
  });
}

const today = "2026-11-20" as CivilDate;

describe("an organization's exchange", () => {
  const rulesOf = (...changes: string[]) =>
    changes.reduce(
      (rules, change) => readRules(rules, parseRuleChanges(change), today),
      defaultRuleSet,
    );
  const set = (...changes: string[]) => exchangeBy(rulesOf(...changes), "CN");
  const rate = (exchange: Exchange, currency: string, month: string) =>
    rateOf(exchange, currency, month)?.rate ?? null;

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

  it("takes an own rate without a date from this month on, and leaves the past as it was", () => {
    const own = set("currency.EUR=1.25");
    expect(rate(own, "EUR", "2026-11")).toBe(1.25);
    expect(rate(own, "EUR", "2031-01")).toBe(1.25);
    expect(rateOf(own, "EUR", "2026-11")?.of).toBeNull();
    expect(rateOf(own, "EUR", "2026-10")).toEqual(rateOf(set(), "EUR", "2026-10"));
  });

  it("takes of own rates the newest at or before the month, a month's before its year's", () => {
    const own = set("currency.EUR.2024=1.1 currency.EUR.2026=1.2", "currency.EUR.2026-03=1.3");
    expect(
      ["2023-12", "2024-01", "2025-12", "2026-01", "2026-02", "2026-03", "2026-12"].map((month) =>
        rate(own, "EUR", month),
      ),
    ).toEqual([rate(set(), "EUR", "2023-12"), 1.1, 1.1, 1.2, 1.2, 1.3, 1.3]);
  });

  it("goes back to published rates where an own one is said to end", () => {
    const own = set("currency.EUR.2024=1.1 currency.EUR.2025=auto");
    expect(rate(own, "EUR", "2024-12")).toBe(1.1);
    expect(rate(own, "EUR", "2025-01")).toBe(rate(set(), "EUR", "2025-01"));
    expect(rate(set("currency.EUR.2024=1.1", "currency.EUR=null"), "EUR", "2024-05")).toBe(
      rate(set(), "EUR", "2024-05"),
    );
    expect(rulesOf("currency.EUR.2024=1.1", "currency.EUR.2024=null").currency).toEqual({});
  });

  it("takes the first own rate of a currency that has none for all time, and keeps it", () => {
    const own = set("currency.IRR=0.000002");
    expect(rate(own, "IRR", "2015-01")).toBe(0.000002);
    const later = set("currency.IRR=0.000002", "currency.IRR=0.000001");
    expect([rate(later, "IRR", "2026-10"), rate(later, "IRR", "2026-11")]).toEqual([
      0.000002, 0.000001,
    ]);
  });

  it("reads own rates in any reporting currency, in small letters, and for always", () => {
    const own = set("currency.eur.always=1.25 reporting.currency=EUR");
    expect(rate(own, "USD", "2020-05")).toBe(0.8);
    expect(rate(own, "EUR", "1980-01")).toBe(1);
    expect(rate(set("reporting.currency=IRR"), "IRR", "1980-01")).toBe(1);
    expect(rate(set("reporting.currency=IRR"), "EUR", "2026-01")).toBeNull();
    expect(rateOf(set("reporting.currency=EUR"), "USD", "2026-11")?.of).toBe("2026-09");
  });

  it("holds rates of an earlier program, which had no date, always", () => {
    const stored = { ...defaultRuleSet, currency: { EUR: 1.08 } } as unknown as RuleSet;
    expect(rate(exchangeBy(completeRules(stored), "CN"), "EUR", "2012-01")).toBe(1.08);
  });

  it.each([
    "currency.USD=1.1",
    "currency.EUR=0",
    "currency.EUR=-1",
    "currency.EUR=1,08",
    "currency.ZZZ=2",
    "currency.EUR.2026-13=1.1",
    "currency.EUR.26=1.1",
    "currency.EUR.2026-10-01=1.1",
    "currency.EUR=1.1 currency.EUR.2026-10=1.2",
    "currency.EUR.2026-10=1.2 currency.EUR.2026-10=1.3",
    "reporting.currency=euro",
    "reporting.currency=3",
  ])("refuses %s", (changes) => {
    expect(() => set(changes)).toThrow(expect.objectContaining({ code: "rules-invalid" }));
  });
});

describe("what was ordered", () => {
  const speak = { en: loadLocales().speaker("en"), zh: loadLocales().speaker("zh-CN") };
  const sum = (
    currency: string,
    amount: number,
    converted: number | null,
    of: string | null = null,
    unvalued = converted === null ? amount : 0,
  ) => ({ currency, amount, converted, of, unvalued });

  it.each([
    [[sum("USD", 1200, 1200)], "USD 1,200"],
    [[sum("EUR", 224_000, 241_920)], "EUR 224,000 (≈ USD 242,000)"],
    [[sum("EUR", 50, 54), sum("USD", 10, 10)], "EUR 50 + USD 10 (≈ USD 64)"],
    [[sum("IRR", 5_000, null)], "IRR 5,000 · not valued (IRR)"],
    [[sum("EUR", 100, 108), sum("XTS", 7, null)], "EUR 100 + XTS 7 (≈ USD 108) · not valued (XTS)"],
    [[sum("EUR", 50, 54, "2026-09")], "EUR 50 (≈ USD 54, rate of Sep 2026)"],
    [
      [sum("XOF", 100_000, 170, "2024"), sum("EUR", 50, 54, "2026-09")],
      "XOF 100,000 + EUR 50 (≈ USD 224, rate of 2024, Sep 2026)",
    ],
    [[sum("EUR", 150, 108, null, 50)], "EUR 150 (≈ USD 108) · not valued (EUR 50)"],
    [[sum("KWD", 12.345, 40.11)], "KWD 12.345 (≈ USD 40.1)"],
    [[sum("USD", 99.5, 99.5)], "USD 99.5"],
    [[sum("JPY", 950, 6.172)], "JPY 950 (≈ USD 6.17)"],
    [[sum("IDR", 500, 0.0312)], "IDR 500 (≈ USD 0.031)"],
  ])("is said with what it comes to (%#)", (sums, said) => {
    expect(moneyText({ reporting: "USD", sums }, speak.en)).toBe(said);
    const inChinese = moneyText({ reporting: "USD", sums }, speak.zh);
    expect(inChinese.includes("未折算")).toBe(said.includes("not valued"));
    expect(inChinese.includes("2026年9月")).toBe(said.includes("Sep 2026"));
    expect(inChinese.includes("2024年")).toBe(said.includes("rate of 2024"));
  });

  it("is added up by currency, what has no rate apart from what has", () => {
    const exchange = exchangeBy(defaultRuleSet, "CN");
    const added = addUpMoney(exchange, [
      { currency: "EUR", month: "1985-01", amount: 100 },
      { currency: "EUR", month: "2015-03", amount: 1000 },
      { currency: "EUR", month: "2026-11", amount: -200 },
    ]);
    const at = (month: string) => rateOf(exchange, "EUR", month)?.rate ?? 0;
    expect(added.sums).toEqual([
      {
        currency: "EUR",
        amount: 900,
        converted: 1000 * at("2015-03") - 200 * at("2026-11"),
        unvalued: 100,
        of: "2026-09",
      },
    ]);
  });
});
