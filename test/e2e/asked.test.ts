import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

// Wednesday, 13:30 in Beijing, 06:30 in Berlin.
const now = "2026-12-02T05:30:00Z";

let talk: Conversation;

const app = sharedApp({ http: false, demo: true, now });
beforeEach(() => {
  talk = startConversation(app, now);
});

type Row = readonly [who: string, said: string, heard: RegExp];

const written = async () =>
  (
    await app.genjin.app.store.rows<{ audit: number; drafts: number }>(sql`
      SELECT (SELECT count(*) FROM audit_entry WHERE action <> 'customer.checked')::int AS audit,
        (SELECT count(*) FROM draft)::int AS drafts`)
  )[0];

/** Each is answered so, and nothing is written. */
const answers = (rows: readonly Row[]) =>
  it.each(rows)("%s: %s", async (who, said, heard) => {
    const before = await written();
    const person = talk.person(who);
    await person.says(said);
    person.hears(heard);
    expect(await written()).toEqual(before);
  });

describe("what somebody has forgotten", () => {
  answers([
    ["anna", "remind me what we last talked about with Lyon", /E4W/],
    ["anna", "i forgot what Hansa ordered last", /V6V/],
    ["anna", "tell me when we last called Lyon", /E4W/],
    ["lily", "我忘了跟Gulf上次聊到哪了", /F8H/],
    ["lily", "帮我看看Nile上次报的多少", /Q5E/],
    ["lily", "Gulf上次谈了些啥，想不起来了", /F8H/],
  ]);
});

describe("how long somebody has been silent", () => {
  answers([
    ["lily", "大客户多久没联系了", /Gulf[\s\S]*上次跟进/],
    ["lily", "KA多久没跟进了", /KA[\s\S]*Gulf[\s\S]*上次跟进/],
    ["lily", "Gulf多久没联系了", /F8H[\s\S]*最近跟进/],
    ["chen", "how long since anyone called our German customers", /Hansa/],
    ["anna", "when did we last talk to Hansa", /V6V/],
  ]);
});

describe("who is left out", () => {
  answers([
    ["anna", "customers not in Germany", /not Germany(?!.*not understood)(?![\s\S]*Hansa)/],
    ["anna", "which C customers are not in Italy", /tier C · not Italy(?![\s\S]*Milano)/],
    ["lily", "除了土耳其的客户", /不含 土耳其(?![\s\S]*Anadolu)/],
    ["lily", "非洲以外的客户", /不含 非洲(?![\s\S]*Nile)/],
    ["anna", "who is not overdue?", /did not understand “not”/],
    ["lily", "没逾期的客户", /“没”我没看懂/],
  ]);
});

describe("what is owed to one, and to some", () => {
  answers([
    ["lily", "我答应Emirates什么了", /SPC 检测报告/],
    ["lily", "我跟Rashid还欠着啥没给", /SPC 检测报告/],
    ["lily", "还欠Emirates什么", /SPC 检测报告|W3M/],
    ["chen", "what do we owe Rashid?", /SPC 检测报告/],
    ["lily", "我答应Nile什么了", /Q5E Nile Trading · 没有未兑现的承诺/],
    ["lily", "我答应Hansa什么了", /没有叫“Hansa”的客户/],
    ["anna", "what did I promise Hansa", /V6V Hansa Werkzeuge GmbH · No promise is open/],
    ["lily", "我答应过Emirates什么？", /有 1 项承诺要兑现[\s\S]*SPC 检测报告/],
    ["anna", "what did I promise Monterrey?", /1 promise to keep[\s\S]*drawing questions/],
    ["anna", "what did I promise Klöckner", /no customer called “Klöckner”/],
    ["anna", "what have we promised in Spain", /Found \d+ · Spain · open promise/],
  ]);
});

describe("who is left, and who was left alone for long", () => {
  answers([
    ["lily", "还有谁没联系", /^今日跟进/],
    ["lily", "今天还没联系的有谁", /^今日跟进/],
    ["lily", "从没联系过的客户", /从没联系过/],
    ["lily", "谁好久没联系了", /沉睡/],
    ["lily", "有没有谁过生日", /过生日(?!.*没看懂)/],
    ["lily", "/生日", /过生日\n1 .*\n {3}🎂 [^·\n]+\n/],
    ["anna", "/birthdays", /birthday .*\n1 Québec.*\n {3}🎂 Julie Tremblay/],
    ["chen", "生日", /1 Gulf[\s\S]*\n\d Québec/],
    ["lily", "谁快凉了", /1 Amman.*\n {3}⚠ 3天后[\s\S]*2 Kuwait.*\n {3}⚠ 4天后/],
    ["anna", "who have we never contacted", /never/i],
  ]);
});

