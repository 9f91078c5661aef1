import { beforeEach, describe, it } from "vitest";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 13:30 in Beijing, 05:30 in London. */
const wednesday = "2026-12-02T05:30:00Z";

let house: TradingHouse;
let talk: Conversation;
let lilys: string[];
let toms: string[];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const due = {
    tier: "C" as const,
    touches: [{ at: "2026-09-28T08:00:00Z", outcome: "contacted" as const }],
  };
  lilys = await house.addCustomers([
    { ...due, name: "Cairo Pumps", owner: "lily", country: "EG", zone: "Africa/Cairo" },
    { ...due, name: "Recife Motores", owner: "lily", country: "BR", zone: "America/Recife" },
  ]);
  toms = await house.addCustomers([
    { ...due, name: "Leeds Locks", owner: "tom", country: "GB", zone: "Europe/London" },
    { ...due, name: "Porto Trading", owner: "tom", country: "PT", zone: "Europe/Lisbon" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

/** A push about one customer, as a window that opens brings it. */
async function pushed(ref = ""): Promise<OutboundMessage> {
  const subjects = await app.genjin.app.store.rows<{ customerId: string; ref: string }>(
    sql`SELECT id AS "customerId", ref FROM customer WHERE ref = ${ref}`,
  );
  const blocks = [{ type: "paragraph", inlines: [{ type: "text", text: `#${ref}` }] }] as const;
  return { kind: "nudge", summary: `#${ref}`, blocks, subjects };
}

describe("right after a record", () => {
  it("a pronoun is whoever was recorded, whatever push is open", async () => {
    const lily = talk.person("lily");
    await lily.receives(await pushed(lilys[1]));
    await lily.says(`#${lilys[0]} ok`);
    await lily.says("她说下周要报价");
    lily.hears(new RegExp(`#${lilys[0]} Cairo Pumps · 已回复 · “她说下周要报价”`));
    const tom = talk.person("tom");
    await tom.says(`#${toms[0]} ok`);
    await tom.says("he wants samples by Friday");
    tom.hears(new RegExp(`#${toms[0]} Leeds Locks · replied`));
  });

  it("a day alone moves the next contact", async () => {
    const tom = talk.person("tom");
    await tom.receives(await pushed(toms[1]));
    await tom.says(`#${toms[0]} ok`);
    await tom.says("+1w");
    tom.hears(new RegExp(`#${toms[0]} Leeds Locks · contacted · next Wed 9 Dec`));
    await tom.says("1");
    tom.hears(/Recorded|✅/);
  });

  it("a slip is corrected at either end of the line, and whom it was with is kept", async () => {
    const lily = talk.person("lily");
    await lily.says(`联系人 #${lilys[0]} Mahmoud Fathy 经理`);
    await lily.says("Cairo Pumps 跟Mahmoud聊了价格");
    await lily.says("1");
    await lily.says("打错了 是没接不是联系上了");
    lily.hears(new RegExp(`#${lilys[0]} Cairo Pumps · 未接 · 联系人 Mahmoud Fathy`));
    const tom = talk.person("tom");
    await tom.says(`#${toms[0]} ok`);
    await tom.says("not reached, no answer, I mistyped");
    tom.hears(new RegExp(`#${toms[0]} Leeds Locks · no answer`));
  });

  it("nothing is taken back by letting go", async () => {
    const tom = talk.person("tom");
    await tom.says(`#${toms[0]} ok`);
    await tom.says("no, forget it");
    tom.hears(/Shall I undo the last record/);
  });
});

describe("an hour of this day", () => {
  it("is a reminder, beside what came of the call", async () => {
    const lily = talk.person("lily");
    await lily.receives(await pushed(lilys[0]));
    await lily.says("让我四点再打过去");
    lily.hears(/Cairo Pumps · ⏰ 提醒 周三 12\/02 16:00（开罗 10:00）/);
    lily.hearsNot(/已联系|已回复/);
    await lily.says("没接，半小时后再打");
    lily.hears(/Cairo Pumps · 未接 .*\n.*⏰ 提醒 周三 12\/02 14:00/);
    const tom = talk.person("tom");
    await tom.receives(await pushed(toms[0]));
    await tom.says("he asked me to call back at four");
    tom.hears(/Leeds Locks · ⏰ reminder Wed 2 Dec 16:00/);
  });
});

describe("the name of nobody who is known", () => {
  it("is asked for, and not told of the customer of a push", async () => {
    const tom = talk.person("tom");
    await tom.receives(await pushed(toms[0]));
    for (const line of [
      "closed the deal with Petrosyan Trading",
      "Petrosyan Trading placed an order for 50k",
    ]) {
      await tom.says(line);
      tom.hears(/“Petrosyan Trading”: which customer is that\?/);
    }
    await tom.says("spoke with Jenny Marsh, wants a quote");
    tom.hears(/about Leeds Locks\?/);
    const lily = talk.person("lily");
    await lily.receives(await pushed(lilys[0]));
    await lily.says("跟Petrosyan GmbH那边谈妥了");
    lily.hears(/“Petrosyan GmbH”是哪个客户？/);
  });
});

describe("a firm that begins like a customer", () => {
  it.each([
    ["tom", "Leeds Home Stores replied, wants samples", "Leeds Home Stores"],
    ["tom", "called Leeds Foods, no answer", "Leeds Foods"],
    ["tom", "Porto Locks ordered EUR 3,000", "Porto Locks"],
    ["lily", "Cairo Home Stores 报了价 5000美金", "Cairo Home Stores"],
    ["tom", "quoted Leeds Bricks Ltd EUR 500", "Leeds Bricks Ltd"],
  ])("is somebody else: %s says `%s`", async (who, line, called) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(new RegExp(`“${called}”(?:: which customer is that|是哪个客户)`));
    person.hearsNot(/· (?:replied|no answer|ordered|quoted) ·|已报价/);
  });

  it.each(["Leeds Locks Ltd replied", "Leeds Monday replied", "Leeds Samples sent"])(
    "is the customer where nothing else is named: `%s`",
    async (line) => {
      const tom = talk.person("tom");
      await tom.says(line);
      tom.hears(/Leeds Locks · /);
      await tom.says("no");
    },
  );
});

it("a day of what they ask about is no day of the next contact", async () => {
  const lily = talk.person("lily");
  await lily.says(`#${lilys[0]} ok`);
  await lily.says("Cairo 问年前能不能走货");
  lily.hears(/等我们回复：问年前能不能走货/);
  lily.hearsNot(/你说的是/);
  await lily.says("Cairo 要求12月20号前出货");
  lily.hears(/你说的是 周日 12\/20/);
});

it("the 9th beside a customer is a day, whatever list was shown", async () => {
  const tom = talk.person("tom");
  talk.setClock("2026-11-30T09:30:00Z");
  await tom.says("/today");
  tom.hears(/^1 [\s\S]*^2 /m);
  await tom.says("call Porto the 2nd, 10 am his");
  tom.hears(/Porto Trading · .*next Wed 2 Dec/);
  tom.hearsNot(/Leeds|reminder/);
});

describe("somebody who is not known", () => {
  it("is not the namesake, nor the only contact, whose number is told", async () => {
    const tom = talk.person("tom");
    await tom.says(`/contact #${toms[0]} Sofia Molina buyer`);
    await tom.says(`Leeds Locks: new one is Sofia Reyes sofia@leeds.example`);
    tom.hears(/Sofia Reyes/);
    tom.hearsNot(/contact Sofia Molina/);
    await tom.says("Salim at Leeds Locks has a new number +44 20 7946 0123");
    tom.hearsNot(/contact Sofia Molina/);
    await tom.receives(await pushed(toms[0]));
    await tom.says("they ordered from Petrosyan Trading instead");
    tom.hearsNot(/ordered ·|· ordered/);
  });

  it("has no needs of ours", async () => {
    const tom = talk.person("tom");
    await tom.receives(await pushed(toms[1]));
    await tom.says("need to send the certificate to Leeds Locks by tomorrow");
    tom.hearsNot(/✅|Porto/);
  });
});

describe("rows run together", () => {
  it("are several, none a note of the other", async () => {
    const lily = talk.person("lily");
    await lily.says("今日");
    await lily.says("1没接 2发了目录");
    lily.hearsNot(/✅/);
  });
});

describe("what came of it", () => {
  it("is no number's: `1` confirms what was shown, and here nothing was", async () => {
    const tom = talk.person("tom");
    await tom.receives(await pushed(toms[0]));
    await tom.says("went sideways");
    tom.hears(/What came of it with Leeds Locks\? Nothing is recorded yet/);
    await tom.says("1");
    tom.hearsNot(/✅|contacted/);
  });
});
