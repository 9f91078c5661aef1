import { beforeEach, describe, expect, it } from "vitest";
import { addTeam, joinTeam } from "../../src/store/members/teams.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Tuesday 24 November 2026: 16:30 in Shanghai, 08:30 in London. */
const tuesday = "2026-11-24T08:30:00Z";

let house: TradingHouse;
let talk: Conversation;

const app = sharedApp({ http: false, now: tuesday }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  talk = startConversation(app, tuesday);
});

/** What the platform took in a stretch of minutes from a moment on. */
async function pushed(from: string, minutes: number) {
  const stage = setPushStage(app, from);
  await stage.sweepFor(minutes);
  return stage.posted;
}

describe("/me", () => {
  it("changes settings in English, from before to after, and the dues with them", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Izmir Stone",
        owner: "tom",
        touches: [{ at: "2026-10-02T08:00:00Z", outcome: "replied" }],
      },
    ]);
    const tom = talk.person("tom");
    await tom.says("/me zone Berlin");
    tom.hears(/^✅ Time zone: London \(Europe\/London\) → Berlin \(Europe\/Berlin\)$/);
    await tom.says(`/why ${ref}`);
    tom.hears(/Tue 1 Dec/);
    await tom.says("me workdays wed-fri, mon");
    tom.hears(/^✅ Working days: Mon, Tue, Wed, Thu, Fri → Mon, Wed, Thu, Fri$/);
    await tom.says(`/why ${ref}`);
    tom.hears(/Tue 1 Dec is your day off → Wed 2 Dec/);
    await tom.says("/me country Brazil");
    tom.hears(/^✅ Holidays of: United Kingdom → Brazil$/);
    await tom.says("/me quiet 22-7");
    tom.hears(/^✅ Quiet hours: 21:00–08:00 → 22:00–07:00$/);
    await tom.says("/me");
    tom.hears(/Time zone: Berlin[\s\S]*Working days: Mon, Wed, Thu, Fri[\s\S]*me zone Berlin/);
    await tom.says("/me language chinese");
    tom.hears(/^✅ 语言：English → 中文$/);
  });

  it("changes settings in Chinese", async () => {
    const lily = talk.person("lily");
    await lily.says("/我的 时区 德国");
    lily.hears(/^✅ 时区：北京（Asia\/Shanghai） → 柏林（Europe\/Berlin）$/);
    await lily.says("我的 时区 义乌");
    lily.hears(/^✅ 时区：柏林（Europe\/Berlin） → 北京（Asia\/Shanghai）$/);
    await lily.says("我的 工作日 周一到周六");
    lily.hears(/→ 周一、周二、周三、周四、周五、周六$/);
    await lily.says("我的 晨报 8：45");
    lily.hears(/^✅ 晨报：09:00 → 08:45$/);
    await lily.says("我的 免打扰 关");
    lily.hears(/^✅ 免打扰：21:00–08:00 → 无$/);
  });

  it("refuses nonsense with a hint", async () => {
    const tom = talk.person("tom");
    for (const [said, hint] of [
      ["/me zone Narnia", /I know no place “Narnia”.*Asia\/Shanghai/],
      ["/me workdays never", /Which days\? For example/],
      ["/me digest 25:00", /“25:00” is no time/],
      ["/me digest 7:30", /07:30 lies in your quiet hours, 21:00–08:00/],
      ["/me country Narnia", /I know no country “Narnia”/],
      ["/me shoes 42", /I cannot set “shoes 42”.*zone, language/],
      ["/me push lunch off", /Which push\? There are: morning digest, promises, /],
      ["/me push digest", /write off, on, or a time/],
    ] as const) {
      await tom.says(said);
      tom.hears(hint);
    }
  });

  it("answers in private when it was said in a group", async () => {
    const tom = talk.person("tom");
    const heard = await tom.says("/me zone Berlin", { inTeam: house.teamId });
    expect(heard.map(({ chat }) => chat)).toEqual(["direct:tom", `team:${house.teamId}`]);
    expect(heard[1]?.text).not.toMatch(/Berlin/);
  });
});

