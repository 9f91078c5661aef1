import { describe, expect, it } from "vitest";
import { keepValues } from "../../src/app/value/keep-values.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { refreshCustomers } from "../../src/store/cadence/refresh-customers.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import { startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

// Wednesday, 19:50 in Beijing.
const now = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let refs: Record<string, string>;

const replied = (at: string) => [{ at: `${at}T08:20:00Z`, outcome: "replied" as const }];

/** Orders of a customer by name: days and amounts in USD. */
async function addOrders(name: string, orders: readonly (readonly [on: string, amount: number])[]) {
  const { store } = app.genjin.app;
  for (const [on, amount] of orders)
    await store.run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency,
        amount, products)
      SELECT ${newId()}::uuid, organization_id, id, ${on}, ${on}::date, 'USD', ${amount},
        ARRAY['hinges'] FROM customer WHERE name = ${name}`);
  const rows = await store.rows<{ id: string }>(sql`SELECT id FROM customer WHERE name = ${name}`);
  await store.transaction((db) =>
    refreshCustomers(
      db,
      house.organizationId,
      rows.map(({ id }) => id),
    ),
  );
}

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  const names = [
    "Small Buyer",
    "Big Buyer",
    "Asked Once",
    "Own Rhythm",
    "Kept Warm",
    "Written Off",
  ];
  const silentSince = [
    "2026-07-01",
    "2026-07-02",
    "2026-08-01",
    "2026-07-20",
    "2026-11-20",
    "2026-01-20",
  ];
  const codes = await house.addCustomers([
    ...names.map((name, index) => ({
      name,
      owner: "tom" as const,
      tier: "D" as const,
      ...(name === "Written Off" ? { stage: "lost" as const } : {}),
      touches: [
        ...replied(silentSince[index] ?? ""),
        ...(name === "Asked Once"
          ? [{ at: "2026-07-20T08:20:00Z", outcome: "quoted" as const }]
          : []),
      ],
    })),
    { name: "Lily Quiet", owner: "lily", country: "EG", touches: replied("2026-06-01") },
    { name: "Ann Quiet", owner: "ann", touches: replied("2026-06-01") },
  ]);
  refs = Object.fromEntries(
    [...names, "Lily Quiet", "Ann Quiet"].map((name, index) => [name, codes[index] ?? ""]),
  );
  await addOrders("Small Buyer", [
    ["2026-02-01", 100],
    ["2026-05-01", 120],
  ]);
  await addOrders("Big Buyer", [
    ["2026-02-01", 9000],
    ["2026-05-01", 11_000],
  ]);
  // Every 60 days: silent beyond 180 days would be dormant, 135 are not.
  await addOrders("Own Rhythm", [
    ["2026-03-22", 500],
    ["2026-05-21", 500],
    ["2026-07-20", 500],
  ]);
});

const talk = (at = now) => startConversation(app, at);

describe("/dormant", () => {
  it("lists who has fallen silent, what is most at stake first, then who never ordered", async () => {
    const tom = talk().person("tom");
    await tom.says("/dormant");
    const { text } = tom.hears(
      /^Dormant: 3\n1 Big Buyer · D · #\w+\n +silent 153d · about USD [\d,]+\n +💡 \S/,
    );
    expect(text).toMatch(/1 Big Buyer · D[\s\S]*2 Small Buyer · D[\s\S]*3 Asked Once · D/);
    expect(text).toMatch(/Big Buyer.*\n.*silent 153d/);
    expect(text).toContain("no order yet");
    expect(text).not.toMatch(/Own Rhythm|Kept Warm|Written Off|Quiet/);
  });

  it.each([
    [
      "tom",
      "not contacted in ages",
      /^Dormant: 3 · silent ≥90 days, or 3 × their order rhythm\n1 Big/,
    ],
    ["tom", "who have I neglected", /^Dormant: 3 · silent ≥90 days/],
    [
      "lily",
      "很久没动静的埃及客户",
      /^沉睡客户 1 家 · 沉默 ≥90 天，或下单间隔的3倍 · 埃及\n1 Lily Quiet/,
    ],
  ])("says how long a long time is: %s asks `%s`", async (who, line, heard) => {
    const person = talk().person(who);
    await person.says(line);
    person.hears(heard);
  });

  it("takes a customer's own rhythm for the limit, once three times of it are over", async () => {
    const tom = talk("2027-01-17T11:50:00Z").person("tom");
    await tom.says("dormant");
    tom.hears(/Own Rhythm.*\n.*silent 181d/);
  });

  it("shows a manager the whole team with owners, filtered as /find filters", async () => {
    const wei = talk().person("wei");
    await wei.says("沉睡");
    wei.hears(/沉睡客户 4 家/);
    wei.hears(/Big Buyer.*\n.* · tom(\n| · )/);
    wei.hearsNot(/Ann Quiet/);
    await wei.says("沉睡 国家:埃及");
    wei.hears(/沉睡客户 1 家 · 埃及\n1 Lily Quiet · C · #\w+\n.*埃及/);
  });

  it("tells a group references, masked names, tiers and countries, and nothing else", async () => {
    const tom = talk().person("tom");
    await tom.says("/dormant", { inTeam: house.teamId });
    tom.hears(/1 Big••• · D · #\w+\n +\S+$/m);
    tom.hearsNot(/Big Buyer|USD|hinges|silent|💡|tries/);
  });

  it("logs by its numbers, and suggests another opener after one was used", async () => {
    const conversation = talk();
    const tom = conversation.person("tom");
    await tom.says("/dormant");
    const opener = () => /Big Buyer[\s\S]*?💡 (?:try 2: )?(\w+)/;
    const first = opener().exec(tom.hears(/Dormant/).text)?.[1];
    await tom.replies("1 na");
    tom.hears(/no answer/);
    conversation.setClock("2026-12-04T11:50:00Z");
    await tom.says("/dormant");
    const second = opener().exec(tom.hears(/💡 try 2: /).text)?.[1];
    expect(first).toBeDefined();
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });

  it("goes on page by page", async () => {
    await house.addCustomers(
      Array.from({ length: 4 }, (_, index) => ({
        name: `Quiet ${index}`,
        owner: "tom" as const,
        tier: "E" as const,
        touches: replied("2026-05-01"),
      })),
    );
    const tom = talk().person("tom");
    await tom.says("/dormant tier:D,E");
    tom.hears(/Dormant: 7[\s\S]*\n5 Quiet \d · E[\s\S]*2 more/);
    await tom.says("more");
    tom.hears(/6 Quiet \d · E[\s\S]*7 Quiet \d · E/);
    await tom.says("more");
    tom.hears(/end of the list/);
  });

  it("counts as many days as the admin says", async () => {
    const { store } = app.genjin.app;
    await store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
    const conversation = talk();
    await conversation.person("tom").says("/dormant-after 200");
    const [wei, tom] = [conversation.person("wei"), conversation.person("tom")];
    await wei.says("沉睡天数 200");
    wei.hears(/满 200 天算沉睡/);
    await wei.says("沉睡天数 2");
    wei.hears(/7 到 730/);
    await tom.says("dormant");
    tom.hears(/Nobody has fallen silent/);
  });
});

describe("a round without an answer", () => {
  const tryThrice = async () => {
    const conversation = talk("2026-11-24T11:50:00Z");
    const tom = conversation.person("tom");
    for (const day of ["24", "26", "30"]) {
      conversation.setClock(`2026-11-${day}T11:50:00Z`);
      await tom.says(`/log #${refs["Big Buyer"]} na`);
    }
    return tom;
  };

  it("ends after three tries, is proposed to the manager once, and a button hands over", async () => {
    const tom = await tryThrice();
    await tom.says("dormant");
    tom.hears(/Big Buyer[\s\S]*?🚩 3 tries unanswered/);
    const stage = setPushStage(app, "2026-11-30T12:00:00Z");
    await stage.sweepFor(0);
    for (const day of ["2026-12-01", "2026-12-02"]) {
      stage.at(`${day}T01:34:00Z`);
      await stage.sweepFor(6);
    }
    const proposals = stage.posted.filter(({ text }) => text.includes("三次没有回应"));
    expect(proposals.map(({ chat }) => chat)).toEqual(["direct:wei"]);
    const proposal = proposals[0]?.message;
    if (proposal === undefined) throw new Error("no proposal");
    const conversation = talk("2026-12-02T03:00:00Z");
    const wei = conversation.person("wei");
    await wei.receives(proposal);
    await wei.presses(/→ lily/);
    wei.hears(/tom → lily/);
    const lily = conversation.person("lily");
    await lily.says("沉睡");
    lily.hears(/Big Buyer[\s\S]*?💡/);
    lily.hearsNot(/🚩/);
  });

  it("is over as soon as the customer answers", async () => {
    const tom = await tryThrice();
    await tom.says(`/log #${refs["Big Buyer"]} replied`);
    await tom.says("dormant");
    tom.hearsNot(/Big Buyer/);
  });
});

