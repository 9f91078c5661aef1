import { afterEach, describe, expect, it, vi } from "vitest";
import type { AddressBook as DingtalkBook } from "../../../test/simulators/dingtalk/address-book.ts";
import {
  type DingtalkOptions,
  type DingtalkSimulator,
  startDingtalk,
} from "../../../test/simulators/dingtalk/simulator.ts";
import type { AddressBook as WecomBook } from "../../../test/simulators/wecom/address-book.ts";
import { startWecom } from "../../../test/simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../../../test/support/app.ts";
import { type Person, startConversation } from "../../../test/support/conversation.ts";
import { enrolMember } from "../../app/members/enrol-member.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { sql } from "../../store/database/sql.ts";

/** Tuesday 24 November 2026, 16:30 in Shanghai. */
const tuesday = "2026-11-24T08:30:00Z";

let stops: (() => Promise<void>)[] = [];
let app: TestApp;
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});

/** An app of one admin, on these platforms. */
async function adminOf(
  environment: Readonly<Record<string, string>>,
  locale: Locale,
): Promise<Person> {
  app = await startTestApp({ http: false, now: tuesday, environment });
  stops.push(() => app.stop());
  await enrolMember(app.genjin.app, Date.parse(tuesday) as Instant, {
    ...{ handle: "boss", name: "Boss", role: "admin", zone: "Asia/Shanghai", locale, accounts: [] },
  });
  return startConversation(app, tuesday).person("boss");
}

const linked = async () =>
  (
    await app.genjin.app.store.rows<{ name: string }>(sql`
      SELECT m.name FROM member_identity i JOIN member m ON m.id = i.member_id ORDER BY m.name`)
  ).map(({ name }) => name);

describe("DingTalk's directory", () => {
  const book: DingtalkBook = {
    departments: { 10: 1, 11: 10, 20: 1 },
    people: [
      { userid: "m1", name: "王芳", departments: [10], org_email: "fang@example.com" },
      { userid: "j.lee", name: "Jordan Lee", departments: [11] },
      { userid: "books", name: "赵会计", departments: [20] },
      { userid: "gone", name: "还没加入", departments: [11], active: false },
    ],
    visible: { departments: [10] },
  };
  const rights = [
    "qyapi_get_department_list",
    "qyapi_get_department_member",
    "qyapi_get_member",
  ] as const;

  async function dingtalkOf(options: DingtalkOptions): Promise<DingtalkSimulator> {
    const dingtalk = await startDingtalk({ book, ...options });
    stops.push(() => dingtalk.close());
    return dingtalk;
  }

  it("brings a team in with two messages, and nobody else", async () => {
    const dingtalk = await dingtalkOf({ rights });
    const boss = await adminOf(dingtalk.environment, "zh-CN");
    await boss.says("上线");
    boss.hears(/上线 钉钉|从钉钉取/);
    await boss.says("上线 钉钉");
    boss.hears(/准备开通这 2 人：\s+1 王芳[^\n]*钉钉已核实\s+2 Jordan Lee[^\n]*钉钉已核实/);
    boss.hearsNot(/赵会计|还没加入|绑定码/);
    await boss.says("1");
    boss.hears(/✅ 已开通 2 人/);
    expect(await linked()).toEqual(["Jordan Lee", "王芳"]);
    const before = dingtalk.shown.length;
    await dingtalk.writes({ staffId: "j.lee", text: "today" });
    await vi.waitFor(() => expect(dingtalk.shown.length).toBeGreaterThan(before), 10_000);
    expect(dingtalk.shown.at(-1)?.text).not.toMatch(/do not know you|不认识/);
    await boss.says("上线 通讯录");
    boss.hears(/都在了，也都绑定了/);
  }, 60_000);

  it("says which right is missing, and works once it is given", async () => {
    const dingtalk = await dingtalkOf({ rights: rights.slice(1) });
    const boss = await adminOf(dingtalk.environment, "en");
    await boss.says("onboard dingtalk");
    boss.hears(/DingTalk does not let me see its directory\..*qyapi_get_department_list/);
    expect(await linked()).toEqual([]);
    dingtalk.grant(...rights);
    await boss.says("onboard dingtalk");
    boss.hears(/these 2 people:\s+1 王芳/);
  }, 60_000);

  it("vouches for a pasted address that is the company's own mailbox, and for no other", async () => {
    const dingtalk = await dingtalkOf({ rights });
    const boss = await adminOf(dingtalk.environment, "en");
    await boss.says("/onboard\n王芳, fang@example.com\nJordan Lee, any@example.com");
    boss.hears(/1 王芳[^\n]*linked by DingTalk\s+2 Jordan Lee(?![^\n]*linked by)/);
    await boss.says("1");
    boss.hears(/Jordan Lee: \/link/);
    expect(await linked()).toEqual(["王芳"]);
  }, 60_000);

  it("that is larger than a list is not taken in part", async () => {
    const people = Array.from({ length: 130 }, (_, at) => ({
      ...{ userid: `u${at}`, name: `员工${at}`, departments: [10] },
    }));
    const dingtalk = await dingtalkOf({ rights, book: { ...book, people } });
    const boss = await adminOf(dingtalk.environment, "zh-CN");
    await boss.says("上线 钉钉");
    boss.hears(/钉钉里还有 130 人没加进来，一份名单最多 100 人/);
  }, 60_000);

  it("that does not answer is no reason to give up", async () => {
    const dingtalk = await dingtalkOf({ rights });
    const away = { ...dingtalk.environment, DINGTALK_OAPI_URL: "http://127.0.0.1:1" };
    const boss = await adminOf(away, "en");
    await boss.says("onboard dingtalk");
    boss.hears(/DingTalk did not answer\. Ask me again in a minute, or paste the people/);
  }, 60_000);
});

