import { describe, expect, it } from "vitest";
import { numberedColumn } from "../../src/core/import/numbered-column.ts";
import { periodColumn } from "../../src/core/import/period-column.ts";
import { yearsOfMonths } from "../../src/core/import/years-of-months.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { isDayFirstIn } from "../../src/core/touch/find-written-days.ts";
import { readDatedNotes } from "../../src/core/touch/read-dated-notes.ts";
import { readPeriodNotes } from "../../src/core/touch/read-period-notes.ts";
import { shortYearOrderIn, withFullYear } from "../../src/core/touch/short-year-days.ts";
import { isFigureAlone } from "../../src/core/touch/written-figure.ts";

const today = "2026-11-30" as CivilDate;
const read = (cell: string, last: string | null = null, isDayFirst = false) =>
  readDatedNotes(cell, { today, last: last as CivilDate | null, isDayFirst });
const days = (cell: string, last: string | null = null, isDayFirst = false) =>
  read(cell, last, isDayFirst).notes.map(({ date }) => date);

describe("notes in one cell", () => {
  it.each<[string, string | null, readonly string[]]>([
    ["2026-03-05 报价\n2026-03-12 寄样", null, ["2026-03-05", "2026-03-12"]],
    ["20260305：电话沟通；20260312：寄样", null, ["2026-03-05", "2026-03-12"]],
    ["2026年3月5日 报价；3月12日 寄样", null, ["2026-03-05", "2026-03-12"]],
    ["26.3.5 报价\n26.3.12 寄样", null, ["2026-03-05", "2026-03-12"]],
    ["【3/5】报价\n【3/12】寄样", "2026-03-12", ["2026-03-05", "2026-03-12"]],
    ["1、3.5报价\n2、3.12寄样", "2026-03-12", ["2026-03-05", "2026-03-12"]],
    ["11/3 报价 11/10 寄样 11/20 跟进", "2026-11-20", ["2026-11-03", "2026-11-10", "2026-11-20"]],
    ["2025.11.3 报价\n12.5 寄样\n1.8 客户回复", null, ["2025-11-03", "2025-12-05", "2026-01-08"]],
    [
      "1.8 客户回复\n12.5 寄样\n11.3 报价",
      "2026-01-08",
      ["2026-01-08", "2025-12-05", "2025-11-03"],
    ],
    ["12/20 报价", "2025-12-20", ["2025-12-20"]],
    ["12/20 报价", null, ["2025-12-20"]],
    ["12/20 报价", "2026-11-20", []],
    ["10/31合同到期", "2026-10-20", []],
    ["11/25 寄样", "2026-11-20", ["2026-11-25"]],
    ["3/5 客户说再联系", "2026-03-05", ["2026-03-05"]],
    ["5 Mar 2026: quoted\n12 Mar 2026: sample", null, ["2026-03-05", "2026-03-12"]],
    ["Mar 5 quoted\nMar 12 sample", "2026-03-12", ["2026-03-05", "2026-03-12"]],
    ["3月5号报价，客户说3月20日答复", "2026-03-05", ["2026-03-05"]],
    ["3.5吨报价\n3.6 寄样", "2026-03-06", ["2026-03-06"]],
    ["价格 1.20/kg，等回复", null, []],
    ["2026-03-05 报价，2027-01-10 再联系", null, ["2026-03-05"]],
    ["2.29 报价", null, ["2024-02-29"]],
  ])("%j", (cell, last, expected) => {
    expect(days(cell, last)).toEqual(expected);
  });

  it("keeps what was written, under its day, and what stands before the first", () => {
    const { notes, undated } = read(
      "老客户介绍\n3/5：报价 USD 3.5/kg\n第二行\n- 3/12 寄样",
      "2026-03-12",
    );
    expect(undated).toBe("老客户介绍");
    expect(notes.map(({ text }) => text)).toEqual(["报价 USD 3.5/kg\n第二行", "寄样"]);
  });

  it("says where nothing settles the year", () => {
    const doubts = (cell: string, last: string | null = null) =>
      read(cell, last).notes.map(({ isInDoubt }) => isInDoubt);
    expect(doubts("3/5 报价\n3/12 寄样")).toEqual([true, true]);
    expect(doubts("3/5 报价\n3/12 寄样", "2026-03-15")).toEqual([false, false]);
    expect(doubts("2026/3/5 报价\n3/12 寄样")).toEqual([false, false]);
  });

  it("reads days first where the file proves it", () => {
    expect(isDayFirstIn(["25/3 quoted", "3/4 sample"])).toBe(true);
    expect(isDayFirstIn(["3/25 quoted", "3/4 sample"])).toBe(false);
    expect(days("5/3 quoted\n25/3 sample", "2026-03-25", true)).toEqual([
      "2026-03-05",
      "2026-03-25",
    ]);
  });
});

