import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";
import { trips as push } from "./trips.push.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  const zone = "Europe/Rome";
  await house.addCustomers([
    { name: "Milano Tessuti", owner: "lily", country: "IT", zone },
    { name: "Izmir Boya", owner: "tom" },
    { name: "Ankara Boya", owner: "tom" },
  ]);
});
const store = () => app.genjin.app.store;
const refOf = async (name: string) =>
  (await store().rows<{ ref: string }>(sql`SELECT ref FROM customer WHERE name = ${name}`))[0]
    ?.ref ?? "";
const kept = () =>
  store().rows<{ name: string; day: string; people: number | null }>(
    sql`SELECT c.name, v.on_date::text AS day, v.people FROM visit v
      JOIN customer c ON c.id = v.customer_id ORDER BY v.on_date, c.name`,
  );
const recorded = () => store().rows(sql`SELECT id FROM touch`);
let [milano, izmir] = ["", ""];
beforeEach(async () => {
  talk = startConversation(app, wednesday);
  [milano, izmir] = await Promise.all([refOf("Milano Tessuti"), refOf("Izmir Boya")]);
});
const pushedAt = async (...mornings: string[]) => {
  const stage = setPushStage(app, wednesday, noQueue, [push]);
  const texts: string[] = [];
  for (const at of mornings) {
    stage.at(at);
    const before = stage.posted.length;
    await stage.sweepFor(60);
    texts.push(
      stage.posted
        .slice(before)
        .map(({ text }) => text)
        .join("\n"),
    );
  }
  return texts;
};

