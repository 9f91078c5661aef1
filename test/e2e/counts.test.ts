import { beforeEach, describe, expect, it } from "vitest";
import { examine } from "../../src/app/process/examine.ts";
import { currentYear } from "../../src/app/tiering/current-year.ts";
import { dormancyRule } from "../../src/core/dormancy/dormancy-rule.ts";
import { type Silence, silentDays } from "../../src/core/dormancy/silent-days.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { epochDayAt } from "../../src/core/time/civil-at.ts";
import type { Stage, Tier } from "../../src/core/vocabulary.ts";
import { sql } from "../../src/store/database/sql.ts";
import { countDormant } from "../../src/store/dormancy/count-dormant.ts";
import { dormantCustomers } from "../../src/store/dormancy/dormant-customers.ts";
import { type Scope, wholeScope } from "../../src/store/scope.ts";
import { findCustomers } from "../../src/store/search/find-customers.ts";
import { segmentsOf } from "../../src/store/segments/segments.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

/** Sunday evening in Berlin, Monday morning in Shanghai. */
const evening = "2026-11-29T19:50:00Z";

const app = sharedApp({ http: false, demo: true, now: evening });
let talk: Conversation;
beforeEach(() => {
  talk = startConversation(app, evening);
});

const people = ["anna", "lily", "wei"] as const;

/** What a member hears, and the number that a pattern finds in it. */
async function numberIn(handle: string, line: string, pattern: RegExp): Promise<number> {
  const heard = await talk.person(handle).says(line);
  const text = heard.map((one) => one.text).join("\n");
  expect(text).toMatch(pattern);
  return Number(pattern.exec(text)?.[1]);
}

const everyTier = "/find tier:KA,A,B,C,D,E";

describe("screens that count customers", () => {
  it("count the same, and say whom they leave out", async () => {
    const found = await numberIn("admin", everyTier, /找到 (\d+) 家/);
    const lost = await numberIn("admin", "/find stage:lost", /找到 (\d+) 家/);
    expect(lost).toBeGreaterThan(0);
    expect((await examine(app.genjin.app)).customers).toBe(found);
    for (const line of ["分组", "/segments potential", "/segments industry", "市场"]) {
      expect(await numberIn("admin", line, /合计\D+(\d+)/)).toBe(found);
      expect(await numberIn("admin", line, /其中流失客户 (\d+) 家/)).toBe(lost);
    }
    expect(await numberIn("admin", "周报", /客户 (\d+) 家/)).toBe(found - lost);
    expect(await numberIn("admin", "周报", /另有流失客户 (\d+) 家，未计入/)).toBe(lost);
    expect(await numberIn("admin", "周报 上周", /客户 (\d+) 家/)).toBe(found - lost);
    expect(await numberIn("anna", "/week", /(\d+) customers?:/)).toBe(
      (await numberIn("anna", everyTier, /Found (\d+)/)) - lost,
    );
  });

  it("add up from each salesperson's to the company's", async () => {
    const told = [
      ["/dormant", /(?:Dormant: |沉睡客户 )(\d+)/],
      [everyTier, /(?:Found|找到) (\d+)/],
      ["/week", /(\d+) customers:|客户 (\d+) 家/],
    ] as const;
    for (const [line, pattern] of told) {
      const of = async (handle: string) => {
        const text = (await talk.person(handle).says(line)).map((one) => one.text).join("\n");
        const [, first, second] = pattern.exec(text) ?? [];
        return Number(first ?? second);
      };
      const each = await Promise.all(people.map(of));
      expect([line, await of("admin")]).toEqual([line, each.reduce((all, one) => all + one, 0)]);
    }
  });

  it("are the same for two who see the same, of the day on their clock", async () => {
    for (const [line, pattern] of [
      ["今日", /跟进 (\d+)/],
      ["沉睡", /沉睡客户 (\d+)/],
      ["周报", /客户 (\d+) 家/],
    ] as const) {
      expect(await numberIn("chen", line, pattern)).toBe(await numberIn("admin", line, pattern));
    }
  });

  it("tell two silences apart: nobody wrote, and nobody answered", async () => {
    const anna = talk.person("anna");
    await anna.says("/find Bogotá");
    anna.hears(/Bogotá Textiles.*\n.*last touch 66d ago/);
    anna.hearsNot(/silent/);
    await anna.says("/dormant silent:>109");
    anna.hears(/Bogotá Textiles.*\n.*silent 110d/);
    await anna.says("/dormant silent:>110");
    anna.hearsNot(/Bogotá Textiles/);
  });
});

