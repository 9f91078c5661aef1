import { describe, expect, it } from "vitest";
import { parseWhen } from "../../src/bot/grammar/dates/parse-when.ts";
import { findDates } from "../../src/bot/grammar/find-dates.ts";
import { parseLog } from "../../src/bot/grammar/parse-log.ts";
import { lexiconFor, loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());

const wednesday = "2026-12-02";
const sunday = "2026-12-06";
const yearEnd = "2026-12-31";
const leapDay = "2028-02-29";

const short = (date: string) => date.replace("2026-", "");

/** The dates in a text: `12-04`, `12-07..12-09`, `<` one that is over, `=` today, `12-04|11-27` ahead or back. */
function dates(text: string, today = wednesday): string {
  return findDates(heard(text), lexicon, today as CivilDate)
    .map(({ reading: { days, points, back } }) => {
      if (days === null) return "none";
      const said =
        days.from === days.to ? short(days.from) : `${short(days.from)}..${short(days.to)}`;
      if (points === "back") return `<${said}`;
      if (points === "today") return "=";
      return back === undefined ? said : `${said}|${short(back)}`;
    })
    .join(" ");
}

/** The words of the dates in a text. */
const words = (text: string) =>
  findDates(heard(text), lexicon, wednesday as CivilDate).map(({ from, to }) =>
    heard(text).text.slice(from, to),
  );

/** What an explicit entry makes of its date: `>12-05`, `<12-01`, `!problem options`; empty where there is none. */
function told(text: string, today = wednesday, own = lexicon): string {
  const [entry] = parseLog(heard(text), own, today as CivilDate);
  const { when = null, happenedOn = null, problems = [] } = entry ?? {};
  return [
    ...(when === null ? [] : [`>${short(when)}`]),
    ...(happenedOn === null ? [] : [`<${short(happenedOn)}`]),
    ...problems.map(({ code, options }) => [`!${code}`, ...(options ?? []).map(short)].join(" ")),
  ].join(" ");
}