describe("notes of ordinary lists", () => {
  it.each<[string, string | null, readonly string[]]>([
    [
      "3.5发报价，3.18回复价高，4.2降价2%",
      "2026-04-02",
      ["2026-03-05", "2026-03-18", "2026-04-02"],
    ],
    ["3/5发开发信→3/12回复", "2026-03-12", ["2026-03-05", "2026-03-12"]],
    ["260305 发邮件\n260311 回复", null, ["2026-03-05", "2026-03-11"]],
    ["发开发信（2026-3-5）；客户要样品（2026-3-20）", null, ["2026-03-05", "2026-03-20"]],
    ["1、2026年3月5日 收到询盘 2、2026年3月6日 报价", null, ["2026-03-05", "2026-03-06"]],
    ["２０２６年３月５日：首次电话", null, ["2026-03-05"]],
    ["14/10 quoted EUR 2.05 CIF", "2026-10-14", ["2026-10-14"]],
    ["3月5日报价，3月20日前答复", "2026-03-05", ["2026-03-05"]],
    ["要样品（2026-3-20）；很急", null, []],
    ["10月8日客户说 ETD 10月30日，让我们配合。11月10日回复", null, ["2026-10-08", "2026-11-10"]],
    ["13/10 - emailed offer. 24/10 shipment 28/11, sent docs", null, ["2026-10-13", "2026-10-24"]],
    ["2026-03-05 报价，有效期到2026-04-05，客户在看", null, ["2026-03-05"]],
    ["2026-03-05 quoted, valid until 2026-04-05 as he asked", null, ["2026-03-05"]],
    ["2026-03-05 sent PI, 2026-04-05 due for deposit", null, ["2026-03-05"]],
    ["2026-03-05 报价，2026-04-01 涨价，要他快点", null, ["2026-03-05"]],
    ["9月1日 发PI，交期10月5日，11月8日视频", null, ["2026-09-01", "2026-11-08"]],
    ["2026/9/1 电话\n12/5前付款", null, ["2026-09-01"]],
    ["10/3 报价\n11/10 电话\n12/5 寄新样品", null, ["2026-10-03", "2026-11-10"]],
    [
      "10/3 报价\n11/10 电话\n12/5 寄新样品",
      "2025-12-05",
      ["2025-10-03", "2025-11-10", "2025-12-05"],
    ],
    ["251130 pcs in total", null, []],
    ["20251130 件已发", null, []],
  ])("%j", (cell, last, expected) => {
    expect(days(cell, last)).toEqual(expected);
  });

  it("takes the year of the list for a day that has none", () => {
    const { notes } = readDatedNotes("9月3日 询价", {
      today,
      last: null,
      isDayFirst: false,
      listYear: 2025,
    });
    expect(notes).toMatchObject([{ date: "2025-09-03", isInDoubt: false }]);
  });

  it("reads days first where a day would else lie ahead", () => {
    expect(isDayFirstIn(["12/04/2026 sample ok"])).toBe(false);
    expect(isDayFirstIn(["12/04/2026 sample ok"], today)).toBe(true);
    expect(isDayFirstIn(["04/12/2026 sample ok"], today)).toBe(false);
  });
});

