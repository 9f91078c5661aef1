import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../src/bot/grammar/log-entry.ts";
import { parseLog } from "../../src/bot/grammar/parse-log.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const translator = loadLocales();
const lexicon = loadLexicon(translator);
/** A Wednesday. */
const today = "2026-12-02" as CivilDate;

/** One line an entry: `1 K3F | outcome | note | >when | <happenedOn | !problem`. */
const brief = ({ targets, outcome, kind, direction, note, when, happenedOn, problems }: LogEntry) =>
  [
    targets.map((target) => ("ref" in target ? target.ref : target.number)).join(" ") || "-",
    [outcome, kind, direction === "in" ? "in" : null].filter(Boolean).join(" "),
    ...(note === "" ? [] : [note]),
    ...(when === null ? [] : [`>${when.slice(5)}`]),
    ...(happenedOn === null ? [] : [`<${happenedOn.slice(5)}`]),
    ...problems.map(({ code, options }) => [`!${code}`, ...(options ?? [])].join(" ")),
  ].join(" | ");

const read = (text: string, on = today) => parseLog(heard(text), lexicon, on).map(brief);

describe("several at once", () => {
  it("reads the example of the product", () => {
    expect(read("1 ok 已发PI +3d; 2 未接; 4 承诺 周五前 报价")).toEqual([
      "1 | contacted | 已发PI | >12-05",
      "2 | no-answer",
      "4 | promised | 报价 | >12-04",
    ]);
  });

  it("takes lines and full-width semicolons, glued words and full width", () => {
    expect(read("1未接；2已回复 周五到货\n３　ＯＫ　＋１ｗ")).toEqual([
      "1 | no-answer",
      "2 | replied in | 周五到货",
      "3 | contacted | >12-09",
    ]);
  });

  it("keeps a part without a target in the note before it", () => {
    expect(read("called; will send PI\nhe wants 300")).toEqual([
      "- | contacted call | called; will send PI\nhe wants 300",
    ]);
    expect(read("1 ok 已发PI；下周三再跟; 2 未接")).toEqual([
      "1 | contacted | 已发PI；下周三再跟 | >12-09",
      "2 | no-answer",
    ]);
  });

  it("asks when the semicolon is missing, but not about goods", () => {
    expect(read("1 ok 2 未接")).toEqual(["1 | contacted | 2 未接 | !run-together"]);
    expect(read("1 ok, 2 报价")).toEqual(["1 | contacted | 2 报价 | !run-together"]);
    expect(read("1 and 2 no answer, 3 wants a call fri")[0]).toMatch(/!run-together$/);
    expect(read("1没接，4要周五再打")[0]).toMatch(/!run-together$/);
    expect(read("1没接 2聊了，让我下周二再打")[0]).toMatch(/!run-together$/);
    expect(read("3 报价 5见过面了")[0]).toMatch(/!run-together$/);
    expect(read("1没接 3天后再打")[0]).not.toMatch(/!run-together$/);
    expect(read("1 ok sent the PI, 3 cartons to follow")[0]).not.toMatch(/!run-together$/);
    expect(read("1 ok sent the PI, 10 Dec")[0]).not.toMatch(/!run-together$/);
    expect(read("ok sent 2 samples")).toEqual(["- | contacted | sent 2 samples"]);
  });

  it("gives nothing for nothing", () => expect(read(" ；\n;")).toEqual([]));
});

describe("targets", () => {
  it.each([
    ["1 ok", "1"],
    ["1,3 ok", "1 3"],
    ["1、3 已联系", "1 3"],
    ["1 3 ok", "1 3"],
    ["1和3 已联系", "1 3"],
    ["1-3 ok", "1 2 3"],
    ["2 到 4 已联系", "2 3 4"],
    ["1. ok", "1"],
    ["1) ok", "1"],
    ["1：ok", "1"],
    ["#K3F ok", "K3F"],
    ["＃Ｋ３Ｆ 已联系", "K3F"],
    ["k3f,#m8q ok", "K3F M8Q"],
    ["#K3F2M ok", "K3F2M"],
    ["2 周二 打过", "2"],
    ["1 已发PI 等回复", "1"],
    ["B2B fair ok", "-"],
    ["PI sent, K3F informed", "-"],
    ["12/5 visit", "-"],
    ["12月5日见面", "-"],
    ["10:30 called", "-"],
    ["3 days later call", "-"],
    ["3天后再联系", "-"],
    ["300台已报价", "-"],
    ["1.5 mm thicker", "-"],
    ["2026 catalogue sent", "-"],
  ])("%s: %s", (text, targets) => expect(read(text)[0]?.split(" | ")[0]).toBe(targets));

  it("asks instead of guessing which numbers are customers", () => {
    expect(read("1 300 pcs")).toEqual(["1 300 | contacted | pcs | !ambiguous-numbers"]);
    expect(read("1 20 samples")[0]).toContain("!ambiguous-numbers");
    expect(read("5-2 ok")[0]).toContain("!bad-range");
    expect(read("1-900 ok")[0]).toContain("!bad-range");
  });
});

