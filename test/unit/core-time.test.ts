import { describe, expect, it } from "vitest";
import type { CivilDate, Instant, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import { parseCivilDate } from "../../src/core/time/civil-date.ts";
import { displayDate } from "../../src/core/time/display-date.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { formatInstant, parseInstant } from "../../src/core/time/instant.ts";
import { firstInstantFrom, instantOf } from "../../src/core/time/instant-of.ts";
import { type DateOrder, parseWrittenDate } from "../../src/core/time/parse-written-date.ts";
import { minutesOf, parseWallTime } from "../../src/core/time/wall-time.ts";
import { parseZone } from "../../src/core/time/zone.ts";
import { zoneOffset } from "../../src/core/time/zone-offset.ts";

const date = (text: string) => text as CivilDate;
const wall = (text: string) => text as WallTime;
const zone = (text: string) => text as Zone;
const utc = (text: string) => Date.parse(text) as Instant;

describe("parseCivilDate", () => {
  it.each(["2024-02-29", "2000-02-29", "1999-12-31", "0000-01-01", "9999-12-31"])(
    "reads %s",
    (text) => {
      expect(parseCivilDate(text)).toBe(text);
    },
  );
  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-01",
    "2026-04-31",
    "2026-1-1",
    "20261121",
    "",
    "2026-11-21 ",
  ])("refuses %j", (text) => {
    expect(parseCivilDate(text)).toBeNull();
  });
});

describe("parseWallTime", () => {
  it.each([
    ["09:00", "09:00"],
    ["9:05", "09:05"],
    ["23:59", "23:59"],
    ["00:00", "00:00"],
  ])("reads %s", (text, time) => {
    expect(parseWallTime(text)).toBe(time);
  });
  it.each(["24:00", "12:60", "12", "12:5", "-1:00", "noon", ""])("refuses %j", (text) => {
    expect(parseWallTime(text)).toBeNull();
  });
});

describe("parseZone", () => {
  it.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["asia/shanghai", "Asia/Shanghai"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["UTC", "UTC"],
  ])("reads %s", (text, name) => {
    expect(parseZone(text)).toBe(name);
  });
  it.each(["+08:00", "Mars/Olympus", "", "Asia/Shanghai; DROP"])("refuses %j", (text) => {
    expect(parseZone(text)).toBeNull();
  });
});

describe("parseInstant", () => {
  it("needs an offset", () => {
    expect(parseInstant("2026-11-21T09:00:00+08:00")).toBe(utc("2026-11-21T01:00:00Z"));
    expect(parseInstant("2026-11-21 01:00z")).toBe(utc("2026-11-21T01:00:00Z"));
    expect(parseInstant("2026-11-21T09:00:00")).toBeNull();
    expect(parseInstant("2026-02-30T09:00:00Z")).toBeNull();
    expect(parseInstant("tomorrow")).toBeNull();
    expect(formatInstant(utc("2026-11-21T01:00:00Z"))).toBe("2026-11-21T01:00:00.000Z");
  });
});

