import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enrolMember } from "../../src/app/members/enrol-member.ts";
import { buttonsOf } from "../../src/chat/message.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";
import { openScreens, type Screen } from "./contact-sheet/screens.ts";

/** Tuesday 24 November 2026: 16:30 in Shanghai, 08:30 in London. */
const tuesday = "2026-11-24T08:30:00Z";

let house: TradingHouse;
let talk: Conversation;

const app = sharedApp({ http: false, now: tuesday }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const company = { role: "admin", zone: "Asia/Shanghai", accounts: [] } as const;
  const now = talkNow();
  for (const [handle, name, locale] of [
    ["max", "Max Admin", "en"],
    ["guanli", "管理员", "zh-CN"],
  ] as const) {
    await enrolMember(app.genjin.app, now, { ...company, handle, name, locale });
  }
  await enrolMember(app.genjin.app, now, {
    handle: "eva",
    name: "Eva Lead",
    role: "manager",
    zone: "Europe/London",
    locale: "en",
    accounts: [],
    team: "Team Two",
  });
});
const talkNow = () => startConversation(app, tuesday).now();
beforeEach(() => {
  talk = startConversation(app, tuesday);
});

/** All that starts from customers. */
const questions = {
  en: "/today, /week, /dormant, /segments, /segments industry, /market, /find tier:A, /promises, /greet, /propose",
  "zh-CN": "今日, 周报, 沉睡, 分组, 分组 行业, 市场, 查找 等级:A, 承诺清单, 祝福, 定级建议",
};

async function asksAll(person: Person, locale: keyof typeof questions, answer: RegExp) {
  for (const question of questions[locale].split(", ")) {
    const heard = await person.says(question);
    expect(heard.map(({ text }) => text).join("\n"), question).toMatch(answer);
    expect(heard, question).toHaveLength(1);
  }
}

describe("an organization without customers", () => {
  it("tells an admin how to import, add people and bind the group", async () => {
    const max = talk.person("max");
    await asksAll(
      max,
      "en",
      /^No customers are here yet[\s\S]*import customers customers\.xlsx --dry-run[\s\S]*member add [\s\S]*\/link[\s\S]*\/bind[\s\S]*yours is max[\s\S]*today/,
    );
    await asksAll(
      talk.person("guanli"),
      "zh-CN",
      /^还没有客户[\s\S]*import customers customers\.xlsx --dry-run[\s\S]*member add [\s\S]*\/关联[\s\S]*\/绑定[\s\S]*你的是 guanli[\s\S]*今日/,
    );
  });

  it("tells a manager who imports, and what to do meanwhile", async () => {
    await asksAll(
      talk.person("eva"),
      "en",
      /^No customers are here yet[\s\S]*An admin \([^)]*Max Admin[^)]*\) imports[\s\S]*called eva[\s\S]*\/me[\s\S]*\/bind/,
    );
    const wei = talk.person("wei");
    await asksAll(
      wei,
      "zh-CN",
      /^还没有客户[\s\S]*管理员（[^）]*Max Admin[^）]*）用[\s\S]*账号名是 wei[\s\S]*\/绑定/,
    );
  });

  it("tells a salesperson the same, without what only managers do", async () => {
    const tom = talk.person("tom");
    await asksAll(
      tom,
      "en",
      /^No customers are here yet[\s\S]*imports[\s\S]*called tom[\s\S]*\/me/,
    );
    tom.hearsNot(/\/bind|npm run/);
    const lily = talk.person("lily");
    await asksAll(lily, "zh-CN", /^还没有客户[\s\S]*导入客户[\s\S]*账号名是 lily[\s\S]*\/我的/);
    lily.hearsNot(/绑定|npm run/);
  });

  it("names no admin in a group", async () => {
    const lily = talk.person("lily");
    for (const question of ["今日", "周报", "沉睡", "查找 等级:A"]) {
      await lily.says(question, { inTeam: house.teamId });
      expect(lily.hears(/^还没有客户[\s\S]*管理员用/).chat, question).toBe(`team:${house.teamId}`);
      lily.hearsNot(/Max Admin/);
    }
  });

  it("still keeps a search that is to be saved", async () => {
    const tom = talk.person("tom");
    await tom.says("/find tier:A save:Best");
    tom.hears(/Best/);
    tom.hearsNot(/No customers are here/);
  });
});

describe("an organization with customers of others", () => {
  beforeEach(async () => {
    await house.addCustomers([{ name: "Izmir Stone", owner: "tom" }]);
  });

  it("tells who gives a salesperson some, and not that none exist", async () => {
    await asksAll(
      talk.person("ann"),
      "en",
      /^No customer is yours yet[\s\S]*but none is yours[\s\S]*\/own REF ann[\s\S]*\/handover ann DATES/,
    );
    await asksAll(
      talk.person("lily"),
      "zh-CN",
      /^你名下还没有客户[\s\S]*没有一家归你[\s\S]*\/负责人 编号 lily[\s\S]*\/交接 lily 日期/,
    );
  });

  it("tells a manager whose teams have none", async () => {
    await asksAll(
      talk.person("eva"),
      "en",
      /^No customer is yours yet[\s\S]*nor anybody[\s\S]*\/own REF eva/,
    );
  });

  it("leaves those alone who see one", async () => {
    for (const handle of ["tom", "wei", "max"]) {
      const person = talk.person(handle);
      for (const question of questions.en.split(", ")) {
        await person.says(question);
        person.hearsNot(/here yet|yours yet|还没有客户|名下/);
      }
    }
  });

  it("what it names is possible: the customer given away is on the list", async () => {
    const max = talk.person("max");
    await max.says("/find tier:C");
    const ref = /#\w{3,}/.exec(max.hears(/Izmir Stone/).text)?.[0];
    await max.says(`/own ${ref} ann`);
    const ann = talk.person("ann");
    await ann.says("/today");
    ann.hears(/Izmir Stone/);
  });
});

describe("on every platform", () => {
  let screens: readonly Screen[] = [];
  beforeAll(async () => {
    screens = await openScreens();
  });
  afterAll(() => Promise.all(screens.map((screen) => screen.close())));

  it.each([
    ["max", "/today", /--dry-run/],
    ["wei", "今日", /还没有客户/],
    ["tom", "/today", /called tom/],
  ] as const)("%s reads it whole", async (handle, question, words) => {
    const [heard] = await talk.person(handle).says(question);
    const message = heard?.message;
    if (message === undefined) throw new Error("nothing was answered");
    expect(buttonsOf(message)).toEqual([]);
    const asked = screens.filter(({ isDeaf }) => !isDeaf);
    expect(asked.length).toBeGreaterThan(4);
    for (const screen of asked) {
      const posts = await screen.show(message, "direct");
      const text = (posts ?? []).map((post) => post.text).join("\n");
      expect(text, screen.name).toMatch(words);
      // A command line is copied from the chat: quotes and dashes stay as they are.
      if (handle === "max") {
        expect(text, screen.name).toContain(
          'member add anna --name "Anna Bauer" --role sales --zone Europe/Berlin',
        );
      }
    }
  });
});