describe("the monthly list", () => {
  it("comes to each owner on the first working day and, as a list of its own, to the group with its week, once", async () => {
    await keepValues(app.genjin.app, Date.parse("2026-11-30T20:00:00Z") as Instant);
    const stage = setPushStage(app, "2026-11-30T12:00:00Z");
    await stage.sweepFor(0);
    stage.posted.splice(0);
    for (const at of ["2026-12-01T01:24:00Z", "2026-12-01T01:59:00Z", "2026-12-01T09:24:00Z"]) {
      stage.at(at);
      await stage.sweepFor(5);
    }
    for (const at of ["2026-12-02T01:24:00Z", "2026-12-02T01:59:00Z", "2026-12-02T09:24:00Z"]) {
      stage.at(at);
      await stage.sweepFor(5);
    }
    const lists = stage.posted.filter(({ text }) => /Dormant: |沉睡客户/.test(text));
    expect(lists.map(({ chat }) => chat).sort()).toEqual([
      "direct:ann",
      "direct:lily",
      "direct:tom",
    ]);
    for (const at of ["2026-12-07T01:24:00Z", "2026-12-07T01:36:00Z", "2026-12-07T02:10:00Z"]) {
      stage.at(at);
      await stage.sweepFor(5);
    }
    const [group, ...others] = stage.posted.filter(({ chat }) => chat === `team:${house.teamId}`);
    expect(others).toEqual([]);
    expect(group?.text).toMatch(
      /^周报 .*[\s\S]*本月沉睡客户 \d 家 · Team One\nC \d · D \d\n其中 \d 家询过盘、没下过单/,
    );
    expect(group?.text).toMatch(/Big••• · D · #\w+\n.*\s+预期 USD [\d,]+/);
    expect(group?.text).not.toMatch(/Buyer|Quiet|tom/);
  });
});

describe("value", () => {
  it("stands on the card: class, 12 months, rhythm and whether a reorder is late, stage with its reason", async () => {
    const tom = talk("2026-10-02T11:50:00Z").person("tom");
    await tom.says("/c Own Rhythm all");
    tom.hears(/Stage: lead · orders and touches say repeat \(ordered on 3 days\)/);
    tom.hears(
      /Value: among those who bring (?:80% of our business|the next 15%|the last 5%) · 12 months: USD 1,500 · next 12 months about USD [\d,]+/,
    );
    tom.hears(/reorder due Fri 18 Sep, 14 days late/);
    await tom.presses(/Stage: repeat/);
    tom.hears(/lead → repeat/);
    await tom.says("/find reorder-due");
    tom.hears(/Found 1 · due to reorder\n1 Own Rhythm · D/);
    await tom.says("/week");
    tom.hears(/Returning customers: 3 of 3/);
  });

  it("says on the day's list when somebody usually answers, within their window", async () => {
    const tuesdays = ["06", "13", "20", "27"].map((day) => `2026-10-${day}T12:20:00Z`);
    await house.addCustomers([
      {
        name: "Punctual",
        owner: "ann",
        tier: "C",
        touches: [
          ...[...tuesdays, "2026-11-03T12:20:00Z"].map((at) => ({
            at,
            outcome: "contacted" as const,
          })),
          { at: "2026-11-10T12:40:00Z", outcome: "no-answer" },
        ],
      },
    ]);
    const ann = talk("2027-01-12T10:00:00Z").person("ann");
    await ann.says("/today");
    ann.hears(/Punctual.*\n.*\n.*☎ best 15–17/);
    await ann.says("/why Punctual");
    ann.hears(/Usually answers Tue 15–17 \(5 of 6\), their clock/);
    await ann.says("/c Punctual all");
    ann.hears(/Usually answers: Tue 15–17 \(5 of 6\)/);
  });
});
