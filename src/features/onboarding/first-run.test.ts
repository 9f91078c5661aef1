import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { enrolMember } from "../../app/members/enrol-member.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";
import { readSelf } from "./first-run.core.ts";

/** Monday 30 November 2026, 10:00 in Shanghai. */
const monday = "2026-11-30T02:00:00Z";

let talk: Conversation;

it.each([
  ["Chen Ming, Harbor Trade, Ningbo", "Chen Ming", "Harbor Trade", "Ningbo"],
  ["我是陈明，海港贸易，宁波", "陈明", "海港贸易", "宁波"],
  ["I'm Zoë O’Neil", "Zoë O’Neil", null, null],
])("“%s” says who somebody is", (line, name, company, place) => {
  const leads = ["i'm ", "我是"];
  expect(readSelf(line, leads)).toEqual({ name, company, place });
  expect(readSelf("12345", leads)).toBeNull();
});

describe("an empty organization", () => {
  const app = sharedApp({ http: false }, async () => {
    await enrolMember(app.genjin.app, Date.parse(monday) as Instant, {
      handle: "admin",
      name: "Admin",
      role: "admin",
      zone: "Asia/Shanghai",
      locale: "en",
      accounts: [],
    });
  });
  beforeEach(() => {
    talk = startConversation(app, monday);
  });
  const customers = () =>
    app.genjin.app.store.rows<{ name: string; country: string; owner: string }>(sql`
      SELECT c.name, c.country, m.handle AS owner FROM customer c JOIN member m ON m.id = c.owner_id
      ORDER BY c.sequence`);

  it("is led through four steps, one reply each", async () => {
    const admin = talk.person("admin");
    await admin.says("today");
    admin.hears(/There are no customers yet|no customers/i);
    admin.hears(/Write “begin”: I lead you/);
    await admin.says("begin");
    admin.hears(/1\/4 Who are you\?[\s\S]*Hello, I am Genjin\. Four short steps/);
    await admin.says("Chen Ming, Harbor Trade, Ningbo");
    admin.hears(/✅ Chen Ming · Harbor Trade · Beijing[\s\S]*2\/4 Your team/);
    await admin.says("Mei Lin, Shenzhen\nOtto Kern, Berlin, manager");
    admin.hears(/I would set up these 2 people/);
    await admin.says("1");
    admin.hears(/✅ 2 people are set up[\s\S]*3\/4 Your customers/);
    await admin.says("Delta GmbH, Germany, Hamburg\nNile Trading Egypt\nwe have more of them");
    admin.hears(/Shall I add these 2 customers as yours\?\s+• Delta GmbH · Germany · Hamburg/);
    admin.hears(/Not added, I found no country in “we have more of them”/);
    expect(await customers()).toEqual([]);
    await admin.says("1");
    admin.hears(
      /✅ 2 new customers, tier D, yours:[\s\S]*4\/4 Your team chat[\s\S]*docs\/slack\.md/,
    );
    expect(await customers()).toMatchObject([
      { name: "Delta GmbH", country: "DE", owner: "admin" },
      { name: "Nile Trading", country: "EG", owner: "admin" },
    ]);
    await admin.says("1");
    admin.hears(/Due today|nobody|nothing/i);
    const named = await app.genjin.app.store.rows<{ org: string; name: string; zone: string }>(
      sql`SELECT n.name AS org, m.name, n.zone FROM organization n JOIN member m ON m.handle = 'admin'`,
    );
    expect(named).toEqual([{ org: "Harbor Trade", name: "Chen Ming", zone: "Asia/Shanghai" }]);
  });

  it("can be left at any time, and taken up where it was left", async () => {
    const admin = talk.person("admin");
    await admin.says("begin");
    await admin.says("help");
    admin.hears(/What would you like to do/);
    await admin.says("begin");
    admin.hears(/1\/4 Who are you/);
    await admin.says("what can you do?");
    await admin.says("begin");
    await admin.says("Chen Ming, Harbor Trade");
    admin.hears(/2\/4/);
    await admin.says("1");
    admin.hears(/3\/4 Your customers/);
    await admin.says("new customer Delta GmbH Germany");
    admin.hears(/✅ New customer/);
    await admin.says("begin");
    admin.hears(/2\/4 Your team/);
    await admin.says("12345");
    expect(await customers()).toHaveLength(1);
  });

  it("asks again for what it cannot read as a name or a place", async () => {
    const admin = talk.person("admin");
    await admin.says("begin");
    await admin.says("Chen Ming, Harbor Trade, Nowhereville");
    admin.hears(/I do not know where Nowhereville is/);
    await admin.says("begin who Chen Ming");
    admin.hears(/✅ Chen Ming/);
  });
});

describe("the demo", () => {
  const app = sharedApp({ http: false, demo: true, now: monday });
  beforeEach(() => {
    talk = startConversation(app, monday);
  });
  const count = async () => {
    const [row] = await app.genjin.app.store.rows(sql`
      SELECT (SELECT count(*)::int FROM customer) AS customers, (SELECT count(*)::int FROM touch) AS touches,
        (SELECT count(*)::int FROM member) AS members, (SELECT count(*)::int FROM team) AS teams`);
    return row;
  };

  it("says that it is one", async () => {
    const lily = talk.person("lily");
    await lily.says("帮助");
    lily.hears(/^这是演示，同事和客户都是虚构的/);
    await lily.says("演示");
    lily.hears(/这是演示[\s\S]*管理员发“演示 删除”/);
    await lily.says("演示 删除");
    lily.hears(/管理员/);
    expect(await count()).toMatchObject({ members: 5, teams: 2 });
  });

  it("is removed by one command and a yes, and the first run begins", async () => {
    const admin = talk.person("admin");
    await admin.says("演示 删除");
    admin.hears(/不能撤销[\s\S]*回复 1 删除/);
    expect(await count()).toMatchObject({ members: 5 });
    await admin.says("1");
    admin.hears(/✅ 演示已删除：\d+ 个客户，4 个同事。[\s\S]*1\/4 你是谁？/);
    expect(await count()).toEqual({ customers: 0, touches: 0, members: 1, teams: 0 });
    await admin.says("陈明，海港贸易，宁波");
    admin.hears(/✅ 陈明 · 海港贸易 · 北京[\s\S]*2\/4 你的团队/);
    await admin.says("帮助");
    admin.hearsNot(/演示，同事/);
    await admin.says("撤销");
    admin.hears(/没有/);
  });

  it("leaves what people added themselves", async () => {
    await talk.person("lily").says("新客户 Delta GmbH 德国");
    const admin = talk.person("admin");
    await admin.says("/demo remove");
    await admin.says("1");
    expect(await count()).toMatchObject({ customers: 1, members: 2, teams: 1 });
  });
});