describe("pushes", () => {
  const lilys = { name: "Izmir Stone", owner: "lily" } as const;

  it("are turned off, on and moved by the member", async () => {
    await house.addCustomers([lilys]);
    const lily = talk.person("lily");
    await lily.says("我的 推送 晨报 关");
    lily.hears(/^✅ 晨报：开 → 关\n/);
    await lily.says("我的 推送");
    lily.hears(/晨报：关/);
    expect(await pushed("2026-11-25T00:55:00Z", 15)).toEqual([]);
    await lily.says("我的 推送 晨报 10:30");
    expect(await pushed("2026-11-26T00:55:00Z", 15)).toEqual([]);
    const late = await pushed("2026-11-26T02:25:00Z", 15);
    expect(late.map(({ chat }) => chat)).toEqual(["direct:lily"]);
  });

  it("of a team are turned off and moved by its manager, earlier too", async () => {
    await house.addCustomers([lilys]);
    const wei = talk.person("wei");
    await wei.says("/团队");
    wei.hears(/Team One[\s\S]*周报：开[\s\S]*lily、tom、wei/);
    await wei.says("团队 推送 周报 8:30");
    wei.hears(/^✅ Team One · 周报：开 → 08:30$/);
    // Monday 30 November, 08:25 in Shanghai.
    const early = await pushed("2026-11-30T00:25:00Z", 15);
    expect(early.map(({ chat }) => chat)).toEqual([`team:${house.teamId}`]);
    const usual = await pushed("2026-11-30T01:25:00Z", 15);
    expect(usual.map(({ chat }) => chat).sort()).toEqual(["direct:lily", "direct:wei"]);
    await wei.says("/team push summary off");
    wei.hears(/^✅ Team One · 周报：08:30 → 关$/);
    const monday = await pushed("2026-12-07T00:25:00Z", 90);
    const toGroup = monday.filter(({ chat }) => chat.startsWith("team:"));
    expect(toGroup.filter(({ text }) => text.includes("周报"))).toEqual([]);
    const lily = talk.person("lily");
    await lily.says("团队 推送 周报 开");
    lily.hears(/只有主管可以用/);
  });

  it("of which team is asked, and answered by name, number or button", async () => {
    const { store } = app.genjin.app;
    for (const name of ["Nord Süd", "Push Heroes"]) {
      await joinTeam(
        store,
        house.organizationId,
        await addTeam(store, house.organizationId, name),
        house.members.wei,
      );
    }
    const wei = talk.person("wei");
    await wei.says("/team");
    wei.hears(/是哪个团队[\s\S]*1 Nord Süd[\s\S]*Push Heroes/);
    await wei.says("/team 1");
    wei.hears(/我会推送到 Nord Süd/);
    await wei.says("/team 9");
    wei.hears(/是哪个团队/);
    await wei.says("nord süd");
    wei.hears(/Nord Süd[\s\S]*周报：开/);
    await wei.says("/team");
    await wei.presses("Push Heroes");
    wei.hears(/Push Heroes[\s\S]*周报：开/);
    await wei.says("/team push summary off");
    wei.hears(/是哪个团队/);
    await wei.says("Nord Süd");
    wei.hears(/Nord Süd · 周报：开 → 关/);
    await wei.says("/团队 推送 周报 关");
    await wei.presses("Push Heroes");
    wei.hears(/Push Heroes · 周报：开 → 关/);
  });

  it("that would come in the quiet hours come at their end", async () => {
    await house.addCustomers([lilys]);
    const lily = talk.person("lily");
    await lily.says("我的 免打扰 20:00-9:20");
    // 09:00 in Shanghai is 01:00 in UTC.
    expect(await pushed("2026-11-25T00:55:00Z", 20)).toEqual([]);
    const after = await pushed("2026-11-25T01:18:00Z", 10);
    expect(after.map(({ chat }) => chat)).toEqual(["direct:lily"]);
  });
});

