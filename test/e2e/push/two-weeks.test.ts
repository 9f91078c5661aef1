import { describe, expect, it } from "vitest";
import type { CivilDate, Instant, Zone } from "../../../src/core/time/civil.ts";
import { civilDateAt } from "../../../src/core/time/civil-at.ts";
import type { Tier } from "../../../src/core/vocabulary.ts";
import { simulate } from "../../../src/scheduler/simulate.ts";
import { sweep } from "../../../src/scheduler/sweep.ts";
import { refreshCustomers } from "../../../src/store/cadence/refresh-customers.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { addMember } from "../../../src/store/members/add-member.ts";
import { joinTeam } from "../../../src/store/members/teams.ts";
import type { OpenApp } from "../../support/app.ts";
import { addContacts } from "../../support/contacts.ts";
import { setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

/** Two weeks before Christmas, ten working days in China. */
const [from, to] = ["2026-11-30", "2026-12-11"] as [CivilDate, CivilDate];
const [monday, tuesday] = ["2026-11-30", "2026-12-01"] as [CivilDate, CivilDate];

/** Where the organization is. */
const home = "Asia/Shanghai" as Zone;

/** Messages by person and day, as people count them: `{ lily: { "2026-11-30": 2 } }`. */
type Counts = Record<string, Record<string, number>>;

function count(counts: Counts, who: string, day: string): void {
  const days = counts[who] ?? {};
  days[day] = (days[day] ?? 0) + 1;
  counts[who] = days;
}

/** What comes to people in private, by their own days, and to groups, by the organization's. */
async function foretold(
  app: OpenApp,
  first = from,
  last = to,
): Promise<{ readonly people: Counts; readonly groups: Counts }> {
  const { bot } = app.genjin;
  const [people, groups]: [Counts, Counts] = [{}, {}];
  const zones = await zonesOf(app);
  for await (const { at, to: who, chat } of simulate(bot, await app.genjin.pushes(), {
    from: first,
    to: last,
  })) {
    const then = Date.parse(at) as Instant;
    const zone = zones.get(who);
    if (!chat.startsWith("direct:")) count(groups, who, civilDateAt(then, home));
    else if (zone !== undefined) count(people, who, civilDateAt(then, zone));
  }
  return { people, groups };
}

async function zonesOf({ genjin }: OpenApp): Promise<Map<string, Zone>> {
  const rows = await genjin.app.store.rows<{ handle: string; zone: Zone }>(
    sql`SELECT handle, zone FROM member`,
  );
  return new Map(rows.map(({ handle, zone }) => [handle, zone]));
}

const perDay = (counts: Counts, who: string): number[] => Object.values(counts[who] ?? {});

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function p95(counts: Counts): number {
  const days = Object.values(counts)
    .flatMap((each) => Object.values(each))
    .sort((a, b) => a - b);
  return days[Math.ceil(days.length * 0.95) - 1] ?? 0;
}

/** What each heard, for whoever reads the log of a failing test. */
const told = (counts: Counts): string =>
  Object.entries(counts)
    .map(([who, days]) => `${who} ${total(Object.values(days))}: ${JSON.stringify(days)}`)
    .join("\n");

describe("two weeks of the demo in which nobody does anything", () => {
  const app = sharedApp({ http: false, demo: true, now: "2026-11-29T12:00:00Z" });

  it("bring Lily and Chen at most two messages a working day, and a group one post a week", async () => {
    const { people, groups } = await foretold(app);
    for (const who of ["lily", "chen"])
      expect(Math.max(...perDay(people, who)), told(people)).toBeLessThanOrEqual(2);
    expect(
      Math.max(...Object.keys(people).flatMap((who) => perDay(people, who))),
    ).toBeLessThanOrEqual(3);
    expect(Object.keys(groups)).toHaveLength(2);
    for (const days of Object.values(groups))
      expect(days).toEqual({ "2026-11-30": 1, "2026-12-07": 1 });
  }, 240_000);

  it("bring as many as were foretold when they are really planned and sent", async () => {
    const { people: foreseen } = await foretold(app, monday, tuesday);
    const stage = setPushStage(app, `${monday}T00:00:00Z`);
    const zones = await zonesOf(app);
    const counts: Counts = {};
    const [start, end] = [Date.parse(`${monday}T00:03:30Z`), Date.parse(`${tuesday}T20:00:00Z`)];
    for (let at = start; at <= end; at += 900_000) {
      const now = new Date(at);
      if (now.getUTCHours() > 18) continue;
      const before = stage.posted.length;
      stage.at(now.toISOString());
      await sweep(stage.schedule);
      for (const { chat } of stage.posted.slice(before)) {
        const who = chat.replace("direct:", "");
        const zone = zones.get(who);
        if (zone !== undefined) count(counts, who, civilDateAt(at as Instant, zone));
      }
    }
    expect(counts).toEqual(foreseen);
  }, 240_000);
});

describe("a company of ten", () => {
  const app = sharedApp({ http: false }, async () => {
    const { store } = app.genjin.app;
    const house = await foundTradingHouse(store);
    const ids = [house.members.lily, house.members.tom, house.members.ann];
    for (let more = 0; more < 6; more++) {
      const isChinese = more % 2 === 0;
      const id = await addMember(store, house.organizationId, {
        ...{ handle: `seller${more}`, name: `Seller ${more}`, role: "sales", accounts: [] },
        ...(isChinese
          ? { zone: "Asia/Shanghai" as Zone, locale: "zh-CN", country: "CN" }
          : { zone: "Europe/London" as Zone, locale: "en", country: "GB" }),
      });
      await joinTeam(store, house.organizationId, house.teamId, id);
      ids.push(id);
    }
    const places = [
      ["TR", "Europe/Istanbul"],
      ["VN", "Asia/Ho_Chi_Minh"],
      ["BR", "America/Sao_Paulo"],
      ["DE", "Europe/Berlin"],
      ["US", "America/Chicago"],
      ["IN", "Asia/Kolkata"],
    ] as const;
    const tiers: readonly Tier[] = ["KA", "A", "A", "B", "C", "D", "E", "C", "D", "A", "KA", "C"];
    const refs = await house.addCustomers(
      ids.flatMap((_, seller) =>
        tiers.map((tier, index) => {
          const [country, zone] = places[(seller + index) % places.length] ?? places[0];
          const day = String(1 + ((seller * 5 + index * 7) % 28)).padStart(2, "0");
          return {
            ...{ name: `House ${seller}-${index}`, owner: "lily" as const, tier, country, zone },
            touches: [
              { at: `2026-${index % 2 ? 11 : 10}-${day}T08:00:00Z`, outcome: "contacted" as const },
            ],
          };
        }),
      ),
    );
    for (const [index, ref] of refs.entries()) {
      await store.run(sql`UPDATE customer SET owner_id = ${ids[Math.floor(index / tiers.length)]}::uuid
        WHERE ref = ${ref}`);
      const day = String(1 + ((index * 3) % 28)).padStart(2, "0");
      await addContacts(store, ref, [
        { name: `Person ${index}`, birthday: `12-${day}`, observances: ["christmas", "new_year"] },
      ]);
      if (index % 4 === 0)
        await store.run(sql`
          INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
          SELECT gen_random_uuid(), 'promise', organization_id, id, owner_id, '2026-11-20',
            ${`2026-12-${day}`}::date FROM customer WHERE ref = ${ref}`);
    }
    const rows = await store.rows<{ id: string }>(sql`SELECT id FROM customer`);
    await refreshCustomers(
      store,
      house.organizationId,
      rows.map(({ id }) => id),
    );
  });

  it("hears at most three messages a member and day, of a hundred days in ninety-five", async () => {
    const { people: counts } = await foretold(app, from, "2026-12-04" as CivilDate);
    expect(Object.keys(counts).length).toBeGreaterThanOrEqual(9);
    expect(p95(counts), told(counts)).toBeLessThanOrEqual(3);
    expect(
      Math.max(...Object.keys(counts).flatMap((who) => perDay(counts, who))),
    ).toBeLessThanOrEqual(3);
  }, 120_000);
});
