import { beforeEach, describe, expect, it } from "vitest";
import { clearDrafts } from "../../../src/app/drafts/clear-drafts.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../../support/conversation.ts";
import { type Posted, type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

let talk: Conversation;
let lily: Person;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Izmir Stone", owner: "lily" },
    { name: "Cairo Glass", owner: "lily" },
    { name: "Bath Tiles", owner: "tom" },
  ]);
});
beforeEach(() => {
  // Wednesday 10:00 in Shanghai, 02:00 in London.
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  lily = talk.person("lily");
});

/** Lists of drafts that come within eight minutes of an instant. */
async function listsAt(now: string): Promise<readonly Posted[]> {
  const stage: PushStage = setPushStage(app, now);
  await stage.sweepFor(8);
  return stage.posted.filter(({ message }) => message.kind === "question");
}

/** Receives the list of an evening at 17:30 in Shanghai. */
async function evening(date = "2026-12-02"): Promise<Posted> {
  const [list, ...others] = await listsAt(`${date}T09:30:00Z`);
  if (list === undefined) throw new Error("no list came");
  expect(others).toEqual([]);
  talk.setClock(`${date}T10:00:00Z`);
  await lily.receives(list.message);
  return list;
}

const touches = () =>
  app.genjin.app.store.rows<{ name: string; outcome: string; at: number }>(sql`
    SELECT c.name, t.outcome, t.at FROM touch t JOIN customer c ON c.id = t.customer_id ORDER BY t.at, c.name`);

const states = async () =>
  (
    await app.genjin.app.store.rows<{ state: string }>(sql`SELECT state FROM draft ORDER BY at`)
  ).map(({ state }) => state);

async function tellTwo(): Promise<void> {
  await lily.says("Izmir Stone 打了没人接");
  lily.hears(/现在还没有记录/);
  talk.setClock("2026-12-02T03:00:00Z");
  await lily.says("昨天和 Cairo Glass 通了电话，聊了报价");
  lily.hears(/现在还没有记录/);
}