describe("outcomes and kinds", () => {
  it.each([
    ["ok", "contacted"],
    ["已联系了", "contacted"],
    ["👍 +2w", "contacted"],
    ["na", "no-answer"],
    ["no answer", "no-answer"],
    ["left a voicemail, try again tomorrow", "no-answer"],
    ["didn't pick up", "no-answer"],
    ["没人接", "no-answer"],
    ["reply", "replied in"],
    ["客户回复 价格太高", "replied in"],
    ["quote FOB 3.2", "quoted"],
    ["已报价300台", "quoted"],
    ["寄样 DHL", "sampled"],
    ["samples received", "received"],
    ["customer got the samples, likes them", "received"],
    ["shipped samples by DHL", "sampled"],
    ["sent a quote, FOB 3.2", "quoted"],
    ["they replied: price too high", "replied in"],
    ["deposit received", "replied in"],
    ["定金已到账", "replied in"],
    ["paid the balance, ship next week", "replied in"],
    ["尾款收到", "replied in"],
    ["客户回邮件了 要降价", "replied in"],
    ["WhatsApp已读不回", "no-answer message"],
    ["不考虑价格因素", "contacted"],
    ["收到样品了 很满意", "received"],
    ["下单 2柜", "ordered"],
    ["不感兴趣", "declined"],
    ["no, too expensive", "declined"],
    ["答应 周五 寄目录", "promised"],
    ["电话没接", "no-answer call"],
    ["ok 微信", "contacted message"],
    ["visited ok", "contacted visit"],
    ["来电 要样品", "contacted in"],
    ["视频会议 已报价", "quoted meeting"],
    ["在展会上见过老板", "contacted"],
    ["no-one was there", "contacted"],
    ["okra is sold out", "contacted"],
    ["未接受我们的价格", "contacted"],
    ["没接触到采购", "contacted"],
    ["打过两次 没接", "no-answer"],
    ["called twice, no answer.", "no-answer call"],
    ["they said no answer from the bank came", "contacted"],
    ["he is busy", "contacted"],
  ])("%s: %s", (text, said) => expect(read(text)[0]?.split(" | ")[1]).toBe(said));

  it.each(["sample not sent yet", "样品 还没寄", "1 no stock left", "order cancelled"])(
    "asks what %s means, and keeps the words",
    (text) => {
      const [entry] = parseLog(heard(text), lexicon, today);
      expect(entry?.outcome).toBeNull();
      expect(text).toContain(entry?.note);
      expect(entry?.problems.map(({ code }) => code)).toEqual(["ambiguous-outcome"]);
    },
  );

  it.each(["thanks", "收到！", "好的", "1 got it.", "👌"])("takes %s for no touch", (text) => {
    expect(read(text)[0]).toMatch(/^(-|1) \| {2}\| .*!nothing-said$/u);
  });

  it("takes a plan for the next date and no touch, a bare target or a day that is over for nothing", () => {
    expect(read("1 +3d; 2 下周三")).toEqual(["1 |  | >12-05", "2 |  | >12-09"]);
    expect(read("3天后再联系")).toEqual(["- |  | >12-05"]);
    expect(read("3d")).toEqual(["- |  | >12-05"]);
    expect(read("1 两周; #K3F 3天。")).toEqual(["1 |  | >12-16", "K3F |  | >12-05"]);
    expect(read("3D drawing")).toEqual(["- | contacted | 3D drawing"]);
    expect(read("改到下周三")).toEqual(["- |  | >12-09"]);
    expect(read("postpone to friday")).toEqual(["- |  | >12-04"]);
    expect(read("call again friday")).toEqual(["- | call | >12-04"]);
    expect(read("1 昨天")[0]).toMatch(/!nothing-said$/u);
    expect(read("1")).toEqual(["1 |  | !nothing-said"]);
  });
});