describe("a visit to us", () => {
  it.each([
    ["{ref} 12/10 来访 3人", "2026-12-10", 3],
    ["{ref} 来访 12/10 3人", "2026-12-10", 3],
    ["来访 {ref} 12/10", "2026-12-10", null],
    ["{ref} 明天来工厂", "2026-12-03", null],
    ["/来访 Milano Tessuti 周五", "2026-12-04", null],
  ])("%s", async (line, day, people) => {
    const lily = talk.person("lily");
    await lily.says(line.replace("{ref}", milano));
    lily.hears(/已记下来访：.*Milano Tessuti/);
    expect(await kept()).toEqual([{ name: "Milano Tessuti", day, people }]);
    await lily.says("撤销");
    lily.hears(/已撤销：这次来访/);
    expect(await kept()).toEqual([]);
  });

  it.each([
    ["visit {ref} 10 Dec, 3 people", "2026-12-10", 3],
    ["{ref} visit 10 Dec, 3 people", "2026-12-10", 3],
    ["{ref} visits us on Thursday", "2026-12-03", null],
    ["visit Izmir Boya 10 Dec, 2 people", "2026-12-10", 2],
    ["/visit {ref} 10 Dec", "2026-12-10", null],
  ])("%s", async (line, day, people) => {
    const tom = talk.person("tom");
    await tom.says(line.replace("{ref}", izmir));
    tom.hears(/Visit to us noted: .*Izmir Boya/);
    expect(await kept()).toEqual([{ name: "Izmir Boya", day, people }]);
  });

  it.each([
    [
      "tom",
      "contact {ref} Paulo Souza buyer",
      "Paulo visits the factory on Thursday",
      /come to see us on Thu 3 Dec/,
      /Visit to us noted/,
      "2026-12-03",
    ],
    [
      "tom",
      "contact {ref} Paulo Souza buyer",
      "Paulo Souza is coming to our factory on 10 Dec",
      /come to see us on Thu 10 Dec/,
      /Visit to us noted/,
      "2026-12-10",
    ],
    [
      "lily",
      "contact {ref} Paulo Souza buyer",
      "明天 Paulo 来工厂",
      /周四 12\/03有客户来访/,
      /已记下来访/,
      "2026-12-03",
    ],
  ])(
    "%s is asked where a name alone says whose it is: %s %s",
    async (who, contact, line, asked, noted, day) => {
      const person = talk.person(who);
      await person.says(contact.replace("{ref}", who === "tom" ? izmir : milano));
      await person.says("1");
      await person.says(line);
      person.hears(asked);
      expect(await kept()).toEqual([]);
      await person.says("1");
      person.hears(noted);
      expect((await kept()).map((one) => one.day)).toEqual([day]);
      expect(await recorded()).toEqual([]);
    },
  );

  it.each([
    "visit {ref} on Friday",
    "{ref} visit on Friday",
    "visits to Izmir Boya went well",
    "{ref} visit went well, they want samples by friday",
    "{ref} visits us on Thursday and wants a discount",
    "Izmir Boya does not visit us on Thursday",
    "Izmir Boya visits us on Thursday?",
    "{ref} 昨天来访",
    "{ref} 昨天来访，聊了价格",
    "is {ref} visiting us on Friday",
    "will {ref} visit us on Friday",
    "visit {ref} on Friday with 2 people",
    "我们周五来拜访 {ref}",
    "我们要{ref}周五来访",
    "{ref} 来访 3天 3人",
    "{ref} 一周内来访",
  ])("is none: %s", async (line) => {
    const tom = talk.person("tom");
    await tom.says(line.replace("{ref}", izmir));
    tom.hearsNot(/Visit to us|come to see us/);
    expect(await kept()).toEqual([]);
  });

  it("is listed, on the card, moved and cancelled, and that is undone", async () => {
    const tom = talk.person("tom");
    await tom.says("visits");
    tom.hears(/No visit to come/);
    await tom.says(`visit ${izmir} 10 Dec, 3 people`);
    await tom.says(`visit ${izmir} 10 Dec, 3 people`);
    tom.hears(/noted already/);
    await tom.says(`visit ${izmir} move to 11 Dec`);
    tom.hears(/moved: .*Izmir Boya · Fri 11 Dec · 3 people/);
    await tom.says("visits");
    tom.hears(/1\.? .*Izmir Boya · Fri 11 Dec · 3 people/);
    await tom.says(`c ${izmir}`);
    await tom.says(`c ${izmir} all`);
    tom.hears(/They come to see us: Fri 11 Dec · 3 people/);
    await tom.says(`visit ${izmir} cancel`);
    tom.hears(/Visit cancelled: .*Izmir Boya/);
    expect(await kept()).toEqual([]);
    await tom.says("undo");
    tom.hears(/the visit stands again/);
    await tom.says("undo");
    tom.hears(/on its day of before/);
    expect(await kept()).toEqual([{ name: "Izmir Boya", day: "2026-12-10", people: 3 }]);
    await tom.says(`visit ${await refOf("Ankara Boya")} cancel`);
    tom.hears(/No visit of #\w+ to come/);
  });

  it("改期、取消，并能撤销", async () => {
    const lily = talk.person("lily");
    await lily.says(`来访 ${milano} 12/10 3人`);
    await lily.says(`来访 ${milano} 改到周五`);
    lily.hears(/来访已改期：.*周五 12\/04 · 3 人/);
    await lily.says("来访");
    lily.hears(/要来访的客户[\s\S]*Milano Tessuti · 周五 12\/04/);
    await lily.says(`来访 ${milano} 取消`);
    lily.hears(/来访已取消/);
    await lily.says("来访");
    lily.hears(/没有记着要来访/);
  });

  it("is told to nobody in a group, and not to a colleague who does not see the customer", async () => {
    const lily = talk.person("lily");
    await lily.says(`来访 ${milano} 12/10 3人`, { inTeam: "Team One" });
    expect(lily.hears(/已私信你/).text).not.toMatch(/Milano/);
    const tom = talk.person("tom");
    await tom.says("visits");
    tom.hearsNot(/Milano/);
    await tom.says(`visit ${milano} 10 Dec, 3 people`);
    tom.hearsNot(/noted|Milano/);
  });
});

it.each([
  ["lily", "{ref} 昨天来访", /结果怎么样/],
  ["lily", "{ref} 来访 11/20 3人", /结果怎么样/],
  ["tom", "{ref} visits us yesterday", /I will record/],
])("of a day that is over is told of as a touch: %s %s", async (who, line, heard) => {
  const person = talk.person(who);
  await person.says(line.replace("{ref}", who === "tom" ? izmir : milano));
  person.hears(heard);
  person.hearsNot(/来访：|Visit to us/);
  expect(await kept()).toEqual([]);
});

describe("in the morning", () => {
  it("is told of before and on the day with what to prepare, and how to note it on the day after", async () => {
    const tom = talk.person("tom");
    await tom.says(`contact ${izmir} Paulo Souza buyer`);
    await tom.says(`contact ${izmir} Paulo Souza taboo pork`);
    await tom.says(`${izmir} promise send the samples by 20 Dec`);
    await tom.says(`visit ${izmir} 7 Dec, 3 people`);
    const [thursday, friday, monday, tuesday, later] = await pushedAt(
      "2026-12-03T08:30:00Z",
      "2026-12-04T08:30:00Z",
      "2026-12-07T08:30:00Z",
      "2026-12-08T08:30:00Z",
      "2026-12-09T08:30:00Z",
    );
    expect(thursday).toBe("");
    expect(friday).toMatch(
      /Who comes to see us[\s\S]*in 3 days · Mon 7 Dec · 3 people: Izmir Boya #\w+ comes to see us\n[\s\S]*Paulo Souza[\s\S]*send the samples[\s\S]*pork/,
    );
    expect(monday).toMatch(/today · Mon 7 Dec/);
    expect(tuesday).toMatch(/Mon 7 Dec: Izmir Boya #\w+ was here[\s\S]*Note how it was: #\w+ ok …/);
    expect(later).toBe("");
  });

  it("says nothing more where it is noted, and nothing of colleagues' customers", async () => {
    const lily = talk.person("lily");
    await lily.says(`来访 ${milano} 12/7`);
    talk.setClock("2026-12-07T08:30:00Z");
    await lily.says(`${milano} ok 谈了价格`);
    const [before, after] = await pushedAt("2026-12-07T00:30:00Z", "2026-12-08T00:30:00Z");
    expect(before).toMatch(/客户来访[\s\S]*今天 · 周一 12\/07：Milano Tessuti #\w+ 来访/);
    expect(after).toBe("");
  });
});