describe("names of columns", () => {
  it.each([
    ["跟进2", { number: "2", holds: "either" }],
    ["首次联系内容", { number: "1", holds: "text" }],
    ["Date 3", { number: "3", holds: "day" }],
    ["第三次跟进 日期", { number: "3", holds: "day" }],
    ["1st email", { number: "1", holds: "either" }],
    ["Contact 1", null],
    ["备注1", null],
  ])("numbered: %s", (name, expected) => {
    expect(numberedColumn(name)).toEqual(expected);
  });

  it.each([
    ["3月", { year: null, month: 3, day: null }],
    ["十一月", { year: null, month: 11, day: null }],
    ["26年1月", { year: 2026, month: 1, day: null }],
    ["Mar '26", { year: 2026, month: 3, day: null }],
    ["5-Oct", { year: null, month: 10, day: 5 }],
    ["2026-10-05", { year: 2026, month: 10, day: 5 }],
    ["Market", null],
    ["13月", null],
  ])("of a period: %s", (name, expected) => {
    expect(periodColumn(name)).toEqual(expected);
  });
});

describe("a cell under a month", () => {
  const read = (cell: string, month = 3, day: number | null = null) =>
    readPeriodNotes(cell, { year: null, month, day }, { today, listYear: null, yearOfAll: 2026 });
  it.each<[string, readonly string[]]>([
    ["5号发报价", ["2026-03-05"]],
    ["14号订了车，3/28发车", ["2026-03-14"]],
    ["5号发报价，12号催了", ["2026-03-05", "2026-03-12"]],
    ["5号发报价；3/12 催了", ["2026-03-05", "2026-03-12"]],
    ["13/3 booked, leaves 20/03/2026", ["2026-03-13"]],
    ["3/5 sent offer; 3/20 called", ["2026-03-05", "2026-03-20"]],
    ["intro mail", ["2026-03-01"]],
    ["12/20 ETD", []],
    ["计划拜访", []],
    ["expected order", []],
    ["没跟进", []],
    ["no contact", []],
    ["no answer", ["2026-03-01"]],
    ["未接", ["2026-03-01"]],
  ])("%s", (cell, expected) => {
    expect(read(cell).notes.map(({ date }) => date)).toEqual(expected);
  });

  it("has no note of a day to come, and makes none of the month out of it", () => {
    const late = "2026-11-30";
    expect(read("31号拜访", 12).notes).toEqual([]);
    expect(read("计划", 11, 30).notes).toEqual([]);
    expect(read("called", 11, 30).notes).toMatchObject([{ date: late }]);
  });

  it.each([
    ["500 pcs", true],
    ["USD 3,000", true],
    ["€1.200", true],
    ["3吨", true],
    ["2x40HQ", true],
    ["3,000 USD / 500 kg", true],
    ["500 pcs; 200 pcs", true],
    ["X", true],
    ["5号", false],
    ["3.15电话", false],
    ["call", false],
    ["500 pcs sent", false],
    ["报价", false],
  ])("is nothing but a figure: %s", (text, expected) => {
    expect(isFigureAlone(text)).toBe(expected);
  });
});

describe("the years of months", () => {
  const of = (columns: readonly (readonly [number, number])[]) =>
    yearsOfMonths(
      columns.map(([month, filled]) => ({ month, filled })),
      today,
    );
  it.each([
    [
      "a plan ahead",
      [
        [10, 9],
        [11, 8],
        [12, 3],
      ],
      [2026, 2026, 2026],
    ],
    [
      "plans all over the month ahead",
      [
        [10, 9],
        [11, 8],
        [12, 9],
      ],
      [2026, 2026, 2026],
    ],
    [
      "a list over New Year",
      [
        [11, 4],
        [12, 5],
        [1, 5],
        [2, 6],
      ],
      [2025, 2025, 2026, 2026],
    ],
    ["ahead alone", [[12, 5]], [2025]],
  ] as const)("%s", (_, columns, expected) => {
    expect(of(columns)).toEqual(expected);
  });
});

describe("days with a year of two digits", () => {
  it.each<[readonly string[], string | null]>([
    [["25/09/26", "04/09/26"], "dmy"],
    [["26.3.5", "26.11.20"], "ymd"],
    [["11/25/26 called"], "mdy"],
    [["04/09/26"], null],
    [["26/10/26"], null],
    [["2026-03-05", "called"], null],
  ])("%j", (texts, expected) => {
    expect(shortYearOrderIn(texts, today)).toBe(expected);
  });

  it("are written out in their order", () => {
    expect(withFullYear("04/09/26 called", "dmy")).toBe("2026-09-04 called");
    expect(withFullYear("4.9.26", null)).toBe("4.9.26");
  });
});