describe("the next date", () => {
  it.each([
    ["ok +3d", ">12-05"],
    ["ok +2w", ">12-16"],
    ["ok +1m", ">01-02"],
    ["ok 已发PI 3天后", ">12-05"],
    ["ok 两周后", ">12-16"],
    ["ok 周五", ">12-04"],
    ["ok 客户让周五再打", ">12-04"],
    ["ok 说二十天后再联系", ">12-22"],
    ["ok 说12/5再联系", ">12-05"],
    ["ok 要新报价 约周五", ">12-04"],
    ["ok 五月再联系", ">05-01"],
    ["ok 2028年四月再联系", ">04-01"],
    ["ok 约2028年3月底", ">03-31"],
    ["ok 让年后再联系", ">02-13"],
    ["ok 客户说春节后再谈", ">02-13"],
    ["ok call again in March", ">03-01"],
    ["ok follow up after Christmas", ">12-27"],
    ["ok 约了下周三下午3点", ">12-09"],
    ["ok friday", ">12-04"],
    ["ok 周一", ">12-07"],
    ["ok 下周三", ">12-09"],
    ["ok next wed", ">12-09"],
    ["ok 下下周一", ">12-14"],
    ["ok 12/5", ">12-05"],
    ["ok 25/12", ">12-25"],
    ["ok 12月5日", ">12-05"],
    ["ok 十二月五号", ">12-05"],
    ["ok 5 Dec", ">12-05"],
    ["ok Dec 5th", ">12-05"],
    ["ok 15号", ">12-15"],
    ["ok 下月5号", ">01-05"],
    ["ok 2026-12-05", ">12-05"],
    ["ok 2027年1月5日", ">01-05"],
    ["ok tomorrow", ">12-03"],
    ["ok 明天", ">12-03"],
    ["ok 大后天", ">12-05"],
    ["ok in two weeks", ">12-16"],
    ["ok 下周", ">12-07"],
    ["ok 月底", ">12-31"],
  ])("%s", (text, when) => expect(read(text)[0]?.split(" | ").pop()).toBe(when));

  it("stands right after the outcome or at the end, nowhere else", () => {
    expect(read("quote +1w FOB 3.2")).toEqual(["- | quoted | FOB 3.2 | >12-09"]);
    expect(read("quote FOB 3.2 friday")).toEqual(["- | quoted | FOB 3.2 | >12-04"]);
    expect(read("quote for 12/5 model")).toEqual(["- | quoted | for 12/5 model"]);
    expect(read("ok 他说周五到货没问题")).toEqual(["- | contacted | 他说周五到货没问题"]);
    for (const text of ["spoke to April", "delivery in May", "budget approved in March"]) {
      expect(read(`ok ${text}`)).toEqual([`- | contacted | ${text}`]);
    }
    expect(read("price is 12/5")).toEqual(["- | contacted | price is 12/5"]);
    for (const text of [
      "每周五联系",
      "说一百二十天后再联系",
      "说上周五联系",
      "他在周五",
      "预算明年三月",
      "新品三月上市",
    ]) {
      expect(read(`ok ${text}`)).toEqual([`- | contacted | ${text}`]);
    }
    expect(read("ok 型号12/5")).toEqual(["- | contacted | 型号12/5"]);
  });

  it("keeps in the note what is meant for later today", () => {
    expect(read("no answer, will try again this afternoon")).toEqual([
      "- | no-answer | will try again this afternoon | <12-02",
    ]);
    expect(read("未接 今天下午再打")[0]).toContain("今天下午再打");
  });

  it("takes no noun for an outcome", () => {
    expect(read("承诺的报告发了")[0]).not.toContain("promised");
    expect(read("投诉的那批货补发了")[0]).not.toContain("complained");
  });

  it("keeps what belongs to a sentence in the note", () => {
    expect(read("ok 明天下午3点再打")).toEqual(["- | contacted | 明天下午3点再打 | >12-03"]);
    expect(read("talked to Ali, he decides friday")).toEqual([
      "- | contacted | talked to Ali, he decides friday | >12-04",
    ]);
    expect(read("发了目录 +3d")).toEqual(["- | contacted | 发了目录 | >12-05"]);
  });

  it("is the day a promise is due, the last of a range", () => {
    expect(read("promise by friday send quote")).toEqual(["- | promised | send quote | >12-04"]);
    expect(read("承诺下周五寄样")).toEqual(["- | promised | 寄样 | >12-11"]);
    expect(read("承诺 下周 报价")).toEqual(["- | promised | 报价 | >12-13"]);
    expect(read("周五 承诺 报价")).toEqual(["- | promised | 报价 | >12-04"]);
    expect(read("promise yesterday")[0]).toContain("!date-in-past");
  });
});