describe("dates anywhere in a sentence", () => {
  it.each([
    ["周五前报给他", "12-04|11-27"],
    ["我24到26号请假", "12-24..12-26"],
    ["5至9日出差", "12-05..12-09"],
    ["24号到26号不在", "12-24..12-26"],
    ["called her yday", "<12-01"],
    ["see him tmro", "12-03"],
    ["try again once the season is over, so April", "2027-04-01..2027-04-30"],
    ["maybe March then", "2027-03-01..2027-03-31"],
    ["so may we proceed", ""],
    ["wants the hinges, 12/1 carton", ""],
    ["packing 10/2 sets", ""],
    ["thread 5/16 bolts", ""],
    ["纸箱12/1装", ""],
    ["下周三给答复", "12-09"],
    ["Kyoto 下下周一要样品", "12-14"],
    ["大后天再打给他", "12-05"],
    ["下个礼拜三寄样", "12-09"],
    ["这周内给报价", "12-02..12-06"],
    ["月底前付定金", "12-31"],
    ["他说年前定", "2027-02-05"],
    ["过完年再说", "2027-02-13"],
    ["节后再联系", "2027-02-13"],
    ["春节过完再谈", "2027-02-13"],
    ["圣诞后再联系", "12-27"],
    ["圣诞前要货", "12-24"],
    ["明早打给他", "12-03"],
    ["明天下午三点开会", "12-03"],
    ["今晚给他打电话", "="],
    ["十五号给他报价", "12-15|11-15"],
    ["二十一号之前发货", "12-21|11-21"],
    ["十二月二十五号到港", "12-25|2025-12-25"],
    ["一个半月后再看", "2027-01-17"],
    ["两三天后回复", "12-04..12-05"],
    ["三个工作日内答复", "12-07"],
    ["半小时后打", "12-02"],
    ["两个小时后再打", "12-02"],
    ["下周一到周三在展会", "12-07..12-09"],
    ["从周一到周三休假", "12-07..12-09"],
    ["12/24-1/2放假", "12-24..2027-01-02"],
    ["下周初给样品", "12-07..12-08"],
    ["下周末见", "12-12..12-13"],
    ["周末前给他", "12-04"],
    ["三月第一周来访", "2027-03-01..2027-03-07"],
    ["明年一季度下单", "2027-01-01..2027-03-31"],
    ["下季度再谈", "2027-01-01..2027-03-31"],
    ["推迟三天", "12-05"],
    ["15号以后再联系", "12-16"],
    ["周五以后再说", "12-05"],
    ["周二12月15日开会", "12-15|2025-12-15"],
    ["12月15日周二开会", "12-15|2025-12-15"],
    ["12/15（周二）见面", "12-15|2025-12-15"],
    ["下周的周三见", "12-09"],
    ["上个星期四打过", "<11-26"],
    ["上礼拜寄的样", "<11-23..11-29"],
    ["前天下午聊过", "<11-30"],
    ["大前天发了邮件", "<11-29"],
    ["两天前报的价", "<11-30"],
    ["半个月前寄的样", "<11-17"],
    ["昨天没接，周五再打", "<12-01 12-04|11-27"],
    ["年底前必须出货", "12-31"],
    ["下个月15号付款", "2027-01-15"],
    ["约了12/18再聊", "12-18|2025-12-18"],
  ])("%s: %s", (text, said) => expect(dates(text)).toBe(said));

  it.each([
    ["send it by Friday", "12-04|11-27"],
    ["Tue 15 Dec he visits", "12-15|2025-12-15"],
    ["call Kyoto on Mon 2026-12-14", "12-14"],
    ["Friday, December 18th works", "12-18|2025-12-18"],
    ["15 Dec 10:00 call with Maria", "12-15|2025-12-15"],
    ["15 Dec at 10am", "12-15|2025-12-15"],
    ["meet on the 21st", "12-21|11-21"],
    ["payment by the 5th of January 2027", "2027-01-05"],
    ["call in a fortnight", "12-16"],
    ["answer within 2 business days", "12-04"],
    ["in 3 working days", "12-07"],
    ["he decides on 15.12.", "12-15|2025-12-15"],
    ["snooze until February", "2027-02-01..2027-02-28"],
    ["back in the new year", "2027-01-01..2027-01-31"],
    ["quote before the weekend", "12-04"],
    ["reply by end of next week", "12-11"],
    ["early next week", "12-07..12-08"],
    ["visit mid January", "2027-01-11..2027-01-20"],
    ["mid-January at the latest", "2027-01-11..2027-01-20"],
    ["order at the beginning of March", "2027-03-01..2027-03-10"],
    ["they buy early next year", "2027-01-01..2027-01-31"],
    ["in the first week of March", "2027-03-01..2027-03-07"],
    ["order in Q1", "2027-01-01..2027-03-31"],
    ["order in Q2 2027", "2027-04-01..2027-06-30"],
    ["next quarter", "2027-01-01..2027-03-31"],
    ["in two weeks' time", "12-16"],
    ["in a week's time", "12-09"],
    ["a week from Friday", "12-11"],
    ["two weeks from Monday", "12-21"],
    ["see him Friday week", "12-11"],
    ["Tuesday next week", "12-08"],
    ["next week on Tuesday", "12-08"],
    ["the week after next", "12-14..12-20"],
    ["the day after tomorrow", "12-04"],
    ["call tomorrow at 3", "12-03"],
    ["call him tonight", "="],
    ["call him in 2 hours", "12-02"],
    ["in half an hour", "12-02"],
    ["off from Monday to Wednesday", "12-07..12-09"],
    ["closed 24 Dec to 2 Jan", "12-24..2027-01-02"],
    ["call tommorow", "12-03"],
    ["on wendsday", "12-09|12-02"],
    ["next thrusday", "12-10"],
    ["talked last Thursday", "<11-26"],
    ["two days ago", "<11-30"],
    ["a couple of days ago", "<11-30"],
    ["yesterday afternoon", "<12-01"],
    ["he wrote last night", "<12-01"],
    ["2 hours ago", "="],
    ["after Ramadan", "2027-03-09"],
    ["after the holidays", "2027-01-02"],
    ["before Christmas", "12-24"],
    ["after the weekend", "12-07"],
    ["a month and a half from now", "2027-01-17"],
    ["Sat 12 Dec", "12-12|2025-12-12"],
    ["he comes on Sat to see us", "12-05|11-28"],
    ["in 2-3 weeks", "12-16..12-23"],
    ["by 4/5", "2027-04-05|04-05"],
    ["31 Feb", "none"],
  ])("%s: %s", (text, said) => expect(dates(text)).toBe(said));

  it.each([
    "rates us 9/10",
    "scored 4/5",
    "3/8 inch bolts",
    "terms 2/10 net 30",
    "available 24/7",
    "price is 15.12",
    "quoted 15.12 per piece",
    "the sun is shining",
    "sat with the buyer",
    "mon cheri",
    "5 may be enough",
    "every Friday",
    "the other day",
    "the 2nd sample",
    "前几天聊过",
    "一周三次",
    "每周五例会",
    "交货周期",
    "2个客户",
    "型号12/5",
    "3号楼",
    "100日元",
    "sundry items",
    "he may call",
  ])("%s holds none", (text) => expect(dates(text)).toBe(""));

  it("takes weekday, date, time and their marks as one", () => {
    expect(words("see you Tue 15 Dec at 10am then")).toEqual(["Tue 15 Dec at 10am"]);
    expect(words("约了12月15日（周二）下午三点见")).toEqual(["12月15日（周二）下午三点"]);
    expect(words("明天下午3点半见")).toEqual(["明天下午3点半"]);
    expect(words("周五前报给他")).toEqual(["周五前"]);
  });

  it.each([
    [sunday, "tomorrow", "12-07"],
    [sunday, "周日", "12-13|12-06"],
    [sunday, "下周一", "12-07"],
    [sunday, "next monday", "12-07"],
    [sunday, "end of the week", "<12-04"],
    [sunday, "2 business days later", "12-08"],
    [yearEnd, "明天", "2027-01-01"],
    [yearEnd, "1/2", "2027-01-02|01-02"],
    [yearEnd, "by 2 Jan", "2027-01-02|01-02"],
    [yearEnd, "next week", "2027-01-04..2027-01-10"],
    [yearEnd, "明年", "2027-01-01..2027-12-31"],
    [yearEnd, "周五", "2027-01-01|12-25"],
    [leapDay, "明天", "2028-03-01"],
    [leapDay, "in a year", "2029-02-28"],
    [leapDay, "月底前", "="],
    [leapDay, "29 Feb 2028", "="],
    [leapDay, "2月29日", "2028-02-29|2028-02-29"],
    [leapDay, "上周五", "<2028-02-25"],
  ])("on %s %s is %s", (today, text, said) => {
    expect(dates(text, today).replaceAll("2026-", "")).toBe(said);
  });
});