describe("figures of some days and people, in words", () => {
  answers([
    ["lily", "发一下上周周报", /周一 11\/23–周日 11\/29 · 李莉 Lily/],
    ["lily", "上个月的总结", /周日 11\/01–周一 11\/30 · 李莉/],
    ["lily", "月报", /周日 11\/01–周一 11\/30/],
    ["lily", "10月业绩", /周四 10\/01–周六 10\/31/],
    ["lily", "三季度的报告", /2026\/07\/01–周三 09\/30/],
    ["anna", "October figures please", /Thu 1 Oct – Sat 31 Oct · Anna/],
    ["anna", "give me the quarterly report", /Thu 1 Oct – Wed 2 Dec/],
    ["anna", "how did last week go", /Mon 23 Nov – Sun 29 Nov/],
    ["anna", "how am I doing this month", /Tue 1 Dec – Wed 2 Dec · Anna/],
    ["anna", "week for october", /Thu 1 Oct – Sat 31 Oct/],
    ["chen", "how was Wei in November", /周日 11\/01–周一 11\/30 · 王伟 Wei/],
    ["chen", "Anna 上周表现怎么样", /周一 11\/23–周日 11\/29 · Anna Bauer/],
    ["chen", "李莉上个月联系了几家", /周日 11\/01–周一 11\/30 · 李莉 Lily/],
    ["chen", "欧美组这周的数据", /· 欧美组 West Team\n客户 21 家/],
    ["chen", "周报 Wei 上周", /周一 11\/23–周日 11\/29 · 王伟 Wei/],
  ]);

  answers([
    ["lily", "王伟上周做得怎么样", /^你能看的是自己的数字/],
    ["anna", "report of the East Team", /^I show you your own figures/],
  ]);

  it("names nobody in a group", async () => {
    const chen = talk.person("chen");
    await chen.says("/week Lily", { inTeam: "中东亚太组 East Team" });
    chen.hears(/只在私聊里看/);
    chen.hearsNot(/客户 \d+ 家/);
  });
});

describe("settings, in words", () => {
  it.each([
    ["lily", "请把晨报调到8点45", "✅ 晨报：09:00 → 08:45"],
    ["lily", "别再推送生日提醒了", "✅ 生日提醒：开 → 关"],
    ["lily", "停掉节日祝福", "✅ 节日祝福：开 → 关"],
    ["lily", "晚上11点到早上7点请勿打扰", "✅ 免打扰：21:00–08:00 → 23:00–07:00"],
    ["lily", "以后用英文回复我", "✅ Language: 中文 → English"],
    ["anna", "stop the dormant list", "✅ dormant list: on → off"],
    ["anna", "could you mute window nudges please", "✅ reachable now: on → off"],
    ["anna", "change the morning digest to 8:15", "✅ morning digest: at 09:00 → at 08:15"],
    ["anna", "set my time zone to Lisbon", "✅ Time zone: Berlin"],
    ["anna", "do not disturb between 10 pm and 7 am", "✅ Quiet hours: 21:00–08:00 → 22:00–07:00"],
  ])("%s: %s", async (who, said, heard) => {
    const person = talk.person(who);
    await person.says(said);
    person.hears(new RegExp(`^${heard.replace(/[()]/g, "\\$&")}`));
    await person.says("undo");
    person.hears(/恢复原样|what it was/);
  });

  it("asks where the setting or the wish is not plain", async () => {
    const anna = talk.person("anna");
    const before = await written();
    await anna.says("send me my list at 8:30");
    anna.hears(/^Shall I set morning digest to: at 08:30\?/);
    expect(await written()).toEqual(before);
    await anna.says("1");
    anna.hears(/morning digest: at 09:00 → at 08:30/);
    await anna.says("no more birthdays");
    anna.hears(/Shall I set birthdays to: off\?/);
  });

  answers([
    ["lily", "晨报几点发", /角色：业务员/],
    ["lily", "晨报关了吗", /角色：业务员/],
    ["anna", "my settings", /Role: sales/],
    ["anna", "Gulf turned off their phone", /^(?!✅)/],
  ]);
});

