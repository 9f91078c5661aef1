import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { jobs } from "../../../src/jobs/index.ts";
import { type SimulatedPush, simulate } from "../../../src/scheduler/simulate.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startConversation } from "../../support/conversation.ts";
import { setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

// Monday 23 November 2026, 09:30 in Shanghai is 01:30 UTC.
const sunday = "2026-11-22T12:00:00Z";

let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    {
      name: "Gulf Supplies",
      owner: "lily",
      tier: "KA",
      touches: [{ at: "2026-09-28T08:00:00Z", outcome: "replied" }],
    },
    { name: "Ankara Lift", owner: "tom", tier: "C" },
    { name: "Izmir Stone", owner: "tom", tier: "B" },
    { name: "Elsewhere Ltd", owner: "ann", tier: "A" },
  ]);
  const move = (name: string, from: string, to: string, at: string) => sql`
    INSERT INTO tier_change (id, organization_id, customer_id, from_tier, to_tier, at)
    SELECT gen_random_uuid(), organization_id, id, ${from}, ${to}, ${at}::timestamptz
    FROM customer WHERE name = ${name}`;
  const { store } = app.genjin.app;
  await store.run(move("Izmir Stone", "D", "C", "2026-11-17T08:00:00Z"));
  await store.run(move("Izmir Stone", "C", "B", "2026-11-19T08:00:00Z"));
  await store.run(move("Ankara Lift", "E", "C", "2026-11-10T08:00:00Z"));
});

describe("the weekly summary", () => {
  it("comes to the team's group once on Monday, with the customers by tier as a picture", async () => {
    const stage = setPushStage(app, sunday);
    await stage.sweepFor(0);
    stage.at("2026-11-23T01:29:00Z");
    await stage.sweepFor(0);
    const groups = () => stage.posted.filter(({ chat }) => chat.startsWith("team:"));
    expect(groups()).toEqual([]);
    await stage.sweepFor(8);
    expect(groups()).toHaveLength(1);
    const [summary] = groups();
    expect(summary).toMatchObject({ chat: `team:${house.teamId}`, message: { kind: "summary" } });
    const image = summary?.message.blocks.find((block) => block.type === "image");
    expect(image?.type === "image" && image.picture.png.length).toBeGreaterThan(10_000);
  });

  it("counts a customer's moves of the week as one, and nobody else's customers", async () => {
    const [summary] = await weekly();
    expect(summary?.text).toContain("客户 3 家：KA 1 · A 0 · B 1 · C 1 · D 0 · E 0");
    expect(summary?.text).toContain("升级 1 家：D→B 1");
    expect(summary?.text).toContain("1 家将满 60 天没有往来");
  });

  it("names nobody", async () => {
    const [summary] = await weekly();
    expect(summary?.text).not.toMatch(/Gulf|Ankara|Izmir|李莉|Tom/);
    expect(summary?.items).toEqual([]);
  });

  it("is caught up with once until Wednesday evening, and left out later", async () => {
    const { store } = app.genjin.app;
    await setPushStage(app, sunday).sweepFor(0);
    const groupsAt = async (now: string) => {
      await store.run(sql`DELETE FROM delivery`);
      await store.run(sql`UPDATE heartbeat SET at = '2026-11-20T00:00:00Z' WHERE name = 'tick'`);
      const stage = setPushStage(app, now);
      await stage.sweepFor(4);
      return stage.posted.filter(({ chat }) => chat.startsWith("team:")).length;
    };
    expect(await groupsAt("2026-11-25T09:50:00Z")).toBe(1);
    expect(await groupsAt("2026-11-25T10:01:00Z")).toBe(0);
  });
});

describe("the clock of a team", () => {
  const groupPosts = async () => {
    const days = { from: "2026-12-07" as CivilDate, to: "2026-12-08" as CivilDate };
    const found: string[] = [];
    for await (const { kind, at, chat } of simulate(app.genjin.bot, jobs, days))
      if (chat.startsWith("team:")) found.push(`${kind} ${new Date(at).toISOString()}`);
    return found;
  };

  it("is that of most who sell in it, of as many that of most members", async () => {
    const { store } = app.genjin.app;
    const moveTo = (zone: string, handle: string) =>
      store.run(sql`UPDATE member SET zone = ${zone} WHERE handle = ${handle}`);
    expect(await groupPosts()).toContain("weekly-summary 2026-12-07T01:30:00.000Z");
    await moveTo("America/Chicago", "lily");
    await moveTo("America/Chicago", "tom");
    expect(await groupPosts()).toEqual(["weekly-summary 2026-12-07T15:30:00.000Z"]);
    await moveTo("Asia/Shanghai", "tom");
    expect(await groupPosts()).toContain("weekly-summary 2026-12-07T01:30:00.000Z");
  });
});

