import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { isDayFirstIn } from "../../src/core/touch/find-written-days.ts";
import { readDatedNotes } from "../../src/core/touch/read-dated-notes.ts";

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