describe("days off", () => {
  it("bring no push and move what is due behind them, until they are taken back", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Izmir Stone",
        owner: "lily",
        touches: [{ at: "2026-09-26T08:00:00Z", outcome: "replied" }],
      },
    ]);
    const lily = talk.person("lily");
    await lily.says("休假 明天到周五");
    lily.hears(/^🌴 已登记休假：周三 11\/25–周五 11\/27。[\s\S]*交接 同事 11\/25-11\/27/);
    await lily.says(`/为什么 ${ref}`);
    lily.hears(/周三 11\/25 你休假 → 周六 11\/28[\s\S]*→ 周一 11\/30/);
    expect(await pushed("2026-11-25T00:55:00Z", 15)).toEqual([]);
    await lily.says("/我的");
    lily.hears(/休假.*周三 11\/25–周五 11\/27/);
    await lily.says("休假 取消 11/26");
    lily.hears(/^✅ 已取消休假：周三 11\/25–周五 11\/27。$/);
    await lily.says(`/为什么 ${ref}`);
    lily.hearsNot(/你休假/);
    const digest = await pushed("2026-11-26T00:55:00Z", 15);
    expect(digest.map(({ chat }) => chat)).toEqual(["direct:lily"]);
  });

  it("are listed, joined, and refused where they make no sense", async () => {
    const tom = talk.person("tom");
    await tom.says("/off");
    tom.hears(/no days off noted[\s\S]*\/off 12\/24-12\/31/);
    await tom.says("/off 12/24-12/27");
    await tom.says("/off 12/28 - 12/31");
    tom.hears(/^🌴 Off: Thu 24 Dec – Thu 31 Dec\./);
    await tom.says("off");
    tom.hears(/Your days off:\n• Thu 24 Dec – Thu 31 Dec\n/);
    await tom.says("/off yesterday");
    tom.hears(/is over/);
    await tom.says("/off 2026-12-01 - 2027-09-01");
    tom.hears(/At most 180 days/);
    await tom.says("/off soon");
    tom.hears(/Which days\?/);
    await tom.says("/off cancel");
    tom.hears(/^✅ No longer off: Thu 24 Dec – Thu 31 Dec\.$/);
    await tom.says("/off cancel");
    tom.hears(/no days off to cancel/);
  });
});

describe("a handover", () => {
  it("lends the list for its days and no longer", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await tom.says(`/c ${ref}`);
    tom.hears(/I have no customer/);
    await lily.says("休假 明天到周五");
    await lily.says("交接 tom 明天到周四");
    lily.hears(/^🤝 已交给 tom 代管：周三 11\/25–周四 11\/26。/);
    await tom.says(`/c ${ref}`);
    tom.hears(/I have no customer/);
    // Wednesday begins in Shanghai at 16:00 in London.
    talk.setClock("2026-11-24T16:00:00Z");
    await tom.says(`/c ${ref}`);
    tom.hears(/Izmir Stone/);
    talk.setClock("2026-11-25T09:30:00Z");
    await tom.says("/today");
    tom.hears(/Izmir Stone[\s\S]*for lily/);
    await tom.says("1 ok sent the PI");
    tom.hears(/Logged/);
    await tom.says("/handover");
    tom.hears(/lily → tom, Wed 25 Nov – Thu 26 Nov/);
    talk.setClock("2026-11-26T15:59:59Z");
    await tom.says(`/c ${ref}`);
    tom.hears(/Izmir Stone/);
    talk.setClock("2026-11-26T16:00:00Z");
    await tom.says(`/c ${ref}`);
    tom.hears(/I have no customer/);
  });

  it("brings the lent customers with the digest, and keeps the lender's days open", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Izmir Stone",
        owner: "lily",
        touches: [{ at: "2026-09-26T08:00:00Z", outcome: "replied" }],
      },
    ]);
    const lily = talk.person("lily");
    await lily.says("休假 明天到周五");
    await lily.says("交接 Tom Baker 明天到周五");
    await lily.says(`/为什么 ${ref}`);
    lily.hearsNot(/你休假/);
    // 09:00 in London.
    const posts = await pushed("2026-11-25T08:55:00Z", 15);
    expect(posts.map(({ chat }) => chat)).toEqual(["direct:tom"]);
    expect(posts[0]?.text).toMatch(/Izmir Stone[\s\S]*for lily/);
  });

  it("can be ended, and is refused where it makes no sense", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "tom" }]);
    const [tom, lily] = [talk.person("tom"), talk.person("lily")];
    for (const [said, hint] of [
      ["/handover nobody tomorrow", /nobody called nobody/],
      ["/handover tom tomorrow", /your own list already/],
      ["/handover lily", /To whom, and when\?/],
      ["/handover lily yesterday", /is over/],
      ["/handover cancel", /Nothing of yours is lent/],
    ] as const) {
      await tom.says(said);
      tom.hears(hint);
    }
    await tom.says("/handover lily today");
    await tom.says("/handover lily today");
    tom.hears(/lent on one of these days already/);
    await lily.says(`/c ${ref}`);
    lily.hears(/Izmir Stone/);
    await tom.says("/handover cancel");
    tom.hears(/No longer lent to: lily/);
    await lily.says(`/c ${ref}`);
    lily.hears(/没有/);
  });
});