describe("instantOf", () => {
  it.each([
    ["an ordinary afternoon", "2026-12-02", "13:00", "Europe/Istanbul", "2026-12-02T10:00:00Z"],
    [
      "skipped: later by the gap",
      "2026-03-08",
      "02:30",
      "America/New_York",
      "2026-03-08T07:30:00Z",
    ],
    ["shown twice: the earlier", "2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"],
    ["the day after a change", "2024-03-10", "13:00", "America/New_York", "2024-03-10T17:00:00Z"],
    ["half an hour's change", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"],
    ["a skipped midnight", "2024-04-26", "00:00", "Africa/Cairo", "2024-04-25T22:00:00Z"],
    ["a date that never was", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T22:00:00Z"],
    ["shown twice in Berlin", "2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"],
  ])("%s", (_, day, time, place, expected) => {
    expect(formatInstant(instantOf(date(day), wall(time), zone(place)))).toBe(
      formatInstant(utc(expected)),
    );
  });
});

describe("firstInstantFrom", () => {
  it.each([
    ["09:00 of an ordinary day", "2026-11-21", "09:00", "Asia/Shanghai", "2026-11-21T01:00:00Z"],
    [
      "a skipped time: the moment of the change",
      "2026-03-08",
      "02:30",
      "America/New_York",
      "2026-03-08T07:00:00Z",
    ],
    [
      "a time shown twice: the first",
      "2026-11-01",
      "01:30",
      "America/New_York",
      "2026-11-01T05:30:00Z",
    ],
    [
      "the start of a day that begins at one",
      "2024-04-26",
      "00:00",
      "Africa/Cairo",
      "2024-04-25T22:00:00Z",
    ],
    [
      "a date that never was: the next begins",
      "2011-12-30",
      "09:00",
      "Pacific/Apia",
      "2011-12-30T10:00:00Z",
    ],
  ])("%s", (_, day, time, place, expected) => {
    const found = firstInstantFrom(epochDayOf(date(day)), minutesOf(wall(time)), zone(place));
    expect(formatInstant(found)).toBe(formatInstant(utc(expected)));
  });
});

describe("zones", () => {
  it("know offsets of half and three quarters of an hour, and of seconds", () => {
    expect(zoneOffset(zone("Asia/Kolkata"), utc("2026-11-21T00:00:00Z"))).toBe(19_800_000);
    expect(zoneOffset(zone("Asia/Kathmandu"), utc("2026-11-21T00:00:00Z"))).toBe(20_700_000);
    expect(zoneOffset(zone("Africa/Monrovia"), utc("1971-06-01T00:00:00Z"))).toBe(-2_670_000);
  });
  it("see two changes a week apart (Recife, October 2000)", () => {
    const at = (text: string) => zoneOffset(zone("America/Recife"), utc(text)) / 3_600_000;
    expect([
      at("2000-10-07T12:00:00Z"),
      at("2000-10-10T12:00:00Z"),
      at("2000-10-16T12:00:00Z"),
    ]).toEqual([-3, -2, -3]);
  });
  it("throw when unknown", () => {
    expect(() => zoneOffset(zone("Mars/Olympus"), utc("2026-11-21T00:00:00Z"))).toThrow(RangeError);
  });
  it("tell date and wall time, minutes begun", () => {
    expect(civilAt(utc("2026-11-20T23:59:59.999Z"), zone("Asia/Shanghai"))).toEqual({
      date: "2026-11-21",
      time: "07:59",
    });
    expect(civilAt(utc("1969-12-31T23:30:00Z"), zone("UTC"))).toEqual({
      date: "1969-12-31",
      time: "23:30",
    });
  });
});

describe("parseWrittenDate", () => {
  it.each<[string, DateOrder, string, string | null]>([
    ["12/1/2010 8:26", "mdy", "2010-12-01", "08:26"],
    ["21.11.2026", "dmy", "2026-11-21", null],
    ["2026-11-21T09:05:30", "dmy", "2026-11-21", "09:05"],
    ["2026/1/5", "mdy", "2026-01-05", null],
    ["20261121", "ymd", "2026-11-21", null],
    ["21-Nov-2026", "dmy", "2026-11-21", null],
    ["21 november 2026", "dmy", "2026-11-21", null],
    ["Nov 21, 2026 3:05 pm", "mdy", "2026-11-21", "15:05"],
    ["1/13/26", "mdy", "2026-01-13", null],
    // Some programs put the half of the day behind 24 hours as well.
    ["1/1/26 13:05 PM", "mdy", "2026-01-01", "13:05"],
    ["2026\u5e7411\u670821\u65e5 9:30", "ymd", "2026-11-21", "09:30"],
    ["\uff12\uff10\uff12\uff16\uff0f\uff11\uff11\uff0f\uff12\uff11", "ymd", "2026-11-21", null],
  ])("reads %j as %s", (text, order, day, time) => {
    expect(parseWrittenDate(text, order)).toEqual({ date: day, time, offset: null });
  });
  it.each<[string, DateOrder]>([
    ["31/02/2026", "dmy"],
    ["13/1/26", "mdy"],
    ["2026-11-21 25:00", "ymd"],
    ["2026-00-10", "ymd"],
    ["1/1/26 13:05 AM", "mdy"],
    ["soon", "dmy"],
    ["", "ymd"],
  ])("refuses %j in order %s", (text, order) => {
    expect(parseWrittenDate(text, order)).toBeNull();
  });
});

describe("displayDate", () => {
  it("speaks the locale", () => {
    expect(displayDate(date("2026-12-02"), "ddd MM/DD", "zh-CN")).toBe("\u5468\u4e09 12/02");
    expect(displayDate(date("2026-12-02"), "ddd D MMM", "en")).toBe("Wed 2 Dec");
  });
});
