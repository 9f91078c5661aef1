import { describe, expect, it } from "vitest";
import { parseWhen } from "../../src/bot/grammar/dates/parse-when.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());

/** `12-05`, `12-05..12-09`, `12-04 or 12-11`, or `-`; with the year when it is another. */
function read(text: string, today = "2026-12-02"): string {
  const when = parseWhen(heard(text).shape, lexicon, today as CivilDate);
  const short = (date: string) => date.replace("2026-", "");
  if (when === null) return "-";
  if ("either" in when) return when.either.map(short).join(" or ");
  return when.from === when.to ? short(when.from) : `${short(when.from)}..${short(when.to)}`;
}

describe("parseWhen", () => {
  it.each([
    ["3d", "12-05"],
    ["+3", "12-05"],
    ["3天", "12-05"],
    ["三天后", "12-05"],
    ["2 weeks", "12-16"],
    ["一周", "12-09"],
    ["半个月", "12-17"],
    ["1m", "2027-01-02"],
    ["within 3 days", "12-05"],
    ["friday", "12-04"],
    ["by friday", "12-04"],
    ["周五前", "12-04"],
    ["wednesday", "12-02 or 12-09"],
    ["next friday", "12-04 or 12-11"],
    ["下周五", "12-11"],
    ["next week", "12-07..12-13"],
    ["this week", "12-02..12-06"],
    ["下个月", "2027-01-01..2027-01-31"],
    ["weekend", "12-05..12-06"],
    ["下周一二", "12-07..12-08"],
    ["周四五", "12-03..12-04"],
    ["周六日", "12-05..12-06"],
    ["下周二、三、四", "12-08..12-10"],
    ["周四和周五", "12-03..12-04"],
    ["下周一周二", "12-07..12-08"],
    ["Thu and Fri", "12-03..12-04"],
    ["thu/fri", "12-03..12-04"],
    ["周五六点", "-"],
    ["周一三", "-"],
    ["五月", "2027-05-01..2027-05-31"],
    ["5月份", "2027-05-01..2027-05-31"],
    ["12月", "12-03..12-31"],
    ["五个月", "2027-05-02"],
    ["明年三月中旬", "2027-03-11..2027-03-20"],
    ["2028年3月底", "2028-03-31"],
    ["2028年", "2028-01-01..2028-12-31"],
    ["下月初", "2027-01-01..2027-01-10"],
    ["年底", "12-31"],
    ["明年", "2027-01-01..2027-12-31"],
    ["春节后", "2027-02-13"],
    ["过完年", "2027-02-13"],
    ["斋月后", "2027-03-09"],
    ["斋月结束后", "2027-03-09"],
    ["after ramadan", "2027-03-09"],
    ["after the end of ramadan", "2027-03-09"],
    ["ramadan is over", "2027-03-09"],
    ["after golden week", "2027-05-06"],
    ["after the christmas holidays", "2027-01-02"],
    ["圣诞假期后", "2027-01-02"],
    ["after songkran", "2027-04-16"],
    ["国庆后", "2027-10-08"],
    ["in march", "2027-03-01..2027-03-31"],
    ["early next month", "2027-01-01..2027-01-10"],
    ["end of march", "2027-03-31"],
    ["after christmas", "12-27"],
    ["after the chinese new year", "2027-02-13"],
    ["5.1.2027", "2027-01-05"],
    ["15/3/2027", "2027-03-15"],
    ["march", "-"],
    ["2027", "-"],
    ["12/5", "12-05"],
    ["12/1", "2027-01-12 or 2027-12-01"],
    ["12/5-12/9", "12-05..12-09"],
    ["12月5日到12月9日", "12-05..12-09"],
    ["5 dec to 9 dec", "12-05..12-09"],
    ["12/28 - 1/3", "12-28..2027-01-03"],
    ["mon to fri", "12-07..12-11"],
    ["tomorrow to day after tomorrow", "12-03..12-04"],
    ["yesterday", "12-01"],
    ["3", "-"],
    ["2/30", "-"],
    ["12/9-12/5", "-"],
    ["thu to tue", "12-03..12-08"],
    ["foo", "-"],
    ["friday foo", "-"],
    ["", "-"],
  ])("%s is %s", (text, days) => expect(read(text)).toBe(days));

  it("finds the last day of a short month, and the leap day", () => {
    expect(read("1m", "2027-01-31")).toBe("2027-02-28");
    expect(read("2/29", "2026-12-02")).toBe("2028-02-29");
    expect(read("月底", "2028-02-03")).toBe("2028-02-29");
    expect(read("31号", "2027-02-03")).toBe("2027-03-31");
  });

  it("counts weeks from Monday", () => {
    expect(read("下周一", "2026-12-06")).toBe("12-07");
    expect(read("周日", "2026-12-07")).toBe("12-13");
    expect(read("this friday", "2026-12-06")).toBe("12-04");
  });
});
