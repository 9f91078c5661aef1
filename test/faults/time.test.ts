import { describe, expect, it } from "vitest";
import { chanceOf, seed } from "./battery/chance.ts";
import { isFull } from "./battery/size.ts";
import { liveThrough } from "./battery/time/zone-years.ts";

/** Zones whose clocks do what others do not. */
const peculiar = [
  ...["Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "America/Asuncion"],
  ...["America/Havana", "America/Nuuk", "America/Scoresbysund", "America/Sao_Paulo"],
  ...["America/St_Johns", "Antarctica/Casey", "Antarctica/Troll", "Asia/Almaty", "Asia/Beirut"],
  ...["Asia/Gaza", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tehran", "Australia/Eucla"],
  ...["Australia/Lord_Howe", "Europe/London", "Pacific/Apia", "Pacific/Chatham"],
  ...["Pacific/Kiritimati", "Pacific/Marquesas", "Pacific/Pago_Pago", "America/Los_Angeles"],
];

describe("the morning digest through the years", () => {
  it(
    "is planned once for each working day, at the first instant of its wall time",
    () => {
      const zones = isFull ? Intl.supportedValuesOf("timeZone") : peculiar;
      const years = isFull ? ["2024", "2027"] : ["2024", "2025"];
      const [from = 0, to = 0] = years.map((year) => Date.parse(`${year}-01-01T00:00:00Z`));
      let digests = 0;
      for (const [n, zone] of zones.entries()) {
        const verdict = liveThrough(zone, from, to, chanceOf(seed + n));
        digests += verdict.digests;
        expect(verdict.wrong, zone).toEqual([]);
      }
      console.log(`time, seed ${seed}: ${zones.length} zones, ${digests} digests`);
      expect(digests).toBeGreaterThan(zones.length * 3 * 150);
    },
    isFull ? 3_600_000 : 120_000,
  );

  it("leaves out a date that a zone skipped", () => {
    const [from, to] = [Date.parse("2011-12-20T00:00Z"), Date.parse("2012-01-10T00:00Z")];
    expect(liveThrough("Pacific/Apia", from, to, chanceOf(seed)).wrong).toEqual([]);
  });
});
