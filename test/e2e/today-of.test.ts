import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const sketch = (
    name: string,
    owner: "lily" | "tom",
    tier: "KA" | "A" | "B" | "C" | "D" | "E",
    place: "TR" | "EG",
    at: string,
  ) =>
    ({
      name,
      owner,
      tier,
      country: place,
      zone: place === "TR" ? "Europe/Istanbul" : "Africa/Cairo",
      touches: [{ at, outcome: "contacted" }],
    }) as const;
  await house.addCustomers([
    sketch("Anadolu Tekstil", "lily", "A", "TR", "2026-11-25T09:00:00Z"),
    sketch("Gulf Supplies", "lily", "KA", "EG", "2026-11-02T09:00:00Z"),
    sketch("Nile Trading", "lily", "C", "EG", "2026-09-02T09:00:00Z"),
    sketch("Izmir Stone", "lily", "D", "TR", "2026-08-01T09:00:00Z"),
    ...[1, 2, 3, 4].map((at) =>
      sketch(`Quiet House ${at}`, "lily", "E", "EG", "2026-03-02T09:00:00Z"),
    ),
    sketch("Tom One", "tom", "E", "EG", "2026-03-02T09:00:00Z"),
    ...[2, 3, 4].map((at) => sketch(`Tom ${at}`, "tom", "E", "EG", "2026-03-02T09:00:00Z")),
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T11:50:00Z");
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

describe("some of the day's list", () => {
  it.each([
    ["今日 KA", /今日跟进 1 .*KA 级/, ["Gulf Supplies"]],
    ["今日KA", /今日跟进 1 .*KA 级/, ["Gulf Supplies"]],
    ["今日 A", /A 级/, ["Anadolu Tekstil"]],
    ["今天土耳其", /土耳其/, ["Anadolu Tekstil", "Izmir Stone"]],
    ["today Turkey", /土耳其/, ["Anadolu Tekstil", "Izmir Stone"]],
    ["今日 土耳其 D", /土耳其 · D 级/, ["Izmir Stone"]],
    ["今日 D级 逾期", /D 级 · 逾期/, ["Izmir Stone"]],
    ["/today overdue Egypt", /埃及 · 逾期/, ["Gulf Supplies", "Nile Trading"]],
    ["today tier:C,D", /C、D 级/, ["Nile Trading", "Izmir Stone"]],
  ])("%s", async (line, title, names) => {
    await lily.says(line);
    const heard = lily.hears(title);
    for (const name of names) lily.hears(new RegExp(name));
    expect(heard.text.split("\n")[0]).toMatch(title);
    for (const name of ["Anadolu Tekstil", "Gulf Supplies", "Nile Trading", "Izmir Stone"])
      if (!names.includes(name) && !line.includes("Egypt")) lily.hearsNot(new RegExp(name));
  });

  it("puts overdue KA before a window that closes sooner", async () => {
    await lily.says("今日 逾期");
    const { text } = lily.hears(/逾期/);
    expect(text.indexOf("Gulf Supplies")).toBeLessThan(text.indexOf("Izmir Stone"));
  });

  it("is a list by whose numbers one goes on, and as a whole", async () => {
    await lily.says("今日 土耳其");
    await lily.says("全部 标签 展会");
    lily.hears(/2 家客户将改变/);
  });

  it("says so where nobody due is such, and what it could not read", async () => {
    await lily.says("今日 B");
    lily.hears(/今天要跟进的客户里没有这样的/);
    await lily.says("/今日 xyzzy");
    lily.hears(/没看懂“xyzzy”/);
  });

  it.each(["today I called Gulf", "今天打给 Gulf Supplies 了", "今日德国客户有哪些？"])(
    "%s is no list of the day",
    async (line) => {
      await lily.says(line);
      lily.hearsNot(/今日跟进/);
    },
  );
});

describe("tier E in one line", () => {
  it("names so many, with a text for all of them and one record", async () => {
    await lily.says("今日");
    lily.hears(/今日跟进 8/);
    lily.hears(/E 批量 4 家/);
    lily.hearsNot(/Quiet House/);
    await lily.says("今日 E");
    lily.hears(/Quiet House 1/);
    lily.hears(/it has been a while/);
    await lily.says("全部 ok");
    lily.hears(/现在还没有记录/);
    await lily.says("1");
    lily.hears(/✅ 已记下/);
    await lily.says("今日");
    lily.hearsNot(/批量/);
    await lily.says("撤销");
    await lily.says("今日");
    lily.hears(/E 批量 4 家/);
  });

  it("lists them where there is nobody else, and drops nobody", async () => {
    await tom.says("today");
    tom.hears(/Tom One/);
    tom.hears(/Tom 4/);
    tom.hearsNot(/one batch/);
  });

  it("tells a group no text", async () => {
    await lily.says("今日 E", { inTeam: house.teamId });
    lily.hearsNot(/it has been a while|Quiet House/);
  });
});
