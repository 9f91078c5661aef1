import { beforeEach, describe, expect, it } from "vitest";
import { startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundOrganization } from "../../app/members/found-organization.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { sql } from "../../store/database/sql.ts";

/** Monday 30 November 2026, 10:00 in Shanghai. */
const monday = "2026-11-30T02:00:00Z";

const salespeople = [
  ...["王芳 杭州", "李强 深圳", "陈静 上海", "刘洋 宁波", "赵敏 义乌", "孙磊 广州", "周婷 佛山"],
  ...["吴刚 青岛", "郑爽 厦门", "冯涛 东莞", "褚亮 苏州", "卫国 无锡", "蒋雯 温州", "沈浩 绍兴"],
  ...["韩梅 台州", "杨帆 南京", "朱琳 天津", "秦岚 大连", "何勇"],
];
const chinese = [...salespeople, "许晴 北京 主管"].join("\n");

/** As a spreadsheet's cells come: parted by tabs, with their header. */
const english = [
  "Name\tEmail\tCity\tRole",
  ...[
    ["Mei Wang", "Hangzhou"],
    ["Qiang Li", "Shenzhen"],
    ["Jing Chen", "Shanghai"],
    ["Yang Liu", "Ningbo"],
    ["Min Zhao", "Yiwu"],
    ["Lei Sun", "Guangzhou"],
    ["Ting Zhou", "Foshan"],
    ["Gang Wu", "Qingdao"],
    ["Anna Bauer", "Hamburg"],
    ["Tom Baker", "London"],
    ["Paul Martin", "Lyon"],
    ["Ines Costa", "Porto"],
    ["Olga Petrova", "Warsaw"],
    ["Juan Perez", "Madrid"],
    ["Ada Smith", "New York"],
    ["Sara Lopez", "Mexico City"],
    ["Jordan Lee", "Toronto"],
    ["Nils Berg", "Oslo"],
    ["Marta Rossi", "Milan"],
  ].map(
    ([name = "", city]) => `${name}\t${name.split(" ")[0]?.toLowerCase()}@x.com\t${city}\tSales`,
  ),
  "Otto Kern\totto@x.com\tBerlin\tTeam lead",
].join("\n");

describe.each<{
  locale: Locale;
  name: string;
  paste: string;
  draft: RegExp;
  done: RegExp;
  fresh: RegExp;
  later: RegExp;
  tooSoon: RegExp;
  report: RegExp;
  ofLead: RegExp;
}>([
  {
    locale: "zh-CN",
    name: "陈明",
    paste: `上线\n${chinese}`,
    draft:
      /准备开通这 20 人：\s+1 王芳 · 业务员 · 杭州\s[\s\S]*19 何勇 · 业务员 · ⚠ 没写城市，先按北京\s+20 许晴 · 主管 · 北京\s+都进“业务组”/,
    done: /✅ 已开通 20 人。\s+其中 20 人马上会收到私信邀请/,
    fresh:
      /20 人：20 人已绑定，20 人还没动静\s+• 19 人名下还没有客户（[^\n]*王芳[^\n]*\s+• 许晴：已绑定，还没跟我说过话\s+要加人/,
    later: /20 人：20 人已绑定，3 人还没动静[\s\S]*上线 提醒/,
    tooSoon: /刚刚才通知过他们/,
    report: /^第一周：19 人里 0 人用起来了\s+• [^\n]*名下还没有客户/,
    ofLead: /^第一周：1 人里 1 人用起来了\s+• 许晴：在用$/,
  },
  {
    locale: "en",
    name: "Chris Young",
    paste: `onboard\n${english}`,
    draft:
      /these 20 people:\s+1 Mei Wang · sales · Hangzhou · mei@x\.com\s[\s\S]*15 Ada Smith · sales · New York · [\s\S]*16 Sara Lopez · sales · Mexico City · [\s\S]*17 Jordan Lee · sales · Toronto · [\s\S]*20 Otto Kern · manager · Berlin · otto@x\.com\s+All in: Sales team\./,
    done: /✅ 20 people are set up\.\s+20 get an invitation in private now/,
    fresh:
      /20 people: 20 linked, 20 silent\s+• 19 have no customers yet \([^\n]*Ada Smith[^\n]*\s+• Otto Kern: linked, has not written to me yet\s+To add people/,
    later: /20 people: 20 linked, 3 silent[\s\S]*onboard remind/,
    tooSoon: /told only just now/,
    report: /^First week: 0 of 19 used it\s+• [^\n]*has no customers yet/,
    ofLead: /^First week: 1 of 1 used it\s+• Otto Kern: writes to me$/,
  },
])("a team of twenty begins in one morning, in $locale", (scene) => {
  const app = sharedApp({ http: false });
  let admin: string;
  beforeEach(async () => {
    const { locale, name } = scene;
    const founder = { name, company: "Harbor Trade", place: "Asia/Shanghai", locale };
    admin = await foundOrganization(app.genjin.app, Date.parse(monday) as Instant, founder);
  });

  const handles = async () =>
    (
      await app.genjin.app.store.rows<{ handle: string }>(
        sql`SELECT handle FROM member WHERE role <> 'admin' ORDER BY handle`,
      )
    ).map(({ handle }) => handle);
  const leader = async () =>
    (
      await app.genjin.app.store.rows<{ handle: string }>(
        sql`SELECT handle FROM member WHERE role = 'manager'`,
      )
    )[0]?.handle ?? "";

  it("with two messages of its admin", async () => {
    const talk = startConversation(app, monday);
    const boss = talk.person(admin);
    await boss.says(scene.paste);
    boss.hears(scene.draft);
    await boss.says("1");
    boss.hears(scene.done);
    boss.hearsNot(/\/link|绑定码/);
    expect(await handles()).toHaveLength(20);
    await boss.says("/onboard");
    boss.hears(scene.fresh);
    await boss.says("/onboard remind");
    boss.hears(scene.tooSoon);
  });

  it("is told who is silent the day after, and who uses it on Friday", async () => {
    const talk = startConversation(app, monday);
    const boss = talk.person(admin);
    await boss.says(scene.paste);
    await boss.says("1");
    const lead = await leader();
    talk.setClock("2026-12-01T02:00:00Z");
    const sales = (await handles()).filter((handle) => handle !== lead);
    for (const handle of [lead, ...sales.slice(3)]) await talk.person(handle).says("/today");
    await boss.says("/onboard");
    boss.hears(scene.later);
    await boss.says("/onboard remind");
    boss.hears(/✅/);
    // Four in the afternoon: in Shanghai, in Berlin.
    const posted = [];
    for (const from of ["2026-12-04T07:58:00Z", "2026-12-04T14:58:00Z"]) {
      const stage = setPushStage(app, from, noQueue, await app.genjin.pushes());
      await stage.sweepFor(8);
      posted.push(...stage.posted);
    }
    const told = posted.filter(
      ({ chat, text }) => chat === `direct:${lead}` && scene.report.test(text),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text.match(/^• /gm)).toHaveLength(19);
    // Whom nobody else leads.
    const others = posted.filter(({ chat }) => chat === `direct:${admin}`);
    expect(others.map(({ text }) => text)).toEqual([expect.stringMatching(scene.ofLead)]);
  });
});
