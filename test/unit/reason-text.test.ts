import { describe, expect, it } from "vitest";
import type { Reason } from "../../src/core/cadence/reason.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import {
  contactLevels,
  locales,
  outcomes,
  roles,
  stages,
  tiers,
  touchKinds,
} from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { reasonText } from "../../src/views/cadence/reason-text.ts";
import { whyNow } from "../../src/views/cadence/why-now.ts";
import { at } from "../support/cadence-facts.ts";
import { dueCustomerOf } from "../support/due-customer.ts";

const translator = loadLocales();
const [english, chinese] = [translator.speaker("en"), translator.speaker("zh-CN")];
const date = (text: string) => text as CivilDate;
const on = date("2026-12-02");
const to = date("2026-12-04");

/** One of each kind, in English and in Chinese. */
const cases: readonly [Reason, string, string][] = [
  [
    { code: "tier-gap", tier: "C", days: 60 },
    "Tier C: a touch every 60 days",
    "C 级：每 60 天联系一次",
  ],
  [
    { code: "own-gap", by: "industry", name: "包装", of: "B", days: 30 },
    "Industry 包装: B every 30 days",
    "包装行业：B 每 30 天",
  ],
  [
    { code: "own-gap", by: "product", name: "tape", of: "won", days: 45 },
    "Buyers of tape: who bought before every 45 days",
    "买“tape”的：老客户 每 45 天",
  ],
  [
    { code: "stage-gap", stage: "lost", days: 180 },
    "lost customer: a touch every 180 days",
    "流失客户：每 180 天联系一次",
  ],
  [
    { code: "b-step", plan: "received", step: 2, of: 4, gap: 7 },
    "Plan after the sample arrived 3-7-3-7: step 2 of 4, 7 days after the touch before",
    "收样后节奏 3-7-3-7：第 2/4 步，与上次隔 7 天",
  ],
  [
    { code: "b-finished", plan: "sample", gap: 15 },
    "The sample plan is finished: every 15 days until you choose a new tier",
    "样品节奏已走完：重新定级之前每 15 天一次",
  ],
  [
    { code: "review", on },
    "Half-year account review, due Wed 2 Dec",
    "大客户半年回顾，周三 12/02 到期",
  ],
  [
    { code: "reorder", on, lastOrderOn: date("2026-10-01"), gapDays: 27.5 },
    "Orders about every 28 days, last on 1 Oct 2026: the next is expected Thu 29 Oct, so speak up before",
    "约 28 天一单，上一单 2026/10/01：预计 周四 10/29 返单，要赶在前面",
  ],
  [{ code: "requested", on }, "Wed 2 Dec was asked for", "约定 周三 12/02 跟进"],
  [
    { code: "last-touch", on },
    "Counted from the last touch on Wed 2 Dec",
    "从最近一次联系 周三 12/02 算起",
  ],
  [
    { code: "no-touch-since", on },
    "No touch yet: counted from Wed 2 Dec, when the tier began",
    "还没联系过：从进入该等级的 周三 12/02 算起",
  ],
  [
    { code: "sample-received", on },
    "Counted from Wed 2 Dec, when the sample arrived",
    "从收到样品的 周三 12/02 算起",
  ],
  [
    { code: "skipped", on },
    "Counted from Wed 2 Dec, when one was skipped",
    "从跳过一次的 周三 12/02 算起",
  ],
  [
    { code: "capped", days: 60, on },
    "Never silent beyond 60 days: Wed 2 Dec at the latest",
    "沉默不超过 60 天：最晚 周三 12/02",
  ],
  [
    { code: "shift", because: "weekend", country: "EG", from: on, to },
    "Wed 2 Dec is a weekend (Egypt) → Fri 4 Dec",
    "周三 12/02 是周末（埃及） → 周五 12/04",
  ],
  [
    { code: "shift", because: "weekend", from: on, to },
    "Wed 2 Dec is a weekend → Fri 4 Dec",
    "周三 12/02 是周末 → 周五 12/04",
  ],
  [
    { code: "shift", because: "first-workday", country: "DE", from: on, to },
    "Wed 2 Dec opens the week (Germany), tier A is left alone → Fri 4 Dec",
    "周三 12/02 是每周首个工作日（德国），不扰 A 级 → 周五 12/04",
  ],
  [
    { code: "shift", because: "owner-day-off", from: on, to },
    "Wed 2 Dec is the owner's day off → Fri 4 Dec",
    "周三 12/02 负责人休息 → 周五 12/04",
  ],
  [
    { code: "shift", because: "holiday", country: "AE", name: "National Day", from: on, to },
    "Wed 2 Dec is National Day (UAE) → Fri 4 Dec",
    "周三 12/02 是国庆节（阿联酋） → 周五 12/04",
  ],
  [
    { code: "half-day", on, country: "AE" },
    "Wed 2 Dec is a half day (UAE)",
    "周三 12/02 只上半天班（阿联酋）",
  ],
];