type Known = Silence & {
  readonly id: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly orderGapDays: number | null;
  readonly lastTouchAt: Instant | null;
};

describe("days, hour by hour, in every customer's calendar", () => {
  /** Three hours apart, through a day and through the night when clocks in Europe were put back. */
  const instants = ["2026-11-29T00:30:00Z", "2026-10-24T12:30:00Z"].flatMap((first) =>
    Array.from({ length: 9 }, (_, at) => (Date.parse(first) + at * 3 * 3_600_000) as Instant),
  );
  const known = () =>
    app.genjin.app.store.rows<Known>(sql`
      SELECT c.id, c.tier, c.stage, c.zone, c.last_two_way_at AS "lastTwoWayAt",
        c.last_order_on AS "lastOrderOn", c.created_at AS "createdAt",
        c.order_gap_days AS "orderGapDays", c.last_touch_at AS "lastTouchAt" FROM customer c`);
  const wholeOf = async (): Promise<Scope> => {
    const [row] = await app.genjin.app.store.rows<{ id: string }>(sql`SELECT id FROM organization`);
    return wholeScope(row?.id ?? "");
  };

  it("finds dormant whom the rule finds, and says the same silence", async () => {
    const { store } = app.genjin.app;
    const rule = dormancyRule();
    const [customers, scope] = [await known(), await wholeOf()];
    for (const now of instants) {
      const expected = customers.flatMap((one) => {
        const longest =
          one.orderGapDays === null
            ? rule.days
            : Math.max(rule.timesGap * one.orderGapDays, rule.cadenceDays[one.tier]);
        const days = silentDays(one, now);
        return one.stage !== "lost" && days > longest ? [[one.id, days]] : [];
      });
      const range = { shown: [], offset: 0, limit: 1000 };
      const list = await dormantCustomers(store, scope, { rule, now, filter: {}, ...range });
      const told = list.customers.map(({ id, silentDays: days }) => [id, days]);
      expect(told.sort()).toEqual(expected.sort());
      expect((await countDormant(store, scope, rule, now)).total).toBe(expected.length);
    }
  });

  it("finds by the days since the last touch that the list then says", async () => {
    const { store } = app.genjin.app;
    const [customers, scope] = [await known(), await wholeOf()];
    for (const now of instants) {
      const filter = { silentDays: { least: 60, most: 90 } };
      const range = { shown: [], offset: 0, limit: 1000 };
      const found = await findCustomers(store, scope, filter, now, range);
      const expected = customers.flatMap(({ id, zone, lastTouchAt, createdAt }) => {
        const days = epochDayAt(now, zone) - epochDayAt(lastTouchAt ?? createdAt, zone);
        return days >= 60 && days <= 90 ? [[id, days]] : [];
      });
      const told = found.customers.map(({ id, untouchedDays }) => [id, untouchedDays]);
      expect(told.sort()).toEqual(expected.sort());
    }
  });

  it("counts an order of the customer's today, whatever day it is elsewhere", async () => {
    const { store } = app.genjin.app;
    const scope = await wholeOf();
    // Monday in Sydney since an hour, Sunday in Shanghai and by UTC.
    const now = Date.parse("2026-11-29T14:00:00Z") as Instant;
    const amounts = async () => {
      const year = await currentYear(app.genjin.app, scope, now);
      const { segments } = await segmentsOf(store, scope, "country", year, now);
      return segments.find(({ key }) => key === "AU")?.amount ?? 0;
    };
    const before = await amounts();
    await store.run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, amount, currency)
      SELECT gen_random_uuid(), organization_id, id, 'N-1', '2026-11-30', 1000, 'USD'
      FROM customer WHERE country = 'AU'`);
    expect((await amounts()) - before).toBe(1000);
  });
});