describe("drafts left open", () => {
  it("come once as one list at 17:30, and a word records all as they were shown", async () => {
    await tellTwo();
    expect(await listsAt("2026-12-02T09:20:00Z")).toEqual([]);
    const { chat, text } = await evening();
    expect(chat).toBe("direct:lily");
    expect(text).toMatch(/还有 2 条没有记下/);
    expect(text).toMatch(/1 #\w+ Izmir Stone · 未接 · 周三 12\/02/);
    expect(text).toMatch(/2 #\w+ Cairo Glass · .+ · 周二 12\/01/);
    expect(await listsAt("2026-12-02T09:45:00Z")).toEqual([]);
    expect(await touches()).toEqual([]);
    await lily.says("全部");
    lily.hears(/已记下/);
    expect(await touches()).toMatchObject([
      { name: "Cairo Glass" },
      { name: "Izmir Stone", outcome: "no-answer", at: Date.parse("2026-12-02T02:00:00Z") },
    ]);
    await lily.says("全部");
    expect(await touches()).toHaveLength(2);
    await lily.says("撤销");
    expect(await touches()).toEqual([]);
  });

  it("are recorded by who quotes the list, and not by who quotes something else", async () => {
    await tellTwo();
    const { text, message } = await evening();
    const [izmir] = message.subjects;
    await lily.says("全部", { quoting: `跟进 Izmir Stone #${izmir?.ref}` });
    expect(await states()).toEqual(["open", "open"]);
    await lily.receives(message);
    await lily.says("2", { quoting: text });
    const rest = lily.hears(/还没记下的：\n1 #\w+ Izmir Stone/);
    expect(await touches()).toMatchObject([{ name: "Cairo Glass" }]);
    await lily.says("1", { quoting: rest.text });
    expect(await touches()).toHaveLength(2);
  });

  it("are recorded by number, the rest by the numbers they had", async () => {
    await tellTwo();
    await evening();
    await lily.says("2");
    lily.hears(/还没记下的：\n1 #\w+ Izmir Stone/);
    expect(await touches()).toMatchObject([{ name: "Cairo Glass" }]);
    await lily.says("2");
    lily.hears(/已经确认过，没有重复记录/);
    expect(await touches()).toHaveLength(1);
  });

  it("are not recorded by a number that is not among them", async () => {
    await tellTwo();
    await evening();
    await lily.says("1，3");
    lily.hears(/编号是 1 到 2/);
    expect(await touches()).toEqual([]);
  });

  it("go with a word or a button, and nothing is recorded", async () => {
    await tellTwo();
    await evening();
    await lily.says("都不记");
    lily.hears(/没有记录/);
    expect(await states()).toEqual(["dropped", "dropped"]);
    await lily.says("1");
    expect(await touches()).toEqual([]);
    expect(await listsAt("2026-12-03T09:30:00Z")).toEqual([]);
  });

  it("expire with the night, after which nobody can confirm them", async () => {
    await tellTwo();
    await evening();
    talk.setClock("2026-12-02T15:00:00Z");
    await lily.presses("全部记下");
    lily.hears(/已经确认或取消过，或者过期了/);
    expect(await touches()).toEqual([]);
    await clearDrafts(app.genjin.app, Date.parse("2026-12-02T15:00:00Z") as Instant);
    expect(await states()).toEqual(["expired", "expired"]);
    expect(await listsAt("2026-12-03T09:30:00Z")).toEqual([]);
  });

  it("of a Friday evening come on Monday, and are recorded of Friday", async () => {
    talk.setClock("2026-12-04T10:00:00Z");
    await lily.says("Izmir Stone 打了没人接");
    expect(await listsAt("2026-12-05T09:30:00Z")).toEqual([]);
    expect(await listsAt("2026-12-06T09:30:00Z")).toEqual([]);
    const { text } = await evening("2026-12-07");
    expect(text).toMatch(/Izmir Stone · 未接 · 周五 12\/04/);
    await lily.presses("确认记下");
    lily.hears(/周五 12\/04/);
    expect(await touches()).toMatchObject([{ at: Date.parse("2026-12-04T10:00:00Z") }]);
  });

  it("come late after an outage of the evening, not once the day is over, nor to whoever wants none", async () => {
    await tellTwo();
    await setPushStage(app, "2026-12-02T09:00:00Z").sweepFor(0);
    expect(await listsAt("2026-12-02T12:00:00Z")).toHaveLength(1);
    talk.setClock("2026-12-03T02:00:00Z");
    await lily.says("Izmir Stone 打了没人接");
    await setPushStage(app, "2026-12-03T09:00:00Z").sweepFor(0);
    expect(await listsAt("2026-12-03T16:30:00Z")).toEqual([]);
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.says("Izmir Stone 打了没人接");
    await lily.says("我的设置 推送 未确认的草稿 关");
    lily.hears(/未确认的草稿.*关/);
    expect(await listsAt("2026-12-04T09:30:00Z")).toEqual([]);
  });

  it("are told in English, at the member's own 17:30", async () => {
    const tom = talk.person("tom");
    await tom.says("rang Bath Tiles, nobody picked up");
    tom.hears(/Nothing is recorded yet/);
    expect(await listsAt("2026-12-02T09:30:00Z")).toEqual([]);
    const [list] = await listsAt("2026-12-02T17:30:00Z");
    expect(list?.text).toMatch(
      /1 draft not recorded yet\n1 #\w+ Bath Tiles · no answer · Wed 2 Dec/,
    );
    expect(list?.text).toMatch(/Reply 1 to record it/);
    talk.setClock("2026-12-02T19:30:00Z");
    if (list !== undefined) await tom.receives(list.message);
    await tom.says("all");
    tom.hears(/Recorded/);
    expect(await touches()).toMatchObject([{ outcome: "no-answer" }]);
  });
});
