import { describe, expect, it } from "vitest";
import { dateOfSerial } from "../../src/app/import/read/xlsx/spreadsheet-date.ts";
import { dateOrderOf, readMoment } from "../../src/app/import/values/read-date.ts";

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
  });

  it("of two readings follow the column, and are refused without", () => {
    expect(readMoment("03/04/2026", null, false)).toBe("date-ambiguous");
    expect(readMoment("26/03/04", "dmy", false)).toBe("date-ambiguous");
    expect(readMoment("03/04/2026", "dmy", false)).toEqual({ date: "2026-04-03", time: null });
    expect(readMoment("03/04/2026", "mdy", false)).toEqual({ date: "2026-03-04", time: null });
    expect(readMoment("13/04/2026", "mdy", false)).toEqual({ date: "2026-04-13", time: null });
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

  it.each(["2026-02-30", "2026-13-01", "31/02/2026", "last week", "12", "2026-11-21 25:00"])(
    "%s is none",
    (written) => {
      expect(readMoment(written, null, false)).toBe("date-wrong");
    },
  );

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