describe("undo", () => {
  it("takes back a setting and the dues that it moved, and nothing before it", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Izmir Stone",
        owner: "tom",
        touches: [{ at: "2026-10-02T08:00:00Z", outcome: "replied" }],
      },
    ]);
    const tom = talk.person("tom");
    await tom.says(`#${ref} ok`);
    await tom.says(`/snooze ${ref} 12/1`);
    await tom.says("me workdays wed-fri, mon");
    await tom.says(`/why ${ref}`);
    tom.hears(/Tue 1 Dec is your day off → Wed 2 Dec/);
    await tom.says("undo");
    tom.hears(/^↩ Undone: your setting is what it was$/);
    await tom.says("me");
    tom.hears(/Working days: Mon, Tue, Wed, Thu, Fri/);
    await tom.says(`/why ${ref}`);
    tom.hears(/Why Tue 1 Dec/);
    await tom.says("me workdays mon-fri");
    tom.hears(/as before/);
    await tom.says("undo");
    tom.hears(/no longer postponed/);
  });

  it("takes back what is pushed to a member and to a team", async () => {
    const wei = talk.person("wei");
    await wei.says("我的 推送 晨报 关");
    await wei.says("我的 推送 晨报 10:30");
    await wei.says("团队 推送 周报 关");
    await wei.says("撤销");
    wei.hears(/^↩ 已撤销，团队的设置恢复原样$/);
    await wei.says("团队");
    wei.hears(/周报：开/);
    await wei.says("撤销");
    await wei.says("我的 推送");
    wei.hears(/晨报：关/);
    await wei.says("撤销");
    await wei.says("我的 推送");
    wei.hears(/晨报：开|晨报：09:00/);
  });

  it("takes back days off and a handover, and brings back what was cancelled", async () => {
    const [ref] = await house.addCustomers([
      {
        name: "Izmir Stone",
        owner: "lily",
        touches: [{ at: "2026-09-26T08:00:00Z", outcome: "replied" }],
      },
    ]);
    const lily = talk.person("lily");
    const dueHas = async (pattern: RegExp, isThere = true) => {
      await lily.says(`/为什么 ${ref}`);
      if (isThere) lily.hears(pattern);
      else lily.hearsNot(pattern);
    };
    await lily.says("休假 明天");
    await lily.says("休假 11/26-11/27");
    await dueHas(/周三 11\/25 你休假 → 周六 11\/28/);
    await lily.says("撤销");
    lily.hears(/^↩ 已撤销：刚登记的休假$/);
    await dueHas(/周三 11\/25 你休假 → 周四 11\/26/);
    await lily.says("休假 取消");
    await dueHas(/你休假/, false);
    await lily.says("撤销");
    lily.hears(/^↩ 已撤销：休假恢复$/);
    await dueHas(/周三 11\/25 你休假 → 周四 11\/26/);
    await lily.says("交接 tom 明天");
    await dueHas(/你休假/, false);
    await lily.says("交接 取消");
    await lily.says("撤销");
    lily.hears(/^↩ 已撤销：交接恢复$/);
    await lily.says("交接");
    lily.hears(/lily → tom，周三 11\/25/);
    await lily.says("撤销");
    lily.hears(/^↩ 已撤销：客户不再交给同事代管$/);
    await dueHas(/周三 11\/25 你休假/);
  });
});