describe("days off, hours and reasons", () => {
  answers([
    ["anna", "public holidays in Spain", /^Days off in Spain\n.*Immaculate Conception/],
    ["anna", "is France closed next week?", /^France has no public holiday Mon 7 Dec/],
    ["lily", "意大利12月25日休息吗", /意大利 .*放假：/],
    ["lily", "沙特周五上班吗", /周五 12\/04 在沙特.*是周末/],
    ["lily", "下周哪些国家放假", /^未来 60 天的放假安排/],
    ["anna", "/holiday Japan", /^Days off in Japan/],
    ["admin", "holiday Japan next week", /日本 .*没有公共假期/],
    ["lily", "Gulf 下周放假吗", /^沙特阿拉伯|^沙特/],
    ["anna", "is Hansa closed on December 25", /^Germany is closed/],
    ["lily", "为什么Nile不回复", /^为什么是 .*Nile Trading/],
    ["anna", "when does my digest come", /Role: sales/],
    ["anna", "why is Lone Star on my list", /^Why .*Lone Star Pipe/],
    ["lily", "为什么现在要联系Nile", /^为什么是 .*Nile Trading/],
    ["anna", "what time is it at Hansa", /Hamburg: 06:30, Wed 2 Dec · yours 06:30/],
    ["lily", "Gulf 那边现在几点", /Gulf Supplies · 利雅得现在 08:30/],
    ["lily", "纽约现在几点了", /纽约现在 00:30/],
    ["anna", "what time is it in monterrey", /#X6P .*Monterrey: 23:30/],
    ["anna", "can I call Monterrey now?", /^Monterrey Autopartes[\s\S]*There: Mexico/],
    ["lily", "现在能给Muscat打电话吗", /^Muscat Marine[\s\S]*当地：阿曼/],
    ["lily", "现在打Muscat合适吗", /^Muscat Marine[\s\S]*当地：阿曼/],
    ["anna", "dormant please", /^Dormant: 1\d/],
    ["chen", "小王今天打了几个电话", /^周报 周三 12\/02 · 王伟/],
  ]);
});

it("leaves what is told of a customer's days off to a draft", async () => {
  const anna = talk.person("anna");
  await anna.says("Hansa is closed on December 25");
  anna.hearsNot(/^Germany/);
});

describe("whether anybody has a company", () => {
  answers([
    ["lily", "青岛海信有人在跟吗？", /^“青岛海信”/],
    ["lily", "谁在跟进苏州永鼎这家公司", /^“苏州永鼎”/],
    ["anna", "does anybody have Omega Trading House?", /^“Omega Trading House”/],
    ["anna", "who owns Nile Trading", /We have this company already/],
    ["lily", "谁在跟进", /^今日跟进/],
    ["anna", "does anyone have time", /^(?!“time”)/],
  ]);
});

describe("slips, pinyin, and what there is not", () => {
  answers([
    ["lily", "bangzu", /\/帮助/],
    ["lily", "/jinri", /\/今日/],
    ["anna", "lol", /^👌$/],
    ["anna", "haha", /^👌$/],
    ["lily", "chexiao", /\/撤销/],
    ["lily", "wode", /\/我的/],
    ["anna", "undoo", /\/undo/],
    ["anna", "erase customer Hansa", /^Nothing is deleted in the chat/],
    ["lily", "帮我把Nile删掉吧", /^聊天里不删除/],
    ["lily", "把所有客户导出成Excel", /^聊天里不能导出/],
    ["lily", "下载客户名单", /^聊天里不能导出/],
    ["anna", "which complaints are open", /^No complaint is open/],
    ["lily", "有哪些没处理的投诉", /^没有未了结的投诉/],
  ]);
});

describe("stages and states in the words of the field", () => {
  answers([
    ["lily", "正在谈的", /^找到 6 家 · 谈判\n/],
    ["lily", "意向客户", /^找到 8 家 · 线索\n/],
    ["lily", "已下单", /^找到 \d+ 家 · 下过单\n/],
    ["anna", "prospects", /^Found \d+ · lead\n/],
    ["anna", "who has gone cold", /^Found 11 · silent ≥61 days\n/],
    ["lily", "哪些客户已经凉了", /^找到 9 家 · 沉默 ≥61 天\n/],
  ]);
});

describe("what is named, and what is not known", () => {
  answers([
    ["lily", "10月联系过的客户", /^找到 \d+ 家 · 2026年10月 联系过\n/],
    ["lily", "9月谁下过单", /^找到 \d+ 家 · 2026年9月 下过单\n/],
    ["lily", "沉睡的埃及客户", /^沉睡客户 \d+ 家 · 沉默 ≥90 天，或下单间隔的3倍 · 埃及/],
    ["lily", "没有生日的客户", /^找到 17 家 · 不知道生日\n/],
    ["lily", "缺手机的埃及客户", /^找到 0 家 · 埃及 · 没有电话\n/],
    ["anna", "clients with no tags", /^Found 12 · no tag\n/],
    ["anna", "customers with email", /^I did not understand “email”/],
    ["anna", "find lacks:email,phone", /^Found 0 · no email · no phone\n/],
    ["anna", "tier D in South America", /^Found \d+ · South America · tier D\n/],
    ["anna", "my A customers", /^Found \d+ · tier A · owner anna\n/],
    ["anna", "negotiating but never ordered", /^Found \d+ · negotiating · never ordered\n/],
    ["anna", "Polish leads", /^Found 2 · Poland · lead\n/],
    ["anna", "Hansa overdue", /Hansa Werkzeuge GmbH · KA · #V6V/],
    ["lily", "Gulf 快凉了吗", /Gulf Supplies · KA · #F8H/],
    ["chen", "Wei overdue", /^找到 \d+ 家 · 负责人 wei · 逾期\n1 ❗ /],
    ["chen", "欧美组逾期的客户", /^找到 8 家 · 负责人 .*anna.* · 逾期\n/],
    ["chen", "李莉的承诺", /^找到 1 家 · 负责人 lily · 有未兑现的承诺\n/],
    ["lily", "blorp", /^这句我没听懂/],
    ["anna", "hlep", /Did you mean \/help\?/],
  ]);

  it("lists a stage that stands alone where no customer waits", async () => {
    const lily = talk.person("lily");
    await lily.says("正在谈判的");
    lily.hears(/^找到 6 家 · 谈判/);
    await lily.says("返单");
    lily.hears(/^找到 1 家 · 返单/);
  });
});
