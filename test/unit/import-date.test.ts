import { describe, expect, it } from "vitest";
import { dateOfSerial } from "../../src/app/import/read/xlsx/spreadsheet-date.ts";
import { dateOrderOf, isNoDate, readMoment } from "../../src/app/import/values/read-date.ts";

describe("dates", () => {
  it.each<[string | number, string, string | null]>([
    ["2026-11-21", "2026-11-21", null],
    ["2026-11-21 08:26:59", "2026-11-21", "08:26"],
    ["2026-11-21T08:26", "2026-11-21", "08:26"],
    ["2026/3/4", "2026-03-04", null],
    ["20260304", "2026-03-04", null],
    ["2026年3月4日", "2026-03-04", null],
    ["２０２６－０３－０４", "2026-03-04", null],
    ["13/04/2026", "2026-04-13", null],
    ["04/13/2026 5:30 PM", "2026-04-13", "17:30"],
    ["3.4.2026", "2026-04-03", null],
    ["5/5/2026", "2026-05-05", null],
    ["Sep 12, 2026", "2026-09-12", null],
    ["12-Sep-2026", "2026-09-12", null],
    ["05-Nov-2026", "2026-11-05", null],
    ["05 Nov 2026", "2026-11-05", null],
    ["Nov 05, 2026", "2026-11-05", null],
    ["05 November 2026", "2026-11-05", null],
    ["Nov-05-2026", "2026-11-05", null],
    ["05-NOV-26", "2026-11-05", null],
    ["05-Nov-2026 10:22:33", "2026-11-05", "10:22"],
    ["5 novembre 2026", "2026-11-05", null],
    ["1er décembre 2026", "2026-12-01", null],
    ["5 Kasım 2026", "2026-11-05", null],
    ["5 ноября 2026 г.", "2026-11-05", null],
    ["5 listopada 2026", "2026-11-05", null],
    ["5. listopada 2026.", "2026-10-05", null],
    ["5. listopadu 2026", "2026-11-05", null],
    ["5 de noviembre de 2026", "2026-11-05", null],
    ["5 de nov. de 2026", "2026-11-05", null],
    ["5. Dezember 2026, 14:30 Uhr", "2026-12-05", "14:30"],
    ["2026. november 5.", "2026-11-05", null],
    ["5 tháng 11 năm 2026", "2026-11-05", null],
    ["5 พฤศจิกายน 2569", "2026-11-05", null],
    ["٥ نوفمبر ٢٠٢٦", "2026-11-05", null],
    ["5 בנובמבר 2026", "2026-11-05", null],
    ["2026년 11월 5일 오후 2:30", "2026-11-05", "14:30"],
    ["2026/11/5 下午2:30", "2026-11-05", "14:30"],
    ["2026年11月5日 10点30分", "2026-11-05", "10:30"],
    ["2026年11月5日（木）14時30分", "2026-11-05", "14:30"],
    ["令和8年11月5日", "2026-11-05", null],
    ["5-XI-2026", "2026-11-05", null],
    ["Sept 5 2026", "2026-09-05", null],
    ["5th November 2026", "2026-11-05", null],
    ["Thursday, 5 November 2026", "2026-11-05", null],
    ["mar. 3 nov. 2026", "2026-11-03", null],
    ["Do 05.11.2026", "2026-11-05", null],
    ["Thu, 15/10/2026", "2026-10-15", null],
    ["Nov 5, 2026 at 12:05 am", "2026-11-05", "00:05"],
    ["20261105", "2026-11-05", null],
    [20261105, "2026-11-05", null],
    ["20261105102233", "2026-11-05", "10:22"],
    [46347, "2026-11-21", null],
    [46347.5, "2026-11-21", "12:00"],
    ["46347", "2026-11-21", null],
  ])("%s is %s", (written, date, time) => {
    expect(readMoment(written, null, false)).toEqual({ date, time });
  });

  it("with an offset are instants", () => {
    const at = Date.parse("2026-11-21T08:00:00Z");
    expect(readMoment("2026-11-21T11:00:00+03:00", null, false)).toEqual({ at });
    expect(readMoment("2026-11-21 08:00:00Z", null, false)).toEqual({ at });
    expect(readMoment("2026-11-21 16:00:00+08", null, false)).toEqual({ at });
    expect(readMoment("2026-11-21 12:00:00 +0400", null, false)).toEqual({ at });
    expect(readMoment("Sat, 21 Nov 2026 16:00:00 +0800", null, false)).toEqual({ at });
    const script = "Sat Nov 21 2026 16:00:00 GMT+0800 (China Standard Time)";
    expect(readMoment(script, null, false)).toEqual({ at });
    expect(readMoment(String(at / 1000), null, false)).toEqual({ at });
    expect(readMoment(at, null, false)).toEqual({ at });
  });

  it("of two readings follow the column, and are refused without", () => {
    expect(readMoment("03/04/2026", null, false)).toBe("date-ambiguous");
    expect(readMoment("26/03/04", "dmy", false)).toBe("date-ambiguous");
    expect(readMoment("11/5/26", null, false)).toBe("date-ambiguous");
    expect(readMoment("11/5/26", "dmy", false)).toBe("date-ambiguous");
    expect(readMoment("11/5/26", "mdy", false)).toEqual({ date: "2026-11-05", time: null });
    expect(readMoment("10/25/26", null, false)).toEqual({ date: "2026-10-25", time: null });
    expect(readMoment("03/04/2026", "dmy", false)).toEqual({ date: "2026-04-03", time: null });
    expect(readMoment("03/04/2026", "mdy", false)).toEqual({ date: "2026-03-04", time: null });
    expect(readMoment("13/04/2026", "mdy", false)).toEqual({ date: "2026-04-13", time: null });
    expect(readMoment("5/04/2026", "dmy", false)).toEqual({ date: "2026-04-05", time: null });
    expect(readMoment("05/4/2026 9:05", "mdy", false)).toEqual({
      date: "2026-05-04",
      time: "09:05",
    });
    const written = [
      "03/04/2026",
      "13/04/2026",
      "04/13/2026",
      "3.4.2026",
      "5/5/2026",
      "2026-01-02",
    ];
    expect(written.map(dateOrderOf)).toEqual(["either", "dmy", "mdy", "dmy", null, null]);
  });

  it("of nobody's are none at all", () => {
    const none = ["0/0/00", "00.00.0000", "0000-00-00 00:00:00", "1/0/1900", "1/1/4501", 0];
    none.push("1900-01-01", "0001-01-01T00:00:00", "01.01.0001", "31/12/1899");
    expect(none.every(isNoDate)).toBe(true);
    expect(["1/1/00", "10/10/2000", 1].some(isNoDate)).toBe(false);
  });

  it.each([
    "5 Brumaire 2026",
    "Nov 2026",
    "5 Nov",
    "31 Nov 2026",
    "2026-02-30",
    "2026-13-01",
    "31/02/2026",
    "last week",
    "12",
    "2026-11-21 25:00",
    "Mon 5 Nov 2026",
    "montags, 05.11.2026",
  ])("%s is none", (written) => {
    expect(readMoment(written, null, false)).toBe("date-wrong");
  });

  it("of spreadsheets count from 1900, which had no 29 February, or from 1904", () => {
    expect(dateOfSerial(1, false)).toEqual({ date: "1900-01-01", time: null });
    expect(dateOfSerial(59, false)?.date).toBe("1900-02-28");
    expect(dateOfSerial(60, false)).toBeNull();
    expect(dateOfSerial(61, false)?.date).toBe("1900-03-01");
    expect(dateOfSerial(25569, false)?.date).toBe("1970-01-01");
    expect(dateOfSerial(0, true)?.date).toBe("1904-01-01");
    expect(dateOfSerial(24107, true)?.date).toBe("1970-01-01");
    expect(dateOfSerial(46347.999995, false)).toEqual({ date: "2026-11-22", time: null });
    expect([-1, 3_000_000, Number.NaN].map((serial) => dateOfSerial(serial, false))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
