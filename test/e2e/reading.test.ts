import { beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app/app.ts";
import { listDues } from "../../src/app/cadence/list-dues.ts";
import { buttonsOf } from "../../src/chat/message.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { insertRow } from "../../src/store/changes/row-change.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import type { SealedColumn } from "../../src/store/tables/tables.ts";
import { bytesText } from "../../src/store/tables/written.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 11:50 in London, 14:50 in Istanbul. */
const wednesday = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let talk: Conversation;
/** Lily's, by name. */
const refs: Record<string, string> = {};

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const cairo = { country: "EG", zone: "Africa/Cairo" };
  const lilys = [
    {
      name: "Anadolu Tekstil",
      tier: "A",
      touches: [{ at: "2026-11-29T11:00:00Z", outcome: "quoted" }],
    },
    {
      name: "Nile Trading",
      tier: "B",
      ...cairo,
      tierSince: "2026-12-01T00:00:00Z",
    },
    {
      name: "Brasil Metais",
      tier: "C",
      country: "BR",
      zone: "America/Sao_Paulo",
      touches: [{ at: "2026-10-03T11:00:00Z", outcome: "contacted" }],
    },
    {
      name: "Nile Plast",
      tier: "D",
      ...cairo,
      touches: [{ at: "2026-12-01T11:00:00Z", outcome: "declined" }],
    },
  ] as const;
  const made = await house.addCustomers(lilys.map((one) => ({ ...one, owner: "lily" })));
  lilys.forEach(({ name }, index) => {
    refs[name] = made[index] ?? "";
  });
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

/** Thirteen customers of Tom's. */
const addToms = () =>
  house.addCustomers(
    Array.from({ length: 13 }, (_, index) => ({
      name: `Porto ${index}`,
      owner: "tom",
      country: "PT",
      zone: "Europe/Lisbon",
    })),
  );

const idOf = async ({ store }: App, name: string) => {
  const rows = await store.rows<{ id: string }>(sql`SELECT id FROM customer WHERE name = ${name}`);
  return rows[0]?.id ?? "";
};

describe("the day list", () => {
  it("says whom, when and why, the window that closes first on top", async () => {
    const lily = talk.person("lily");
    await lily.says("今日");
    const { text } = lily.hears(/^今日跟进 3 · 周三 12\/02 北京 19:50$/m);
    expect(text.split("\n").slice(1)).toEqual([
      `1 Anadolu Tekstil · A · #${refs["Anadolu Tekstil"]}`,
      "   🟢 剩2h40 · 伊斯坦布尔 14:50",
      "   报价后第3天",
      `2 Nile Trading · B · #${refs["Nile Trading"]}`,
      "   🟢 剩3h40 · 开罗 13:50",
      "   样品第1步，共7步 · 还没联系过",
      `3 Brasil Metais · C · #${refs["Brasil Metais"]}`,
      "   🕐 20:00开 · 圣保罗 08:50",
      "   ⚠ 明天跨60天 · 满60天 · 可聊产品目录",
    ]);
  });

  it("masks names in the group and says nothing of why", async () => {
    const lily = talk.person("lily");
    await lily.says("今日", { inTeam: house.teamId });
    lily.hears(
      new RegExp(`^1 Ana••• · A · #${refs["Anadolu Tekstil"]}\n +🟢 剩2h40 · 土耳其$`, "m"),
    );
    lily.hearsNot(/Anadolu|报价|还没/);
  });

  it("shows a manager without customers those of the team, with the owner", async () => {
    const wei = talk.person("wei");
    await wei.says("/today");
    wei.hears(/^团队今日跟进 3/);
    wei.hears(/Anadolu Tekstil .*\n.* · lily\n/);
    const ann = talk.person("ann");
    await ann.says("today");
    ann.hears(/^No customer is yours yet\n/);
  });

  it("goes on where the page ended, whatever was logged since", async () => {
    await addToms();
    const tom = talk.person("tom");
    await tom.says("today");
    const first = tom.hears(/^Follow up 13 .* page 1 of 2[\s\S]*3 more \(C 3\): say “more”$/).text;
    await tom.says("1 ok; 2 na");
    await tom.says("more");
    const second = tom.hears(/^11 [\s\S]*^12 [\s\S]*^13 /m).text;
    const shown = new Set(`${first}\n${second}`.match(/Porto \d+/g));
    expect(shown.size).toBe(13);
    await tom.says("12 ok");
    tom.hears(/#\w+/);
    await tom.says("more");
    tom.hears(/end of the list/);
    await tom.says("today 2");
    tom.hears(/^Follow up 10/);
  });
});

describe("a customer's card", () => {
  it("tells everything, in private even when asked in the group", async () => {
    const { store } = app.genjin.app;
    const known = await memberByHandle(store, "lily");
    if (known === null) throw new Error("no lily");
    const customer_id = await idOf(app.genjin.app, "Anadolu Tekstil");
    const id = newId();
    const seal = <C extends SealedColumn<"contact">>(column: C, text: string) =>
      bytesText(store.cipher.seal("contact", column, id, text));
    const { scope } = known;
    const on = (date: string) => date as CivilDate;
    const contact = { customer_id, name: "Mehmet", level: "buyer", created_at: wednesday } as const;
    const sealed = { phone: seal("phone", "+90 555 1"), taboos: seal("taboos", "no alcohol") };
    await insertRow(store, scope, "contact", { ...contact, ...sealed }, id);
    const order = { customer_id, currency: "USD" };
    const august = { number: "1", ordered_on: on("2026-08-01"), amount: 1200 };
    await insertRow(store, scope, "customer_order", { ...order, ...august });
    const october = { number: "2", ordered_on: on("2026-10-01"), amount: 800.4 };
    await insertRow(store, scope, "customer_order", { ...order, ...october });
    const kind = "promise" as const;
    const promise = { kind, customer_id, member_id: known.member.id, made_at: wednesday };
    await insertRow(store, scope, "owed", { ...promise, due_on: on("2026-12-01") });

    const lily = talk.person("lily");
    const heard = await lily.says("/c anadolu", { inTeam: house.teamId });
    expect(heard.map((one) => one.chat)).toEqual(["direct:lily", `team:${house.teamId}`]);
    expect(heard[1]?.text).not.toMatch(/Anadolu/);
    lily.hears(/^Anadolu Tekstil\s·\sA\s·\s#\w+$/m);
    lily.hears(/^今天|^逾期/m);
    lily.hears(/^找谁：Mehmet · 采购 · \+90 555 1/m);
    lily.hears(/^当地：土耳其 · 伊斯坦布尔 14:50（你这边 19:50） · 🟢 现在合适，剩2h40/m);
    lily.hears(/^上次：周日 11\/29 · 电话 · 已报价/m);
    lily.hears(/^⚠ 忌讳：no alcohol/m);
    lily.hearsNot(/等级：|订单：|负责人/);
    await lily.says("客户 anadolu 全部");
    lily.hears(/^等级：A 即将下单/m);
    lily.hears(/^下次跟进：伊斯坦布尔 周三 12\/02 13:00–17:30 = 你这边 18:00–22:30$/m);
    lily.hears(/^订单：2 单，共 USD 2,000，最近 2026\/10\/01 USD/m);
    lily.hears(/Mehmet · 采购 · \+90 555 1 · ⚠ 忌讳：no alcohol/);
    lily.hears(/周二 12\/01 到期，已逾期/);
    lily.hears(/周日 11\/29 · 电话 · 已报价/);
    await lily.says("客户 mehmet");
    lily.hears(/Anadolu Tekstil\s·\sA\s·\s#\w+$/m);
    await lily.says("Mehmet 的电话是多少");
    lily.hears(/Anadolu Tekstil.*\n.*Mehmet · 采购 · \+90 555 1/);
    const wei = talk.person("wei");
    await wei.says("what did we promise Anadolu?");
    wei.hears(/Anadolu Tekstil\s·\sA\s·\s#\w+$/m);
    const ann = talk.person("ann");
    await ann.says("who buys at Anadolu?");
    ann.hears(/^I have no customer called “Anadolu”/);
    await lily.says("今日");
    await lily.says("客户 1 全部");
    await lily.presses("为什么");
    lily.hears(/^为什么是 周三 12\/02/);
  });

  it("asks when several fit, and takes the number", async () => {
    const lily = talk.person("lily");
    await lily.says("c nile");
    lily.hears(/^1 Nile Plast .*\n.*\n2 Nile Trading /m);
    await lily.says("2");
    lily.hears(new RegExp(`^Nile Trading\\s·\\sB\\s·\\s#${refs["Nile Trading"]}$`, "m"));
    await lily.says("客户 Nil Tradng");
    lily.hears(/^Nile Trading\s·\sB/);
  });

  it("knows neither strangers' customers nor unknown ones, and says the same of both", async () => {
    const ann = talk.person("ann");
    const answers = [];
    for (const asked of ["Anadolu Tekstil", "Nowhere Ltd"]) {
      await ann.says(`/c ${asked}`);
      answers.push(ann.hears(/no customer called/).text.replace(asked, "X"));
    }
    expect(answers[0]).toBe(answers[1]);
    await ann.says(`/c #${refs["Anadolu Tekstil"]}`);
    const theirs = ann.hears(/no customer #/).text;
    await ann.says("/why #Y9Y9Y");
    expect(ann.hears(/no customer #/).text).toBe(
      theirs.replace(refs["Anadolu Tekstil"] ?? "", "Y9Y9Y"),
    );
  });
});

describe("the reason of a due", () => {
  it("is told by list number, by reference and in reply", async () => {
    const lily = talk.person("lily");
    await lily.says("today");
    await lily.says("why 3");
    lily.hears(/^为什么是 周三 12\/02：Brasil Metais/);
    lily.hears(/• C 级：每 60 天联系一次\n• 从最近一次联系 周六 10\/03 算起/);
    lily.hears(/最近一次联系：周六 10\/03，已联系，60 天前/);
    lily.hears(/到期：圣保罗 周三 12\/02 09:00–17:30 = 你这边 20:00–04:30/);
    await lily.replies("为什么");
    lily.hears(/Brasil Metais/);
    await lily.says(`why ${refs["Nile Trading"]}`);
    lily.hears(/样品节奏 1-1-2-3-7-7-15：第 1\/7 步/);
  });
});

describe("a search", () => {
  it("filters, is kept under a name, and runs by it", async () => {
    const lily = talk.person("lily");
    await lily.says("查找 国家:埃及,巴西 沉默:>30 保存:老客户");
    lily.hears(
      /^找到 2 家 · 埃及、巴西 · 沉默 ≥31 天\n1 Nile Trading · B .*\n.*从未联系.*\n2 Brasil Metais · C .*\n.*上次跟进 60天前/,
    );
    await lily.says("find");
    lily.hears(/• 老客户 {2}国家:埃及,巴西 沉默:>30$/m);
    await lily.presses("老客户");
    lily.hears(/^老客户：2 家/);
    await lily.says("撤销");
    await lily.says("查找");
    lily.hears(/还没有存过/);
  });

  it("takes words that name nobody for a country, a region or a tier", async () => {
    const lily = talk.person("lily");
    await lily.says("查找 埃及的B级客户");
    lily.hears(/^找到 1 家 · 埃及 · B 级\n1 Nile Trading · B /);
    await lily.says("find customers in Brazil");
    lily.hears(/^找到 1 家 · [^\n]+\n1 Brasil Metais · C /);
    await lily.says("查找 nile");
    lily.hears(/^找到 2 家/);
  });

  it("helps with what it does not understand, and masks names in the group", async () => {
    const tom = talk.person("tom");
    await tom.says("find countr:TR tier:Q");
    tom.hears(/“countr”. Did you mean country\? .*no tier “Q”/);
    await tom.says("find save:all");
    tom.hears(/What shall I keep/);
    const lily = talk.person("lily");
    await lily.says("find tier:A", { inTeam: house.teamId });
    lily.hears(/^1 Ana••• · A · #\w+\n +土耳其$/m);
  });

  it("takes who is asked for by name for the owner", async () => {
    const wei = talk.person("wei");
    for (const asked of ["Lily的客户", "lily名下的客户", "how many customers does lily have?"]) {
      await wei.says(asked);
      wei.hears(/^找到 4 家/);
    }
    await wei.says("无主客户");
    wei.hears(/^找到 0 家/);
    const lily = talk.person("lily");
    await lily.says("我的客户");
    lily.hears(/^找到 4 家/);
  });

  it("finds across the team for a manager, by owner", async () => {
    await addToms();
    const wei = talk.person("wei");
    await wei.says("find owner:lily tier:A");
    wei.hears(/^找到 1 家 · A 级 · 负责人 lily\n1 Anadolu Tekstil · A · #\w+\n.* · lily$/);
    await wei.says("find owner:tom");
    wei.hears(/^找到 13 家[\s\S]*还有 3 家/);
    await wei.says("更多");
    wei.hears(/^11 [\s\S]*^12 [\s\S]*^13 /m);
  });
});

describe("a mistyped command", () => {
  it("gets the nearest one, called as the reader calls it", async () => {
    const lily = talk.person("lily");
    await lily.says("/定级建意");
    lily.hears(/“定级建意”，你是想用 \/定级建议 吗/);
    await lily.presses("/定级建议");
    const tom = talk.person("tom");
    await tom.says("/todya");
    tom.hears(/Did you mean \/today\?/);
  });
});

describe("oneself and the help", () => {
  it("tells what is kept of the member", async () => {
    const tom = talk.person("tom");
    await tom.says("me");
    tom.hears(/^Tom Baker \(tom\)\nRole: sales\nTeams: Team One\n/);
    tom.hears(/^Time zone: London \(Europe\/London\), now Wed 2 Dec 11:50$/m);
    tom.hears(/^Quiet hours: 21:00–08:00$/m);
  });

  it.each([
    ["zh-CN", "帮助", /• 今天该联系谁 → 今日\n/, ["每天", "客户", "修改", "数据", "个人和团队"]],
    [
      "en",
      "/help",
      /• Whom to contact today → today\n/,
      ["Your day", "Customers", "Changes", "Figures", "You and the team"],
    ],
  ])(
    "help in %s says what people want to do and names what else she may ask for",
    async (locale, asked, wants, topics) => {
      const seller = talk.person(locale === "en" ? "tom" : "lily");
      await seller.says(asked);
      const { message } = seller.hears(wants);
      expect(buttonsOf(message).map(({ label }) => label)).toEqual(topics);
    },
  );

  it("tells who only greets, thanks or calls it what to write", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    for (const text of ["你好", "早上好！", ""]) {
      await lily.says(text);
      lily.hears(/^随时找我：发“今日”/);
    }
    for (const text of ["谢谢！", "收到"]) {
      await lily.says(text);
      lily.hears(/^👌$/);
    }
    await tom.says("hello");
    tom.hears(/“today” shows whom to contact/);
    expect(await tom.says("thanks", { inTeam: house.teamId })).toEqual([]);
  });

  it("begins the help with what people want to do, in twelve lines", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await tom.says("/help");
    const { text } = tom.hears(/^What would you like to do\?\n• Whom to contact today → today\n/);
    expect(text.trim().split("\n").length).toBeLessThanOrEqual(12);
    await tom.says("help your day");
    tom.hears(/• \/kept [\s\S]*\nAbout one command: help snooze$/);
    await lily.says("帮助");
    lily.hears(/• 我答应过客户什么 → 承诺清单\n/);
    await lily.says("/帮助 每天");
    lily.hears(/• \/今日 [\s\S]*• \/已兑现 [\s\S]*• \/跳过 /);
  });

  it("explains the commands of a topic, or one in detail", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says("帮助 客户");
    lily.hears(/^客户\n• \/客户 [\s\S]*• \/查找 /);
    await lily.says("help 推迟");
    lily.hears(/用法：\/推迟 编号\[,编号 …\]\|全部 时间/);
    await tom.says("/help customers");
    tom.hears(/^Customers\n• \/c [\s\S]*• \/find /);
    await tom.says("/help snooze");
    tom.hears(/Usage: \/snooze /);
  });
});

describe("every due", () => {
  it("is told as the contract says, of the visible customers only", async () => {
    await addToms();
    const { store } = app.genjin.app;
    const lines = async (handle: string) => {
      const known = await memberByHandle(store, handle);
      if (known === null) throw new Error(`no ${handle}`);
      return listDues(app.genjin.app, { ...known, now: talk.now(), chat: "cli" });
    };
    expect(await lines("ann")).toEqual([]);
    expect((await lines("wei")).length).toBe(17);
    const all = await lines("lily");
    expect(all.find((line) => line.customer === "Brasil Metais")).toEqual({
      ref: refs["Brasil Metais"],
      code: refs["Brasil Metais"],
      customer: "Brasil Metais",
      tier: "C",
      due: "2026-12-02",
      window: { from: "09:00", to: "17:30", zone: "America/Sao_Paulo" },
      why: [
        { code: "tier-gap", tier: "C", days: 60 },
        { code: "last-touch", on: "2026-10-03" },
      ],
    });
  });
});

describe("the day list at the weekend", () => {
  it("says that nobody can be reached, and who is due all the same", async () => {
    talk.setClock("2026-12-05T04:00:00Z");
    const lily = talk.person("lily");
    await lily.says("today");
    lily.hears(
      /今天没有能联系的客户。\n1 ❗ Anadolu Tekstil .*\n +⛔ 周二 12\/08 18:00再开.*\n.*\n2 Nile Trading .*\n +⛔ 周一 12\/07 15:00再开 .*\n.*\n3 Brasil Metais /,
    );
    talk.setClock("2026-12-06T04:00:00Z");
    await lily.says("today");
    lily.hears(/今天没有能联系的客户。\n1 ❗ Anadolu Tekstil .*\n +⛔ 周二 12\/08/);
  });
});
