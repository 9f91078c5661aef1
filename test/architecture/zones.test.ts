import { expect, it } from "vitest";
import { sources, withoutComments } from "./sources.ts";

const wrongIn = (pattern: RegExp, mayHave: readonly string[] = []): readonly string[] =>
  sources
    .filter(({ file, text }) => pattern.test(withoutComments(text)) && !mayHave.includes(file))
    .map(({ file }) => file);

it("the database reckons in no zone: its own rules are of another release", () => {
  const inZone = /AT\s+TIME\s+ZONE|pg_timezone|\btimezone\s*\(|make_timestamptz|SET\s+TIME\s*ZONE/i;
  expect(wrongIn(inZone)).toEqual([]);
  // A day of an instant, which the session's zone would decide.
  expect(wrongIn(/(_at|\.at|timestamptz)\)?::date\b|current_date/i)).toEqual([]);
});

it("the runtime's zone data names things and decides nothing", () => {
  const zone = /\btimeZone:(?!\s*"UTC")|resolvedOptions\(\)|getTimezoneOffset|longOffset/;
  // The machine's own zone; one name of a zone for another.
  expect(wrongIn(zone)).toEqual(["app/members/use-link-code.ts", "i18n/speaker.ts"]);
  expect(wrongIn(/supportedValuesOf\("timeZone"\)/)).toEqual([]);
  // Methods of `Date` that reckon in the machine's zone.
  const inHostZone = /\.(get|set)(FullYear|Date|Hours|Minutes)\(|\.toLocale(Date|Time)?String\(/;
  expect(wrongIn(inHostZone)).toEqual([]);
});

it("the rules of zones are read in one place", () => {
  expect(wrongIn(/from "(moment|moment-timezone)[/"]|dayjs\/plugin\/timezone/)).toEqual([
    "core/time/zone-rules.ts",
  ]);
});
