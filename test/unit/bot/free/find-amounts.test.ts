import { describe, expect, it } from "vitest";
import { findAmounts } from "../../../../src/bot/grammar/find-amounts.ts";
import { heard } from "../../../../src/bot/grammar/words/normalise-input.ts";
import { lexicon } from "../../../support/free-customers.ts";

/** Each amount as `what is written = value currency`. */
const amounts = (typed: string) => {
  const said = heard(typed);
  return findAmounts(said, lexicon).map(
    ({ from, to, value, currency }) => `${said.text.slice(from, to)} = ${value} ${currency ?? "?"}`,
  );
};

describe("money in a text", () => {
  it.each([
    ["PI for EUR 27,000 sent", "EUR 27,000 = 27000 EUR"],
    ["15.500 usd agreed", "15.500 usd = 15500 USD"],
    ["USD 18.90 per piece", "USD 18.90 = 18.9 USD"],
    ["18,90 € a piece", "18,90 € = 18.9 EUR"],
    ["27.000,50 EUR", "27.000,50 EUR = 27000.5 EUR"],
    ["1,234,567.89 dollars", "1,234,567.89 dollars = 1234567.89 USD"],
    ["12'500 CHF", "12'500 CHF = 12500 CHF"],
    ["USD12,000 deposit paid", "USD12,000 = 12000 USD"],
    ["rmb5000", "rmb5000 = 5000 CNY"],
    ["US$3000", "US$3000 = 3000 USD"],
    ["worth $12k", "$12k = 12000 USD"],
    ["1.5 million dollars", "1.5 million dollars = 1500000 USD"],
    ["TRY 5000", "TRY 5000 = 5000 TRY"],
    ["5000 won", "5000 won = 5000 KRW"],
  ])("reads a number with its currency: %s", (text, expected) =>
    expect(amounts(text)).toEqual([expected]),
  );

  it.each([
    ["下了4.8万美元的单", "4.8万美元 = 48000 USD"],
    ["报价三万美金", "三万美金 = 30000 USD"],
    ["3万5千美金", "3万5千美金 = 35000 USD"],
    ["3万5美金", "3万5美金 = 35000 USD"],
    ["十二万欧元", "十二万欧元 = 120000 EUR"],
    ["两千五百块", "两千五百块 = 2500 CNY"],
    ["三万零五十美元", "三万零五十美元 = 30050 USD"],
    ["3百万美元", "3百万美元 = 3000000 USD"],
    ["2.5w美金", "2.5w美金 = 25000 USD"],
    ["3,000万美元", "3,000万美元 = 30000000 USD"],
    ["人民币5000元", "人民币5000元 = 5000 CNY"],
    ["ＵＳＤ１２，０００", "USD12，000 = 12000 USD"],
    ["500块的单", "500块 = 500 CNY"],
    ["合同价两万三美金", "两万三美金 = 23000 USD"],
    ["一万八刀", "一万八刀 = 18000 USD"],
    ["1w8美金", "1w8美金 = 18000 USD"],
    ["usd 2w3", "usd 2w3 = 23000 USD"],
    ["3k5 usd", "3k5 usd = 3500 USD"],
    ["三万五千块美金", "三万五千块美金 = 35000 USD"],
    ["两百三十块钱人民币", "两百三十块钱人民币 = 230 CNY"],
    ["两亿三千万日元", "两亿三千万日元 = 230000000 JPY"],
    ["周二三万美金", "三万美金 = 30000 USD"],
  ])("reads Chinese numbers and currencies: %s", (text, expected) =>
    expect(amounts(text)).toEqual([expected]),
  );

  it("without its currency where a magnitude is written", () => {
    expect(amounts("报价3.2万")).toEqual(["3.2万 = 32000 ?"]);
    expect(amounts("100万的单子")).toEqual(["100万 = 1000000 ?"]);
    expect(amounts("they offered 50k")).toEqual(["50k = 50000 ?"]);
  });

  it("finds several", () => {
    expect(amounts("from EUR 5,000 to 6.500 EUR")).toEqual([
      "EUR 5,000 = 5000 EUR",
      "6.500 EUR = 6500 EUR",
    ]);
  });
});

describe("no money", () => {
  it.each([
    "2,000 pcs",
    "3万台",
    "2万3台",
    "50k units",
    "25% discount",
    "定金30%",
    "order no. 12345",
    "call +49 30 123456",
    "try 3 models",
    "we won 2 orders",
    "cad 3 drawings",
    "500块板",
    "寄了3块样板",
    "3欧洲客户",
    "在一块",
    "几十万美元",
    "两三万美金",
    "二三十万美金",
    "五六千刀",
    "model p2k3",
    "万一他不来",
    "十一放假",
    "45 days",
    "",
  ])("%s", (text) => expect(amounts(text)).toEqual([]));
});
