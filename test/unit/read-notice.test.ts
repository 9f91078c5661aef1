import { describe, expect, it } from "vitest";
import { calendarWith } from "../../src/core/calendar/calendar-with.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { isNotice, readNotice } from "../../src/core/calendar/read-notice.ts";
import type { CivilDate, EpochDay } from "../../src/core/time/civil.ts";
import { civilDateOf, epochDayOf, weekdayOfDay } from "../../src/core/time/epoch-day.ts";

/** The days as the General Office of the State Council published them (gov.cn). */
const published = {
  2024: `国务院办公厅关于2024年部分节假日安排的通知
    一、元旦：1月1日放假，与周末连休。
    二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
    三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
    四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
    五、端午节：6月10日放假，与周末连休。
    六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
    七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
    节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
    2023年10月25日`,
  2025: `国务院办公厅关于2025年部分节假日安排的通知
    一、元旦：1月1日（周三）放假1天，不调休。
    二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
    三、清明节：4月4日（周五）至6日（周日）放假，共3天。
    四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
    五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
    六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `国务院办公厅关于2026年部分节假日安排的通知
    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
    三、清明节：4月4日（周六）至6日（周一）放假，共3天。
    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
    五、端午节：6月19日（周五）至21日（周日）放假，共3天。
    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
} as const;

const works = (calendar: typeof publicHolidays, day: EpochDay): boolean => {
  const kind = calendar.on("CN", day)?.kind;
  return kind === "open" || (kind !== "closed" && weekdayOfDay(day) < 6);
};

describe("the State Council's notice", () => {
  it.each([2024, 2025, 2026] as const)("of %i says what the calendar has", (year) => {
    const { rules, problems } = readNotice(published[year], null);
    expect(problems).toEqual([]);
    const calendar = calendarWith(rules);
    const differing: string[] = [];
    const end = epochDayOf(`${year + 1}-01-01` as CivilDate);
    for (let day = epochDayOf(`${year}-01-01` as CivilDate); day < end; day++) {
      if (works(calendar, day as EpochDay) !== works(publicHolidays, day as EpochDay)) {
        differing.push(civilDateOf(day as EpochDay));
      }
    }
    expect(differing).toEqual([]);
  });

  it("names the days off, all of them, and the make-up days", () => {
    const { rules } = readNotice(published[2026], null);
    expect(rules.filter(({ kind }) => kind === "closed")).toHaveLength(7);
    expect(rules[0]).toEqual({
      isOurs: false,
      country: "CN",
      kind: "closed",
      from: "2026-01-01",
      to: "2026-01-03",
      name: "New Year's Day",
      source: "State Council notice for 2026",
    });
    expect(rules.flatMap(({ kind, from }) => (kind === "open" ? [from] : []))).toEqual([
      "2026-01-04",
      "2026-02-14",
      "2026-02-28",
      "2026-05-09",
      "2026-09-20",
      "2026-10-10",
    ]);
    expect(readNotice(published[2025], null).rules.at(-3)).toMatchObject({
      name: "National Day; Mid-Autumn Festival",
      from: "2025-10-01",
      to: "2025-10-08",
    });
  });

  it("may be pasted in one line, in full width, and begin in the year before", () => {
    const line =
      "一、元旦：２０２２年１２月３１日至２０２３年１月２日放假调休，共３天。二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。";
    expect(isNotice(line)).toBe(true);
    const { rules, problems } = readNotice(line, 2023);
    expect(problems).toEqual([]);
    expect(rules.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "2022-12-31 2023-01-02",
      "2023-01-21 2023-01-27",
      "2023-01-28 2023-01-28",
      "2023-01-29 2023-01-29",
    ]);
  });

  it.each([
    ["no year", "一、元旦：1月1日放假。", null, { code: "notice-year" }],
    [
      "a wrong weekday",
      "一、元旦：1月1日（周五）放假1天。",
      2026,
      { code: "notice-weekday", date: "2026-01-01" },
    ],
    [
      "a wrong count",
      "一、元旦：1月1日至3日放假调休，共4天。",
      2026,
      { code: "notice-count", item: "元旦", written: 4 },
    ],
    [
      "no such day",
      "一、春节：2月30日放假1天。",
      2026,
      { code: "notice-date", date: "2026-02-30" },
    ],
    ["nothing to read", "一、元旦：另行通知。", 2026, { code: "notice-item", item: "元旦" }],
    ["no items", "关于2026年部分节假日放假", null, { code: "notice-empty" }],
  ] as const)("is not trusted with %s", (_, text, year, problem) => {
    expect(readNotice(text, year).problems).toEqual([problem]);
  });
});