describe("a date in an explicit entry", () => {
  it.each([
    ["#K3F ok Tue 15 Dec", ">12-15"],
    ["#K3F ok Mon 2026-12-14", ">12-14"],
    ["#K3F ok 周二12月15日", ">12-15"],
    ["#K3F ok 12月15日 周二", ">12-15"],
    ["#K3F ok 15 Dec 10:00", ">12-15"],
    ["#K3F ok 15 Dec at 10am", ">12-15"],
    ["#K3F ok 15.12", ">12-15"],
    ["#K3F ok the 21st", ">12-21"],
    ["#K3F ok in a fortnight", ">12-16"],
    ["#K3F ok 2 business days", ">12-04"],
    ["#K3F ok 3 days", ">12-05"],
    ["#K3F ok 十五号", ">12-15"],
    ["#K3F ok 一个半月后", ">2027-01-17"],
    ["#K3F ok tommorow", ">12-03"],
    ["#K3F ok 下周一到周三", ">12-07"],
    ["#K3F ok tomorrow at 3", ">12-03"],
    ["#K3F ok rates us 9/10", ""],
    ["#K3F ok happy, 4/5", ""],
    ["#K3F quote 3/8 inch bolts", ""],
    ["#K3F quote 2/10 net 30", ""],
    ["#K3F quote 15.12", ""],
    ["#K3F ok sun is shining", ""],
    ["#K3F ok sat with the buyer", ""],
    ["#K3F ok mon cheri", ""],
    ["#K3F ok sat", ">12-05"],
    ["#K3F ok every friday", ""],
    ["#K3F ok 12/01", "!ambiguous-date 2027-01-12 2027-12-01"],
    ["#K3F ok 11/30", "!date-in-past"],
    ["#K3F promise 12/01 quote", "!ambiguous-date 2027-01-12 2027-12-01"],
    ["#K3F ok 下次 32号", "!no-such-date"],
    ["#K3F ok 下次 周八", "!unread-date"],
    ["#K3F ok next 35 Dec", "!unread-date"],
    ["#K3F ok next call 2026-13-40", "!no-such-date"],
    ["#K3F ok 下次 12月15日", ">12-15"],
    ["#K3F ok 下次带样品", ""],
    ["#K3F ok wants prices next time", ""],
  ])("%s: %s", (text, said) => expect(told(text)).toBe(said));

  it("writes the month first in Chinese", () => {
    const chinese = lexiconFor(lexicon, "zh-CN");
    expect(told("#K3F ok 12/01", wednesday, chinese)).toBe("!date-in-past");
    expect(told("#K3F ok 12/01", wednesday, lexiconFor(lexicon, "en"))).toContain("2027-01-12");
    expect(told("#K3F ok 12/05", wednesday, chinese)).toBe(">12-05");
  });

  it("offers either reading of a day almost a year away", () => {
    const when = parseWhen("12/01", lexicon, wednesday as CivilDate);
    expect(when).toEqual({ either: ["2027-01-12", "2027-12-01"] });
  });
});
