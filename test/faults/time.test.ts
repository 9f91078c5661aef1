import { describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { startTestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { isFull, sized } from "./battery/size.ts";
import { liveThroughMonths } from "./battery/time/months.ts";
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

/** Keeps no public holidays at present: customers there are due every working day. */
const ukraine = { country: "UA", zone: "Europe/Kyiv" };

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

describe("months with outages and people on the move", () => {
  it(
    "bring each push once, while it is of use, and no two digests within twelve hours",
    async () => {
      const app = await startTestApp({ http: false });
      try {
        const { store } = app.genjin.app;
        const house = await foundTradingHouse(store);
        const handles = ["lily", "tom", "wei", "ann"] as const;
        await store.run(sql`UPDATE member SET zone = 'Asia/Shanghai', country = 'UA'`);
        await house.addCustomers(
          handles.flatMap((owner) => [
            { name: `First of ${owner}`, owner, ...ukraine },
            { name: `Second of ${owner}`, owner, ...ukraine },
          ]),
        );
        const from = Date.parse("2027-03-01T00:00:00Z");
        const to = from + sized(360, 30) * 86_400_000;
        const verdict = await liveThroughMonths(app, handles, from, to, chanceOf(seed));
        console.log(`months, seed ${seed}: ${verdict.pushes} pushes`);
        expect(verdict.wrong).toEqual([]);
        expect(verdict.pushes).toBeGreaterThan(sized(200, 12));
      } finally {
        await app.stop();
      }
    },
    isFull ? 3_600_000 : 300_000,
  );
});
