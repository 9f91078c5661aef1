import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let ref: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref] = (await house.addCustomers([
    {
      name: "Nile Trading",
      owner: "lily",
      tier: "C",
      country: "EG",
      zone: "Africa/Cairo",
      touches: [{ at: "2026-11-02T09:00:00Z", outcome: "contacted" }],
    },
  ])) as [string];
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T11:50:00Z");
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

/** All that is kept of the customer; what undo restores must be equal to it. */
const kept = async () => {
  const rows = await app.genjin.app.store.rows<{
    customer: Record<string, unknown>;
    rest: unknown;
  }>(
    sql`SELECT to_jsonb(c) AS customer, jsonb_build_array(
        (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM touch t WHERE t.customer_id = c.id),
        (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) FROM owed p WHERE p.customer_id = c.id),
        (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM tier_change m WHERE m.customer_id = c.id)
      ) AS rest FROM customer c WHERE ref = ${ref}`,
  );
  return rows[0] ?? { customer: {}, rest: null };
};
const column = async (name: string) => (await kept()).customer[name];

describe("a guessed time zone", () => {
  const guess = () =>
    app.genjin.app.store.run(
      sql`UPDATE customer SET country = 'US', zone = 'America/New_York', zone_guessed = true WHERE ref = ${ref}`,
    );

  it("is marked on the card, which offers the clocks it may be", async () => {
    const before = await kept();
    await guess();
    await lily.says(`/c ${ref}`);
    lily.hears(/时区是推测的（纽约）/);
    await lily.presses("时区：芝加哥");
    expect(await column("zone")).toBe("America/Chicago");
    await lily.says("/undo");
    await app.genjin.app.store.run(
      sql`UPDATE customer SET country = 'EG', zone = ${String(before.customer.zone)}, zone_guessed = false WHERE ref = ${ref}`,
    );
  });

  it("is set by a city, confirmed by the same one, and taken back", async () => {
    await guess();
    await lily.says(`/zone ${ref} Denver`);
    lily.hears(/时区：丹佛/);
    expect(await column("zone")).toBe("America/Denver");
    expect(await column("zone_guessed")).toBe(false);
    await lily.says(`/zone ${ref} Denver`);
    lily.hears(/本来就是/);
    await lily.says("/undo");
    expect(await column("zone")).toBe("America/New_York");
    expect(await column("zone_guessed")).toBe(true);
    await lily.says(`改时区 #${ref} 纽约`);
    expect(await column("zone")).toBe("America/New_York");
    expect(await column("zone_guessed")).toBe(false);
    await lily.says(`/zone ${ref} Nowhereville`);
    lily.hears(/不认识/);
    await lily.says("/undo");
    await app.genjin.app.store.run(
      sql`UPDATE customer SET country = 'EG', zone = 'Africa/Cairo', zone_guessed = false WHERE ref = ${ref}`,
    );
  });

  it("stays a guess where a distance from UTC fits several zones of the country", async () => {
    await guess();
    await lily.says(`/zone ${ref} UTC-7`);
    lily.hears(/时区：丹佛/);
    expect(await column("zone")).toBe("America/Denver");
    expect(await column("zone_guessed")).toBe(true);
    await lily.says(`/zone ${ref} UTC-10`);
    lily.hears(/时区：檀香山|时区：火奴鲁鲁/);
    expect(await column("zone_guessed")).toBe(false);
    await lily.says("/undo");
    await lily.says("/undo");
    await app.genjin.app.store.run(
      sql`UPDATE customer SET country = 'EG', zone = 'Africa/Cairo', zone_guessed = false WHERE ref = ${ref}`,
    );
  });
});