describe("the language of a team", () => {
  it("is the organization's, until its manager sets another, to be undone", async () => {
    const wei = startConversation(app, "2026-11-22T12:00:00Z").person("wei");
    const told = async () => (await weekly())[0]?.text ?? "";
    expect(await told()).toMatch(/^周报/);
    await wei.says("/团队 语言 英文");
    wei.hears(/Team One · 语言：中文 → 英文/);
    expect(await told()).toMatch(/^Weekly summary .*Team One/);
    await wei.says("/团队");
    wei.hears(/群里用的语言：英文/);
    await wei.says("撤销");
    wei.hears(/已撤销，团队的设置恢复原样/);
    expect(await told()).toMatch(/^周报/);
  });

  it("is told apart from what is no language", async () => {
    const wei = startConversation(app, "2026-11-22T12:00:00Z").person("wei");
    await wei.says("/team Team One language Klingon");
    wei.hears(/我只会中文和英文/);
    const lily = startConversation(app, "2026-11-22T12:00:00Z").person("lily");
    await lily.says("/team language en");
    lily.hears(/只有主管/);
  });
});

describe("/week", () => {
  it("shows a group its own figures, without names", async () => {
    const wei = startConversation(app, "2026-11-22T12:00:00Z").person("wei");
    await wei.says("/week", { inTeam: house.teamId });
    wei.hears(/客户 3 家/);
    wei.hears(/Team One/);
    wei.hearsNot(/Gulf|李莉|Tom|逾期/);
  });

  it("shows the manager in private who is behind the figures", async () => {
    const wei = startConversation(app, "2026-11-22T12:00:00Z").person("wei");
    await wei.says("周报");
    wei.hears(/1 Gulf Supplies · KA · #\w+\n +周六 11\/28 满 60 天没有往来 · 李莉/);
    wei.hears(/当前逾期：.*Tom Baker 2/);
  });

  it("shows a salesperson their own customers only", async () => {
    const tom = startConversation(app, "2026-11-22T12:00:00Z").person("tom");
    await tom.says("/week");
    tom.hears(/2 customers: KA 0/);
    tom.hearsNot(/Gulf|李莉/);
  });
});

describe("/week of other days", () => {
  it("says first who has gone cold, and never that all is well", async () => {
    const wei = startConversation(app, "2026-12-20T02:00:00Z").person("wei");
    await wei.says("周报");
    wei.hears(
      /^周报 .*\n⚠ 有 1 家大客户已转凉：超过 60 天没有往来\n1 Gulf Supplies · KA · #\w+\n +已 83 天没有往来 · 李莉\n +周二 09\/29 就该跟进了\n/,
    );
    wei.hears(/\n未来 7 天没有别的大客户转凉。\n/);
    wei.hearsNot(/未来 7 天没有大客户转凉/);
    await wei.says("周报", { inTeam: house.teamId });
    wei.hears(/^周报 .*\n⚠ 有 1 家大客户已转凉：超过 60 天没有往来/);
    wei.hearsNot(/Gulf/);
  });

  it.each([
    ["周报 上周", /11\/16.*11\/22/, /D→B 1/],
    ["/week 47", /11\/16.*11\/22/, /D→B 1/],
    ["/week last", /11\/16.*11\/22/, /D→B 1/],
    ["/week W46", /11\/09.*11\/15/, /E→C 1/],
    ["/week 11月", /11\/01.*11\/24/, /E→C 1/],
    ["/week nov", /11\/01.*11\/24/, /D→B 1/],
    ["/week last month", /10\/01.*10\/31/, /没有变动/],
    ["/week 60", /哪几天/, /上周/],
    ["/week 2027-01", /哪几天/, /上周/],
    ["上周情况怎么样？", /11\/16.*11\/22/, /D→B 1/],
    ["上个月做得怎么样？", /10\/01.*10\/31/, /没有变动/],
    ["how did last week go?", /11\/16.*11\/22/, /D→B 1/],
    ["how was last month?", /10\/01.*10\/31/, /没有变动/],
    ["weekly report last", /11\/16.*11\/22/, /D→B 1/],
  ])("%s", async (asked, title, moves) => {
    const wei = startConversation(app, "2026-11-24T02:00:00Z").person("wei");
    await wei.says(asked);
    wei.hears(title);
    wei.hears(moves);
  });
});

describe("/week of days that are over", () => {
  it("shows who stood where when they ended, whatever was changed since", async () => {
    const talk = startConversation(app, "2026-11-24T02:00:00Z");
    const [wei, lily, tom] = [talk.person("wei"), talk.person("lily"), talk.person("tom")];
    const { izmir, ankara, gulf } = await references();
    await tom.says(`/tier ${izmir} A`);
    await tom.says(`/stage ${ankara} lost`);
    await lily.says(`${gulf} 回复`);
    await wei.says("/week");
    wei.hears(/客户 2 家：KA 1 · A 1 · B 0 · C 0[\s\S]*\n另有流失客户 1 家/);
    await wei.says("/week last");
    wei.hears(/数字是这段时间结束时的.*归属.*逾期是今天的/);
    wei.hears(/客户 3 家：KA 1 · A 0 · B 1 · C 1/);
    wei.hears(/1 Gulf Supplies · KA · #\w+\n +周六 11\/28 满 60 天没有往来 · 李莉/);
    await wei.says("/week 46");
    wei.hears(/客户 3 家：KA 1 · A 0 · B 0 · C 1 · D 1/);
    wei.hearsNot(/流失/);
  });

  it("counts whom an import brought back from lost, and a change taken back as never made", async () => {
    const { store } = app.genjin.app;
    const talk = startConversation(app, "2026-11-24T02:00:00Z");
    const [wei, tom] = [talk.person("wei"), talk.person("tom")];
    await tom.says(`/stage ${(await references()).ankara} lost`);
    await tom.says("/undo");
    await store.run(sql`
      WITH i AS (INSERT INTO import (id, organization_id, kind, file_name, at)
        SELECT gen_random_uuid(), id, 'customers', 'c.csv', '2026-11-23T08:00:00Z' FROM organization
        RETURNING id, organization_id)
      INSERT INTO import_change (import_id, organization_id, table_name, row_id, before, after)
      SELECT i.id, i.organization_id, 'customer', c.id, '{"stage": "lost"}', '{"stage": "lead"}'
      FROM i, customer c WHERE c.name = 'Izmir Stone'`);
    await wei.says("/week last");
    wei.hears(/客户 2 家：KA 1 · A 0 · B 0 · C 1/);
    wei.hears(/另有流失客户 1 家/);
    await wei.says("/week");
    wei.hears(/客户 3 家/);
  });

  it("counts what was made only after they ended as due in them, and not on time", async () => {
    const talk = startConversation(app, "2026-11-24T02:00:00Z");
    const [wei, tom] = [talk.person("wei"), talk.person("tom")];
    await wei.says("/week last");
    const before = /按时跟进 (\d+\/\d+)/.exec(wei.hears(/按时跟进/).text)?.[1];
    await tom.says(`${(await references()).izmir} ok`);
    tom.hears(/Logged/);
    await wei.says("/week last");
    wei.hears(new RegExp(`按时跟进 ${before}`));
  });
});

describe("simulate", () => {
  it("foretells what is sent, word for word, and writes nothing", async () => {
    const { store } = app.genjin.app;
    await store.run(sql`DELETE FROM delivery`);
    await store.run(sql`DELETE FROM heartbeat`);
    const before = await countRows();
    const foretold = await simulated("2026-11-24", "2026-11-24");
    expect(await countRows()).toEqual(before);
    const stage = setPushStage(app, "2026-11-24T00:50:00Z");
    for (let hour = 0; hour < 10; hour++) {
      stage.at(`2026-11-24T${String(hour).padStart(2, "0")}:59:00Z`);
      await stage.sweepFor(5);
    }
    const withoutClock = (text: string) =>
      text.replace(/\d\d:\d\d|\d+h(\d\d)?/g, "").replaceAll("\u00a0", " ");
    const said = ({ chat, text }: { chat: string; text: string }) =>
      `${chat} ${withoutClock(text)}`;
    expect(foretold.length).toBeGreaterThanOrEqual(2);
    expect(stage.posted.map(said).sort()).toEqual(foretold.map(said).sort());
  });

  it("keeps overdue customers on the list day after day, weekends apart", async () => {
    const toms = (await simulated("2026-11-23", "2026-12-04", "tom")).filter(
      ({ to, kind }) => to === "tom" && kind === "morning-digest",
    );
    expect(toms).toHaveLength(10);
    for (const push of toms) {
      expect(push.chat).toBe("direct:tom");
      expect(push.at).toMatch(/T09:00:00\.000Z$/);
      expect(push.items.map(({ customer }) => customer).sort()).toEqual([
        "Ankara Lift",
        "Izmir Stone",
      ]);
    }
    expect(toms[0]?.items[0]?.why).toMatch(/overdue/);
  });

  it("knows whom it is asked about", async () => {
    const anns = await simulated("2026-11-23", "2026-11-29", "ann");
    expect(new Set(anns.map(({ to }) => to))).toEqual(new Set(["ann"]));
    await expect(simulated("2026-11-23", "2026-11-23", "nobody")).rejects.toMatchObject({
      code: "unknown-member",
    });
  });
});

/** `#K3F` of the customers, by the first word of their names. */
async function references() {
  const { store } = app.genjin.app;
  const rows = await store.rows<{ ref: string; name: string }>(sql`SELECT ref, name FROM customer`);
  const of = (word: string) => `#${rows.find(({ name }) => name.startsWith(word))?.ref}`;
  return { izmir: of("Izmir"), ankara: of("Ankara"), gulf: of("Gulf") };
}

const weekly = async () =>
  (await simulated("2026-11-23", "2026-11-23")).filter(({ kind }) => kind === "weekly-summary");

async function simulated(from: string, to: string, as?: string) {
  const span = {
    from: from as CivilDate,
    to: to as CivilDate,
    ...(as === undefined ? {} : { as }),
  };
  const pushes: SimulatedPush[] = [];
  for await (const push of simulate(app.genjin.bot, jobs, span)) pushes.push(push);
  return pushes;
}

/** Rows of every table, by name. */
async function countRows(): Promise<Record<string, number>> {
  const { store } = app.genjin.app;
  const tables = await store.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await store.pool.query(`SELECT count(*) FROM "${name}"`);
    counts[name] = Number(rows[0].count);
  }
  return counts;
}

describe("the week of whoever leads", () => {
  it("names who moved, whom one has again, and the next step with each", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Oran Paper",
        owner: "lily",
        tier: "C",
        touches: [
          { at: "2026-06-01T08:00:00Z", outcome: "replied" },
          { at: "2026-11-18T08:00:00Z", outcome: "replied" },
        ],
      },
    ]);
    const talk = startConversation(app, "2026-11-20T02:00:00Z");
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/▲ 升级[^\n]*\n(.*\n)*• Izmir Stone · D → B · #\w+\n +Tom Baker · .*就该跟进了\n/);
    wei.hears(
      new RegExp(
        `联系了新客户 \\d+ 家、老客户 0 家 · 沉睡后重新往来 1 家\\n• Oran Paper · #${ref}\\n`,
      ),
    );
    wei.hears(/按时跟进 .* · 上周 \d+%|没有到期/);
    const dormantAfter = (days: number) =>
      app.genjin.app.store.run(sql`UPDATE organization SET dormant_after = ${days}`);
    await dormantAfter(200);
    await wei.says("周报");
    wei.hearsNot(/沉睡后重新往来/);
    await dormantAfter(90);
    const stage = setPushStage(app, "2026-11-23T01:31:00Z");
    await stage.sweepFor(8);
    const group = stage.posted.find(
      ({ chat, text }) => chat.startsWith("team:") && /周报/.test(text),
    );
    expect(group?.text).toMatch(/沉睡后重新往来 1 家/);
    expect(group?.text).not.toMatch(/Oran Paper|Izmir Stone/);
  });
});