describe("the day it happened", () => {
  it.each([
    ["昨天打过电话, 说太贵", "打过电话, 说太贵", "<12-01"],
    ["昨天 未接", "", "<12-01"],
    ["yesterday called him", "called him", "<12-01"],
    ["周二 打过", "打过", "<12-01"],
    ["周四 见了老板", "见了老板", "<11-26"],
    ["on tuesday called", "called", "<12-01"],
    ["tuesday I called them", "I called them", "<12-01"],
    ["周五 未接", "", "<11-27"],
    ["周二 ok", "", "<12-01"],
    ["replied tuesday", "", "<12-01"],
    ["ok called friday", "called", "<11-27"],
    ["11/30 报价", "", "<11-30"],
    ["3天前 寄样", "", "<11-29"],
    ["ok 上周五", "", "<11-27"],
    ["today I called them", "I called them", "<12-02"],
  ])("%s", (text, note, happenedOn) => {
    const [entry] = parseLog(heard(text), lexicon, today);
    expect(entry?.note).toBe(note);
    expect(`<${entry?.happenedOn?.slice(5)}`).toBe(happenedOn);
    expect(entry?.when).toBeNull();
    expect(entry?.problems).toEqual([]);
  });

  it("goes together with a next date", () => {
    expect(read("昨天 未接 +3d")).toEqual(["- | no-answer | >12-05 | <12-01"]);
  });
});

describe("a date that may be two", () => {
  it.each([
    ["周五 ok", "2026-11-27 2026-12-04"],
    ["ok next friday", "2026-12-04 2026-12-11"],
    ["ok 周三", "2026-12-02 2026-12-09"],
    ["ok 12/1", "2027-01-12 2027-12-01"],
    ["5 dec called", "2025-12-05 2026-12-05"],
    ["last monday called", "2026-11-23 2026-11-30"],
  ])("%s is asked: %s", (text, options) => {
    const [entry] = parseLog(heard(text), lexicon, today);
    expect(entry?.problems.map(({ code }) => code)).toEqual(["ambiguous-date"]);
    expect(entry?.problems[0]?.options?.join(" ")).toBe(options);
    expect([entry?.when, entry?.happenedOn]).toEqual([null, null]);
  });

  it("is answered by putting the day in its place", () => {
    const [entry] = parseLog(heard("1 ok 已发PI next friday"), lexicon, today);
    const { said = "", problems = [] } = entry ?? {};
    const [problem] = problems;
    expect(read(`#K3F ${said.replace(problem?.text ?? "", problem?.options?.[1] ?? "")}`)).toEqual([
      "K3F | contacted | 已发PI | >12-11",
    ]);
  });

  it.each([
    ["ok 2/30", "no-such-date"],
    ["ok on 31 february", "no-such-date"],
    ["called, again apr 31st", "no-such-date"],
    ["明天 打过", "date-in-future"],
  ])("%s: %s", (text, code) => expect(read(text)[0]).toContain(`!${code}`));
});

describe("problems", () => {
  it.each(["en", "zh-CN"] as const)("have a sentence in %s", (locale) => {
    const texts = [
      "1 300 pcs",
      "5-2 ok",
      "no stock",
      "1",
      "1 ok 2 na",
      "ok 2/30",
      "明天 打过",
      "承诺 昨天",
      "周五 ok",
    ];
    const problems = texts.flatMap(
      (text) => parseLog(heard(text), lexicon, today)[0]?.problems ?? [],
    );
    expect(new Set(problems.map(({ code }) => code)).size).toBe(9);
    for (const { code, text } of problems) {
      const sentence = translator.t(locale, `grammar:problems.${code}`, {
        text,
        first: "1",
        second: "2",
      });
      expect(sentence.length).toBeGreaterThan(5);
    }
  });
});

describe.each(["America/Chicago", "Asia/Shanghai", "Pacific/Kiritimati", "UTC"])(
  "on a host in %s",
  (zone) => {
    it("reads the same dates", () => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
        for (const on of ["2026-03-08", "2026-11-01", "2026-12-31", "2024-02-28"] as CivilDate[]) {
          const next = parseLog(heard("ok tomorrow"), lexicon, on)[0]?.when;
          const day = String(Number(next?.slice(8)));
          const month = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
          const spelled = `${day} ${month.format(Date.parse(next ?? ""))}`;
          expect(parseLog(heard(`ok ${spelled}`), lexicon, on)[0]?.when).toBe(next);
        }
        expect(read("ok 十二月五号")).toEqual(["- | contacted | >12-05"]);
        expect(read("ok 5 Dec")).toEqual(["- | contacted | >12-05"]);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    });
  },
);
