import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { mapWarnings, type Stakeholder } from "./stakeholder.core.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let ref: string;
let toms: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", toms = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "KA" },
    { name: "Oran Paper", owner: "tom", tier: "KA" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  tom = talk.person("tom");
});

describe("the map of an account", () => {
  it("warns while nobody, or one alone, is known, and is filled person by person", async () => {
    await lily.says(`#${ref} 关系图`);
    lily.hears(/Izmir Stone · 认识 0 人[\s\S]*一个人都不认识[\s\S]*contact|联系人/);
    await lily.says(`联系人 #${ref} Deniz 采购`);
    await lily.says(`关系图 #${ref}`);
    lily.hears(/认识 1 人[\s\S]*Deniz · 级别未知 · 采购 · 态度：不清楚 · 还没联系过/);
    lily.hears(/只认识一个人/);
    lily.hears(/还不知道谁拍板/);
    lily.hears(/支持 = 我们不在场也替我们说话；中立 = .+；反对 = .+；不清楚 = /);
    await lily.says(`联系人 #${ref} Orhan 老板`);
    await lily.says(`#${ref} Orhan 级别 高管`);
    await lily.says(`#${ref} Deniz 级别 采购`);
    await lily.says(`#${ref} Orhan 决策人`);
    lily.hears(/Orhan · 决策权：决策人/);
    await lily.says(`#${ref} Deniz 立场 支持我们`);
    lily.hears(/Deniz · 态度：支持/);
    await lily.says(`#${ref} 已联系 跟 Deniz 聊了样品`);
    await lily.says(`#${ref} 关系图`);
    lily.hears(/Orhan · 高管 · 老板 · 决策人 · 态度：不清楚[\s\S]*Deniz · 采购/);
    lily.hearsNot(/只认识一个人|还不知道谁拍板/);
  });

  it("tells on card and brief how to speak with people of a level", async () => {
    await lily.says(`联系人 #${ref} Orhan 老板 级别：高管`);
    await lily.says(`联系人 #${ref} Deniz 采购 级别：采购`);
    await lily.says(`客户 #${ref}`);
    lily.hears(/对高管：谈方向/);
    lily.hearsNot(/对采购：/);
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/对高管：谈方向[\s\S]*对采购：拿数据/);
  });

  it("takes back what was told, and warns where who decides is against us", async () => {
    await lily.says(`联系人 #${ref} Orhan 老板`);
    await lily.says(`#${ref} Orhan 决策人`);
    await lily.says(`#${ref} Orhan 态度 反对`);
    await lily.says(`#${ref} 关系图`);
    lily.hears(/拍板的人反对我们/);
    await lily.says("撤销");
    await lily.says(`#${ref} 关系图`);
    lily.hearsNot(/拍板的人反对我们/);
    await lily.says(`#${ref} Orhan 不拍板`);
    lily.hears(/Orhan · 决策权：不拍板/);
    await lily.says("撤销");
  });

  it.each([
    ["Nadia decision maker", /Nadia · decision: decides/],
    ["Nadia is the decision maker", /Nadia · decision: decides/],
    ["Nadia attitude: on the fence", /Nadia · attitude: neutral/],
    ["Nadia stance against us", /Nadia · attitude: against us/],
    ["Nadia attitude unclear", /Nadia · attitude: not known/],
    ["Nadia does not decide", /Nadia · decision: does not decide/],
    ["Nadia level: decision maker", /Nadia · level: executive/],
  ] as const)("reads in English “%s”", async (said, heard) => {
    await tom.says(`contact #${toms} Nadia buyer`);
    await tom.says(`#${toms} ${said}`);
    tom.hears(heard);
  });

  it.each(["Nadia decides on the 10th", "Nadia decides next week whether to order"])(
    "does not take “%s” for who decides",
    async (said) => {
      await tom.says(`contact #${toms} Nadia buyer`);
      await tom.says(`#${toms} ${said}`);
      tom.hearsNot(/Nadia · decision/);
    },
  );

  it("is searched by how people stand to us, in private alone", async () => {
    await lily.says(`联系人 #${ref} Orhan 老板`);
    await lily.says(`联系人 #${ref} Deniz 采购`);
    await lily.says(`#${ref} Orhan 决策人`);
    await lily.says(`#${ref} Orhan 态度 反对`);
    await lily.says("决策人 反对");
    lily.hears(/找到 1 家[\s\S]*决策人反对[\s\S]*Izmir/);
    await lily.says("/find attitude against");
    lily.hears(/找到 1 家[\s\S]*有人反对[\s\S]*Izmir/);
    await lily.says("查找 决策人:支持,中立");
    lily.hears(/找到 0 家|没有找到/);
    lily.hearsNot(/Izmir/);
    await lily.says("查找 态度:不清楚");
    lily.hears(/Izmir/);
    await lily.says("查找 态度:高兴");
    lily.hears(/没有态度“高兴”/);
    await lily.says("查找 决策人:反对", { inTeam: house.teamId });
    lily.hears(/只在私聊里查/);
    lily.hearsNot(/找到/);
    await tom.says("/find decider:none");
    tom.hears(/nobody known who decides[\s\S]*Oran/);
    tom.hearsNot(/Izmir/);
  });

  it("is shown to nobody who does not see the customer", async () => {
    await tom.says(`contact #${toms} Nadia buyer`);
    await tom.says(`#${toms} Nadia does not decide`);
    await tom.says(`#${toms} map`);
    tom.hears(
      /1 person known[\s\S]*Nadia · level not told · buyer · does not decide · attitude: not known/,
    );
    const ann = talk.person("ann");
    await ann.says(`map #${toms}`);
    ann.hearsNot(/Nadia|Oran/);
  });
});

const person = (facts: Partial<Stakeholder> = {}): Stakeholder => ({
  id: "1",
  name: "Ada",
  role: null,
  level: null,
  decides: null,
  attitude: null,
  lastTouchAt: null,
  ...facts,
});

describe("what is weak about how an account is known", () => {
  it.each([
    [[], ["nobody"]],
    [[person()], ["single-thread", "no-decider"]],
    [[person({ decides: true })], ["single-thread"]],
    [[person({ decides: false }), person()], ["no-decider"]],
    [[person({ decides: true, attitude: "against" }), person()], ["decider-against"]],
    [[person({ decides: true }), person({ attitude: "against" })], []],
  ] as const)("%#", (people, warnings) => {
    expect(mapWarnings(people)).toEqual(warnings);
  });
});