describe("the reasons of a due", () => {
  it.each(cases)("are sentences in both languages: %o", (reason, en, zh) => {
    expect(reasonText(reason, english)).toBe(en);
    expect(reasonText(reason, chinese)).toBe(zh);
  });
});

describe("why a customer is on the list just now", () => {
  const zone = "Europe/Istanbul" as Zone;
  const now = at("2026-12-02");
  const said = (customer: ReturnType<typeof dueCustomerOf>) => [
    whyNow(customer, now, english),
    whyNow(customer, now, chinese),
  ];

  it("says what the last touch was where the next one follows soon", () => {
    const lastTouchAt = at("2026-11-27");
    const customer = dueCustomerOf(
      { tier: "A", lastTouchAt, touchesInTier: 1 },
      { lastOutcome: "quoted" },
    );
    expect(said(customer)).toEqual(["1 day overdue · 5d after the quote", "逾期1天 · 报价后第5天"]);
  });

  it("warns of the line that is crossed tomorrow, and tells how it ended last time", () => {
    const lastTouchAt = at("2026-10-03");
    const customer = dueCustomerOf(
      { lastTouchAt, touchesInTier: 1 },
      { lastTwoWayAt: lastTouchAt, lastOutcome: "declined" },
    );
    expect(said(customer)).toEqual([
      "⚠ crosses 60 days tomorrow · 60 days are up · last: declined",
      "⚠ 明天跨60天 · 满60天 · 上次已拒绝",
    ]);
  });

  it("names the step of the plan and who was never touched", () => {
    const customer = dueCustomerOf({
      tier: "B",
      tierSince: at("2026-11-20"),
      sampleReceivedAt: at("2026-11-29"),
      zone,
    });
    expect(said(customer)).toEqual([
      "sample received, step 1 of 4 · never touched",
      "收样后第1步，共4步 · 还没联系过",
    ]);
  });

  it("says once how late an order or a review is", () => {
    const orders = { lastOrderOn: "2026-09-18" as CivilDate, orderCount: 3, orderGapDays: 60 };
    const [order] = said(dueCustomerOf({ ...orders, stage: "repeat", tier: "D" }));
    expect(order).toMatch(/reorder due Tue 17 Nov, 15 days late/);
    expect(order).not.toMatch(/overdue/);
    const review = (on: string) =>
      said(
        dueCustomerOf(
          { lastTouchAt: at("2026-12-01") },
          { reasons: [{ code: "review", on: on as CivilDate }], dueOn: "2026-12-01" as CivilDate },
        ),
      );
    expect(review("2026-12-13")[0]).toMatch(/half-year review by Sun 13 Dec/);
    expect(review("2026-11-30")).toEqual([
      expect.stringMatching(/^half-year review, was due Mon 30 Nov$/),
      expect.stringMatching(/^半年回顾，周一 11\/30 就到期了$/),
    ]);
  });

  it("finds words for every reason and outcome", () => {
    for (const [reason] of cases) {
      for (const lastOutcome of outcomes) {
        const reasons = [reason];
        said(dueCustomerOf({ lastTouchAt: at("2026-11-01") }, { lastOutcome, reasons }));
      }
    }
  });
});

describe("words", () => {
  it.each(locales)("exist in %s for everything the domain names", (locale) => {
    const { t } = translator.speaker(locale);
    const said = [
      ...outcomes.map((one) => t(`outcome.${one}`)),
      ...stages.map((one) => t(`stage.${one}`)),
      ...touchKinds.map((one) => t(`kind.${one}`)),
      ...contactLevels.map((one) => t(`level.${one}`)),
      ...roles.map((one) => t(`role.${one}`)),
      ...tiers.map((one) => t(`tier.${one}`)),
    ];
    for (const one of said) expect(one).toMatch(/\S/);
  });
});
