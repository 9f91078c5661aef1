import { describe, expect, it } from "vitest";
import { hourOfWeek } from "../../src/core/people/best-hour.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import { theOrganization } from "../../src/store/members/organizations.ts";
import { answerHours, countAnswerHours } from "../../src/store/touch/answer-hours.ts";
import { addContacts } from "../support/contacts.ts";
import { startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});

describe("the hour at which people usually answer", () => {
  it("is learned for each contact from the touches that name them", async () => {
    const talk = startConversation(app, "2026-12-02T12:30:00Z");
    const lily = talk.person("lily");
    const [nile = ""] = await house.addCustomers([
      { name: "Nile Trading", owner: "lily", tier: "B", country: "EG", zone: "Africa/Cairo" },
    ]);
    await addContacts(app.genjin.app.store, nile, [
      { name: "Ahmed Hassan" },
      { name: "Mona Said" },
    ]);
    const hears = async (text: string, pattern: RegExp) => {
      await lily.says(`#${nile} ${text}`);
      lily.hears(pattern);
    };
    await hears("已联系 打给 Ahmed", /已联系/);
    await lily.says(`客户 #${nile}`);
    lily.hearsNot(/常接时段/);
    await lily.says("撤销");
    for (const day of ["12-02", "12-09", "12-16", "12-23", "12-30"]) {
      talk.setClock(`2026-${day}T12:30:00Z`);
      await hears("已联系 打给 Ahmed 谈价格", /已联系 · 联系人 Ahmed Hassan · “打给 Ahmed 谈价格”/);
      await hears("未接 Mona", /未接 · 联系人 Mona Said/);
    }
    await hears("ok Ahmed 说要问 Mona", /已联系 · “Ahmed 说要问 Mona”/);
    await lily.says(`客户 #${nile} 全部`);
    const card = lily.hears(/Ahmed Hassan · 通常在对方时间 周三 14–16点（5次接通5次）/);
    expect(card.text).toMatch(/Mona Said$/m);
    expect(card.text).toMatch(/电话 · 未接 · 联系人 Mona Said/);
    await lily.says(`客户 #${nile}`);
    lily.hears(/^常接时段：周三 14–16点（5次接通5次）$/m);
    lily.hearsNot(/通常在对方时间/);
    await lily.says(`为什么 #${nile}`);
    lily.hears(/Ahmed Hassan 通常在对方时间 周三 14–16点（5次接通5次） 能联系上/);
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says(`为什么 #${nile}`);
    lily.hearsNot(/Ahmed Hassan/);
    // Of the person there is too little left; of the customer there is enough.
    await lily.says(`客户 #${nile}`);
    lily.hears(/^常接时段：周三 14–16点（8次接通4次）$/m);
  });

  it("is counted by country in the clocks of each customer, by our rules and not the server's", async () => {
    const { store } = app.genjin.app;
    const talk = startConversation(app, "2026-10-30T12:30:00Z");
    const lily = talk.person("lily");
    const places = [
      ["CA", "America/Vancouver"],
      ["CA", "Canada/Mountain"],
      ["MA", "Africa/Casablanca"],
      ["NP", "Asia/Kathmandu"],
    ] as const;
    const refs = await house.addCustomers(
      places.map(([country, zone]) => ({ name: zone, owner: "lily", country, zone })),
    );
    const instants = ["2026-02-27T16:40:00Z", "2026-10-30T16:40:00Z", "2026-12-02T16:40:00Z"];
    for (const at of instants) {
      talk.setClock(at);
      for (const ref of refs) {
        await lily.says(`#${ref} 已联系 打通电话谈了价格`);
        lily.hears(/已联系/);
      }
    }
    const { id } = (await theOrganization(store)) ?? { id: "" };
    await store.transaction((db) =>
      countAnswerHours(db, id, Date.parse("2026-12-03T00:00:00Z") as Instant),
    );
    const counted = await answerHours(store, id, ["CA", "MA", "NP"]);
    for (const country of ["CA", "MA", "NP"]) {
      const hours = new Array(168).fill(0);
      for (const [at, zone] of places.flatMap(([land, zone]) =>
        land === country ? instants.map((at) => [at, zone] as const) : [],
      ))
        hours[hourOfWeek(Date.parse(at) as Instant, zone as Zone)] += 1;
      expect(counted.get(country)?.answered).toEqual(hours);
    }
  });
});