describe("changing a customer", () => {
  it("puts it into another tier, by its letter or its word", async () => {
    await lily.says(`/tier #${ref} b`);
    lily.hears(/等级 C → B/);
    lily.hears(/下次 周四 12\/03 09:00–17:30 开罗 · 你这边 15:00/);
    await lily.says(`等级 ${ref} 大客户`);
    lily.hears(/等级 B → KA/);
    await lily.says(`/tier #${ref} KA`);
    lily.hears(/本来就是 KA 级/);
    await lily.says(`/tier #${ref} Z`);
    lily.hears(/没有等级“Z”/);
    for (const line of [`等级 #${ref}`, `阶段 #${ref}`]) {
      await lily.says(line);
      lily.hears(/^还差点内容。用法：\/(等级|阶段) /);
    }
  });

  it("starts the cadence of a tier anew", async () => {
    await lily.says(`/skip #${ref}`);
    await lily.says(`/snooze #${ref} 10d`);
    await lily.says(`/tier #${ref} D`);
    expect((await kept()).customer).toMatchObject({
      tier: "D",
      tier_since: "2026-12-02T11:50:00+00:00",
      requested_on: null,
      skipped_on: null,
      skips_in_tier: 0,
      touches_in_tier: 0,
    });
  });

  it("puts it into another stage, in either language", async () => {
    await lily.says(`/stage #${ref} first-order`);
    lily.hears(/阶段 线索 → 首单/);
    await lily.says(`阶段 #${ref} 流失`);
    lily.hears(/阶段 首单 → 流失/);
    await lily.says(`阶段 #${ref} 流失`);
    lily.hears(/本来就在这个阶段/);
    await lily.says(`阶段 #${ref} 天上`);
    lily.hears(/没有阶段“天上”/);
  });

  it("puts tags on and takes them off", async () => {
    await lily.says(`/tag #${ref} 背调 VIP`);
    lily.hears(/\+背调 \+VIP/);
    await lily.says(`标签 #${ref} -vip ＋老客户`);
    lily.hears(/\+老客户 -VIP/);
    expect(await column("tags")).toEqual(["背调", "老客户"]);
    await lily.says(`/tag #${ref} 背调`);
    lily.hears(/标签没有变化/);
  });

  it("puts tags on several customers at once, with one undo", async () => {
    const [second = "", third = ""] = await house.addCustomers([
      { name: "Nile Trading", owner: "lily" },
      { name: "Izmir Stone", owner: "lily" },
    ]);
    const tagsOf = async () =>
      (
        await app.genjin.app.store.rows<{ ref: string; tags: string[] }>(
          sql`SELECT ref, tags FROM customer WHERE ref = ANY(${[ref, second, third]}::text[]) ORDER BY sequence`,
        )
      ).map(({ tags }) => tags);
    await lily.says(`/tag ${second}，#${third} vip`);
    lily.hears(/2 家客户将改变/);
    await lily.says("1");
    expect(await tagsOf()).toEqual([[], ["vip"], ["vip"]]);
    await lily.says("/find owner:lily");
    await lily.says("标签 1,2,3 唤醒");
    await lily.says("1");
    lily.hears(/✅ 3 家客户/);
    expect(await tagsOf()).toEqual([["唤醒"], ["vip", "唤醒"], ["vip", "唤醒"]]);
    await lily.says("/undo");
    expect(await tagsOf()).toEqual([[], ["vip"], ["vip"]]);
    await lily.says("/find owner:lily");
    await lily.says("/tag 1-3 -vip 大客户");
    lily.hears(/\+大客户 -vip/);
    await lily.says("1");
    expect(await tagsOf()).toEqual([["大客户"], ["大客户"], ["大客户"]]);
    await lily.says("/find owner:lily");
    await lily.says("/tag 1、9 vip");
    lily.hears(/没有第 9 号/);
  });

  it("says so where a postponement moves nothing, and first where a due is past", async () => {
    await lily.says(`推迟 #${ref} 下周三`);
    lily.hears(/已推迟/);
    await lily.says(`推迟 #${ref} 下周三`);
    lily.hears(/日期没变/);
    lily.hearsNot(/已推迟/);
    talk.setClock("2026-12-14T02:00:00Z");
    await lily.says(`/c #${ref}`);
    lily.hears(/^[^\n]*\n逾期5天/);
    for (const line of [`/c #${ref} all`, `/why #${ref}`]) {
      await lily.says(line);
      lily.hears(/^[^\n]*\n已逾期 5 天\n/);
    }
  });

  it("tells a window once where both clocks show the same, and silence in civil days", async () => {
    const [late = "", near = ""] = await house.addCustomers([
      {
        name: "Delta Trading",
        owner: "lily",
        touches: [{ at: "2026-11-27T15:00:00Z", outcome: "contacted" }],
      },
      { name: "Harbin Tools", owner: "lily", country: "CN", zone: "Asia/Shanghai" },
    ]);
    for (const more of ["", " all"]) {
      await lily.says(`/c #${near}${more}`);
      lily.hears(more === "" ? /19:50 · / : /09:00–17:30/);
      lily.hearsNot(/你这边/);
      await lily.says(`/c #${late}${more}`);
      lily.hears(/你这边/);
    }
    // 4 days and 11 hours, and five midnights of Istanbul.
    talk.setClock("2026-12-02T02:00:00Z");
    await lily.says("/find silent:>=5 delta");
    lily.hears(new RegExp(`#${late}\\n.*上次跟进 5天前`));
    await lily.says("/find silent:>5 delta");
    lily.hears(/找到 0 家/);
  });

  it("shows a customer by a code that is a number, with other leading zeros too", async () => {
    const { store } = app.genjin.app;
    const [coded = "", padded = ""] = await house.addCustomers([
      { name: "Nile Trading", owner: "lily" },
      { name: "Izmir Stone", owner: "lily" },
    ]);
    await store.run(sql`UPDATE customer SET code = '123' WHERE ref = ${coded}`);
    await store.run(sql`UPDATE customer SET code = '00321' WHERE ref = ${padded}`);
    for (const [asked, name] of [
      ["/c 123", /Nile Trading/],
      ["123", /Nile Trading/],
      ["/c 0123", /Nile Trading/],
      ["/c 321", /Izmir Stone/],
      ["/c 00321", /Izmir Stone/],
      ["/c 0321", /Izmir Stone/],
    ] as const) {
      await lily.says(asked);
      lily.hears(name);
    }
    await lily.says("/c 999");
    lily.hears(/哪份清单/);
    await lily.says("/find owner:lily");
    await lily.says("/c 321");
    lily.hears(/Izmir Stone/);
  });

  it("postpones a due with a reason that stays sealed", async () => {
    await lily.says(`推迟 #${ref} 下周三 对方参展`);
    lily.hears(/已推迟：对方参展/);
    lily.hears(/下次 周三 12\/09/);
    expect(await column("requested_on")).toBe("2026-12-09");
    expect(JSON.stringify(await kept())).not.toMatch(/对方参展/);
    await lily.says(`/snooze #${ref} 2026-12-01`);
    lily.hears(/已经过了/);
    await lily.says(`/snooze #${ref} 400d`);
    lily.hears(/太远了/);
    await lily.says(`/snooze #${ref} 尽快`);
    lily.hears(/推迟到什么时候/);
  });

  it("skips the due that stands, come or not", async () => {
    expect(await column("due_on")).toBe("2027-01-04");
    await lily.says(`跳过 #${ref} 展会周`);
    lily.hears(/这次跳过：展会周/);
    expect(await column("skipped_on")).toBe("2027-01-04");
    expect(await column("due_on")).toBe("2027-03-08");
  });

  it("gives it to a colleague, if one leads the team", async () => {
    await lily.says(`/own #${ref} tom`);
    lily.hearsNot(/负责人 lily/);
    await wei.says(`/own #${ref} Tom Baker`);
    wei.hears(/负责人 lily → tom/);
    await lily.says(`/why #${ref}`);
    lily.hearsNot(/Nile/);
    await wei.says(`/own #${ref} ann`);
    wei.hears(/你的团队里没有 ann/);
    await wei.says("撤销");
    wei.hears(/Nile Trading · lily/);
  });

  it("takes its customer from a list number or a reply as well", async () => {
    await house.addCustomers([{ name: "Zeta Foods", owner: "tom", tier: "A" }]);
    await tom.says("today");
    tom.hears(/1 .*Zeta Foods/);
    await tom.says("/tier 1 B");
    tom.hears(/Zeta Foods · tier A → B/);
    await tom.replies("stage negotiating");
    tom.hears(/Zeta Foods · stage lead → negotiating/);
    await tom.replies("snooze 3 days");
    tom.hears(/Zeta Foods · (postponed|nothing moves)/);
    await tom.says("/snooze 1 3d");
    tom.hears(/Zeta Foods · (postponed|nothing moves)/);
    await tom.says("/skip");
    tom.hears(/Is it about Zeta Foods\?/);
    await tom.says("1");
    tom.hears(/Zeta Foods · skipped/);
  });

  it("is asked for in other words as well: the customer first, or by its name", async () => {
    await lily.says(`把${ref}升级成B`);
    lily.hears(/等级 C → B/);
    await lily.says(`#${ref} 推迟到下周二 客户在出差`);
    lily.hears(/已推迟：客户在出差\n下次 周二 12\/08/);
    await app.genjin.app.store.run(
      sql`UPDATE customer SET name = 'Cairo Doors' WHERE ref = ${ref}`,
    );
    await lily.says("周五之前提醒我给Cairo Doors发报价");
    lily.hears(/将记下以下内容.*\n• #A2A Cairo Doors .* 下次 周一 12\/07/);
    await lily.says("1");
    lily.hears(/已记下\n• #A2A Cairo Doors .* 下次 周一 12\/07/);
    for (const line of ["call Cairo Doors on tuesday", "下周二联系Cairo Doors"]) {
      await lily.says(line);
      lily.hears(/将记下以下内容.*\n• #A2A Cairo Doors .* 下次 周二 12\/08/);
      await lily.says("1");
      lily.hears(/已记下\n• #A2A Cairo Doors .* 下次 周二 12\/08/);
    }
    await lily.says(ref);
    await lily.replies("下周三提醒我");
    lily.hears(/已推迟 1 家\n• #A2A Cairo Doors · 下次 周三 12\/09/);
    for (const line of [
      `推迟 #${ref} 到下周四`,
      `推迟${ref}到下周四`,
      `postpone ${ref} to 10 Dec`,
    ]) {
      await lily.says(line);
      lily.hears(/(已推迟|日期没变：本来就是这天)\n下次 周四 12\/10/);
    }
    await lily.replies("升级成KA");
    lily.hears(/现在还没有记录：\n• #A2A Cairo Doors · 等级 B → KA/);
    await lily.says("1");
    lily.hears(/已记下\n• #A2A Cairo Doors · 等级 B → KA/);
    expect((await kept()).rest).toMatchObject([
      [{ outcome: "contacted" }],
      null,
      expect.anything(),
    ]);
    for (const line of ["我12月10日请假", "I'm off on 10 December"]) {
      await lily.says(line);
      lily.hears(/现在还没有记录.*\n• 休假：周四 12\/10/);
      await lily.says("1");
      lily.hears(/已记下\n• 休假：周四 12\/10/);
      await lily.says("撤销");
    }
    await lily.says("添加客户 Nile Trading");
    lily.hears(/“Nile Trading”在哪个国家？/);
    await lily.says("录入客户 Nile Trading");
    lily.hears(/新客户要带上国家.*联系人请管理员从表格导入/);
  });

  it("gives it to a colleague in other words, where one is called so", async () => {
    await wei.says(`把${ref}给Tom Baker`);
    wei.hears(/lily → tom/);
    await wei.says("撤销");
    await wei.says(`#${ref} 转给 tom`);
    wei.hears(/lily → tom/);
    await wei.says("撤销");
    await wei.says(`#${ref} 转给采购了`);
    wei.hears(/结果怎么样？现在还没有记录/);
    await lily.says(`#${ref} 转给 tom`);
    lily.hears(/要由主管来做/);
  });

  it("reads a colleague's customer as one that is not there", async () => {
    for (const line of ["tier A", "stage lost", "tag VIP", "snooze 3d", "skip", "log ok"]) {
      const [word, ...rest] = line.split(" ");
      await tom.says(`/${word} #${ref} ${rest.join(" ")}`);
      const [mine] = await tom.says(`/${word} #${ref} ${rest.join(" ")}`);
      const [none] = await tom.says(`/${word} #C9C ${rest.join(" ")}`);
      expect(mine?.text.replace(ref, "C9C")).toBe(none?.text);
    }
    expect((await kept()).customer).toMatchObject({ tier: "C", stage: "lead", tags: [] });
  });

  it("tells a group only that something was changed", async () => {
    const [answer] = await lily.says(`/tag #${ref} 骗子`, { inTeam: house.teamId });
    expect(answer?.text).toBe(`✅ #${ref} Nil••• · 已修改`);
    expect(JSON.stringify(answer?.message)).not.toMatch(/骗子|Trading/);
  });
});

describe("undo", () => {
  it.each([
    "log #REF 报价 5美元 +3d",
    "log #REF 承诺 周五前 报价",
    "log #REF 样品已收 昨天",
    "log #REF 下单",
    "tier #REF B",
    "stage #REF lost",
    "tag #REF 背调 VIP",
    "snooze #REF 3d 展会",
    "skip #REF 展会",
  ])("takes back %s, every row of it", async (line) => {
    await lily.says(`/tag #${ref} 老客户`);
    await lily.says(`/snooze #${ref} 10d 等新品`);
    const before = await kept();
    await lily.says(`/${line.replace("REF", ref)}`);
    expect(await kept()).not.toEqual(before);
    await lily.says("撤销");
    lily.hears(/已撤销/);
    expect(await kept()).toEqual(before);
  });

  it("takes back all touches of one message together", async () => {
    const before = await kept();
    await lily.says(`#${ref} ok; #${ref} 报价`);
    await lily.says("undo");
    expect(await kept()).toEqual(before);
  });

  it("goes one change further back each time, and never undoes an undo", async () => {
    await lily.says(`/tier #${ref} B`);
    await lily.says(`/tier #${ref} A`);
    await lily.says("/undo");
    lily.hears(/Nile Trading · B/);
    await lily.says("/undo");
    lily.hears(/Nile Trading · C/);
  });

  it("takes back its own change only, when a button is pressed late or twice", async () => {
    await lily.says(`/tag #${ref} 背调`);
    const echo = lily.hears(/背调/);
    await lily.says(`/tier #${ref} B`);
    const button = echo.message.blocks.flatMap((block) =>
      block.type === "actions" ? block.buttons : [],
    )[0];
    await lily.says(button?.command ?? "");
    lily.hears(/标签恢复原样/);
    await lily.says(button?.command ?? "");
    lily.hears(/已经撤销过/);
    expect((await kept()).customer).toMatchObject({ tags: [], tier: "B" });
  });

  it("leaves alone what somebody changed since", async () => {
    await lily.says(`/tier #${ref} B`);
    await wei.says(`/tier #${ref} A`);
    const before = await kept();
    await lily.says("/undo");
    lily.hears(/之后又改过/);
    expect(await kept()).toEqual(before);
    await wei.says("/undo");
    wei.hears(/Nile Trading · B/);
    await lily.says("/undo");
    lily.hears(/Nile Trading · C/);
  });

  it("undoes nothing of others, and nothing older than a day", async () => {
    const house2 = await house.addCustomers([{ name: "Tom's", owner: "tom" }]);
    await tom.says(`/tier #${house2[0]} A`);
    talk.setClock("2026-12-03T11:49:00Z");
    await tom.says("/undo");
    tom.hears(/Undone/);
    await tom.says(`/tier #${house2[0]} A`);
    talk.setClock("2026-12-04T11:49:01Z");
    await tom.says("/undo");
    tom.hears(/nothing of yours/);
  });

  it("writes one audit entry for each change and each undo", async () => {
    await lily.says(`#${ref} ok; #${ref} 报价`);
    await lily.says("/undo");
    const rows = await app.genjin.app.store.rows<{ action: string; undone: boolean }>(sql`
      SELECT action, undone_at IS NOT NULL AS undone FROM audit_entry ORDER BY at DESC, id DESC
      LIMIT 2`);
    expect(rows).toEqual([
      { action: "change.undone", undone: false },
      { action: "touch.logged", undone: true },
    ]);
  });
});

describe("two members at once", () => {
  it("count every touch", async () => {
    const lines = Array.from({ length: 10 }, () => `#${ref} 未接`);
    await Promise.all([lily, wei].flatMap((person) => lines.map((line) => person.says(line))));
    expect((await kept()).customer).toMatchObject({ touches_in_tier: 21 });
  });

  it("never wait for each other in a circle", async () => {
    const [other] = (await house.addCustomers([{ name: "Alpha", owner: "lily" }])) as [string];
    const there = `#${ref} ok; #${other} 未接`;
    const back = `#${other} ok; #${ref} 未接`;
    const heard = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? lily : wei).says(index % 2 === 0 ? there : back),
      ),
    );
    expect(heard.flat().map(({ text }) => text)).toEqual(
      Array.from({ length: 8 }, () => expect.stringContaining("已记 2 条")),
    );
  });

  it("cannot undo the same change twice", async () => {
    await lily.says(`/tier #${ref} B`);
    const answers = await Promise.all([lily.says("/undo"), lily.says("/undo")]);
    const texts = answers.flat().map(({ text }) => text);
    expect(texts.filter((text) => /等级恢复原样/.test(text))).toHaveLength(1);
    expect(await column("tier")).toBe("C");
  });
});

describe("a command with a name", () => {
  it("says so where nobody is called by it, whatever was listed before", async () => {
    await lily.says("今日");
    for (const [line, name] of [
      ["/tier Zanzi A", "Zanzi"],
      ["/stage Zanzi sampled", "Zanzi"],
      ["/snooze Zanzi 3d", "Zanzi"],
      ["推迟 桑给巴尔 3天", "桑给巴尔"],
      ["推迟桑给巴尔3天", "桑给巴尔"],
      ["/tag Zanzi +fair", "Zanzi"],
      ["/zone Zanzi Paris", "Zanzi"],
      ["/need Zanzi 型号", "Zanzi"],
    ] as const) {
      await lily.says(line);
      lily.hears(new RegExp(`没有叫“${name}”的客户`));
    }
    for (const line of ["/tier A", "/snooze 3d 出差", "/tag +fair", "/zone Paris"]) {
      await lily.says(line);
      lily.hears(/哪个客户|是 .* 吗/);
    }
  });

  it("finds whom a command calls by name before what it is to do", async () => {
    for (const [line, answer] of [
      ["/tier Nile B", /Nile Trading · 等级 . → B/],
      ["等级 Nile Trading C", /Nile Trading · 等级 B → C/],
      ["/snooze Nile 20d", /Nile Trading · 已推迟/],
      ["推迟 Nile 30天", /Nile Trading · 已推迟/],
      ["/tag Nile +fair", /Nile Trading · \+fair/],
      ["/stop Nile", /要停哪一种/],
    ] as const) {
      await lily.says(line);
      lily.hears(answer);
    }
  });
});
