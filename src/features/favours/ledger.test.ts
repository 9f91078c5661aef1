import { describe, expect, it } from "vitest";
import { favourTold, percentIn, planTold, splitReturn } from "../../core/owed/favour-told.ts";
import { fairnessOf, type Treated } from "./fairness.core.ts";
import { balanceOf, isAboveLimit, type LedgerLine } from "./ledger.core.ts";

type Line = Pick<LedgerLine, "kind" | "direction" | "sum" | "back">;

const back = (state: "open" | "returned" | "nothing") => ({
  ...{ owedId: "1", what: null, dueOn: null, state },
});
const gave = (of: Partial<Line> = {}): Line => ({
  ...{ kind: "concession", direction: "given", sum: null, back: null, ...of },
});
const got = (of: Partial<Line> = {}): Line =>
  gave({ kind: "return", direction: "received", ...of });

describe("the balance of a ledger", () => {
  it("counts both sides, what is to come back and what nobody pays for", () => {
    const lines = [
      gave({ back: back("open") }),
      gave({ back: back("returned"), sum: { amount: 300, currency: "EUR" } }),
      gave({ back: back("nothing"), sum: { amount: 200, currency: "EUR" } }),
      gave(),
      gave({ kind: "favour" }),
      got(),
      got({ kind: "favour", sum: { amount: 90, currency: "USD" } }),
    ];
    expect(balanceOf(lines)).toEqual({
      ...{ given: 5, received: 2, open: 1, forNothing: 2 },
      sums: [
        { direction: "given", sum: { currency: "EUR", amount: 500 } },
        { direction: "received", sum: { currency: "USD", amount: 90 } },
      ],
    });
  });
});

describe("the limit of a concession", () => {
  const limit = { mostPercent: 5, mostAmount: 1000 };

  it.each([
    [{ percent: 5, sum: null }, null, false],
    [{ percent: 5.5, sum: null }, null, true],
    [{ percent: null, sum: { amount: 900, currency: "USD" } }, 6300, true],
    [{ percent: null, sum: { amount: 900, currency: "USD" } }, 900, false],
    [{ percent: null, sum: { amount: 1, currency: "XAU" } }, null, true],
    [{ percent: null, sum: null }, null, false],
  ])("%o, worth %o: %o", (gift, worth, expected) => {
    expect(isAboveLimit(gift, worth, limit)).toBe(expected);
  });
});

describe("fairness", () => {
  const treated = (of: Partial<Treated>): Treated => ({
    ...{ tier: "C", turnover: 0, percents: [], given: 0, ...of },
  });

  it("tells a mean and what was given per turnover, with the number of customers", () => {
    const all = [
      treated({ turnover: 6000, percents: [2, 4] }),
      treated({ turnover: 3000, percents: [6], given: 30 }),
      treated({ turnover: 1000 }),
      treated({}),
      treated({}),
    ];
    expect(fairnessOf(all).byTier).toEqual([
      { of: "C", customers: 5, figures: { favoured: 2, meanPercent: 4, perThousand: 3 } },
    ]);
  });

  it("tells nothing of fewer than five", () => {
    const few = Array.from({ length: 4 }, () =>
      treated({ tier: "KA", turnover: 9, percents: [9] }),
    );
    expect(fairnessOf(few).byTier).toEqual([{ of: "KA", customers: 4, figures: null }]);
    expect(fairnessOf(few).byBand.every(({ figures }) => figures === null)).toBe(true);
  });

  it("compares thirds of those who bought, the most turnover first", () => {
    const buyers = Array.from({ length: 15 }, (_, place) =>
      treated({ turnover: place + 1, percents: place < 5 ? [10] : [] }),
    );
    const { byBand } = fairnessOf([...buyers, treated({ percents: [50] })]);
    expect(byBand.map(({ of, customers }) => [of, customers])).toEqual([
      ["high", 5],
      ["middle", 5],
      ["low", 5],
    ]);
    expect(byBand.map(({ figures }) => figures?.meanPercent)).toEqual([null, null, 10]);
  });
});

describe("words for the ledger", () => {
  it.each([
    ["3% for a referral", "3%", "a referral"],
    ["USD 500 off in return for a two-year contract", "USD 500 off", "a two-year contract"],
    ["免运费 换 加量", "免运费", "加量"],
    ["2个点换取提前付款", "2个点", "提前付款"],
    ["free samples", "free samples", null],
    ["forwarder paid", "forwarder paid", null],
  ])("%s: what is given, and what comes back", (text, what, back) => {
    expect(splitReturn(text)).toEqual({ what, back });
  });

  it.each([
    ["3.5 percent", 3.5],
    ["2个点", 2],
    ["8％", 8],
    ["120%", null],
    ["3 cartons", null],
  ])("%s: how many percent", (text, expected) => {
    expect(percentIn(text)?.percent ?? null).toBe(expected);
  });

  it.each([
    ["introduced them to our forwarder", "given"],
    ["帮客户找了清关代理", "given"],
    ["recommended us to a friend in Izmir", "received"],
    ["客户帮我们介绍了买家", "received"],
    ["introduced the new model", null],
    ["helped", null],
    ["帮忙发样品", null],
  ])("%s: whose favour", (text, expected) => {
    expect(favourTold(text)).toBe(expected);
  });

  it.each([
    ["想给 Izmir Stone 让利 7%", { whom: "Izmir Stone", what: "7%" }],
    ["想给 K3F 8% 折扣", { whom: "K3F", what: "8% 折扣" }],
    ["打算给K3F降价8%", { whom: "K3F", what: "8%" }],
    ["want to give K3F 8% off", { whom: "K3F", what: "8% off" }],
    ["planning to offer M8Q a 10% discount", { whom: "M8Q", what: "10% discount" }],
    ["want to give K3F a call", null],
    ["想给 K3F 打电话", null],
  ])("%s: a plan", (text, expected) => {
    expect(planTold(text)).toEqual(expected);
  });
});