describe("WeCom's directory", () => {
  const book: WecomBook = {
    departments: { 10: 1, 20: 1 },
    people: [
      { userid: "LiLi", name: "李莉", departments: [10] },
      { userid: "o.kern@corp", name: "Otto Kern", departments: [10] },
      { userid: "books", name: "赵会计", departments: [20] },
    ],
    visible: { departments: [10] },
  };

  async function wecomOf(changes: Partial<WecomBook> = {}) {
    const wecom = await startWecom({ users: ["LiLi"], book: { ...book, ...changes } });
    stops.push(() => wecom.close());
    return wecom;
  }

  it("is the app's visible range, linked for the robot as well", async () => {
    const { environment } = await wecomOf();
    const boss = await adminOf({ ...environment.app, ...environment.robot }, "zh-CN");
    await boss.says("上线 企业微信");
    boss.hears(/准备开通这 2 人：\s+1 李莉[^\n]*企业微信应用已核实\s+2 Otto Kern/);
    boss.hearsNot(/赵会计/);
    await boss.says("1");
    expect(await linked()).toEqual(["Otto Kern", "李莉"]);
  }, 60_000);

  it("knows whom the robot knows already", async () => {
    const { environment } = await wecomOf();
    const boss = await adminOf({ ...environment.app, ...environment.robot }, "en");
    await enrolMember(app.genjin.app, Date.parse(tuesday) as Instant, {
      ...{ handle: "lily", name: "Lily Chen", role: "sales", zone: "Asia/Shanghai", locale: "en" },
      accounts: [{ platform: "wecom", userId: "LiLi" }],
    });
    await boss.says("onboard wecom");
    boss.hears(/this person:\s+1 Otto Kern/);
    boss.hearsNot(/李莉|Lily/);
  }, 60_000);

  it("without names is said to be so, and a typed account is still checked", async () => {
    const { environment } = await wecomOf({ isNameless: true });
    const boss = await adminOf(environment.app, "zh-CN");
    await boss.says("上线 企业微信应用");
    boss.hears(/企业微信应用只告诉我账号，不告诉我姓名.*把名单粘贴过来/);
    await boss.says("上线\n李莉，上海，wecom-app:LiLi\n王芳，上海，wecom-app:nobody");
    boss.hears(/1 李莉[^\n]*企业微信应用已核实\s+2 王芳(?![^\n]*已核实)/);
  }, 60_000);

  it("names what the console must allow", async () => {
    const wecom = await wecomOf();
    const boss = await adminOf(wecom.environment.app, "zh-CN");
    wecom.api.trust(false);
    await boss.says("上线 企业微信");
    boss.hears(/没有让我看通讯录。.*「企业可信IP」/);
    wecom.api.trust(true);
    await boss.says("上线 企业微信");
    boss.hears(/准备开通这 2 人/);
  }, 60_000);

  it("is not known to a robot alone: the people are pasted", async () => {
    const { environment } = await wecomOf();
    const boss = await adminOf(environment.robot, "en");
    await boss.says("onboard wecom");
    boss.hears(/shows me its directory\. Paste the people instead/);
    await boss.says("onboard");
    boss.hearsNot(/Take them from/);
  }, 60_000);
});
