import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { readChat } from "../../src/core/touch/read-chat.ts";

const now = { today: "2026-11-30" as CivilDate, minute: 600 };

/** The heads of two messages, as telephones in these languages write them: 21:41 on 31 December 2023, then 9:05 on 1 January 2024. */
const forms: readonly (readonly [string, string, string])[] = [
  ["en-US, iPhone", "[12/31/23, 9:41:07\u202fPM] Emre:", "[1/1/24, 9:05:00\u202fAM] Emre:"],
  ["en-US, Android", "12/31/23, 9:41\u202fPM - Emre:", "1/1/24, 9:05\u202fAM - Emre:"],
  ["en-US of old", "12/31/23, 9:41 PM - Emre:", "1/1/24, 9:05 AM - Emre:"],
  ["en-GB, iPhone", "[31/12/2023, 21:41:07] Emre:", "[01/01/2024, 09:05:00] Emre:"],
  ["en-GB, Android", "31/12/2023, 21:41 - Emre:", "01/01/2024, 09:05 - Emre:"],
  ["en-IN", "31/12/23, 9:41\u202fpm - Emre:", "01/01/24, 9:05\u202fam - Emre:"],
  ["en-AU", "31/12/2023, 9:41 pm - Emre:", "1/1/2024, 9:05 am - Emre:"],
  ["en-CA", "2023-12-31, 9:41 p.m. - Emre:", "2024-01-01, 9:05 a.m. - Emre:"],
  ["en-ZA", "2023/12/31, 21:41 - Emre:", "2024/01/01, 09:05 - Emre:"],
  ["de, iPhone", "[31.12.23, 21:41:07] Emre:", "[01.01.24, 09:05:00] Emre:"],
  ["de, Android", "31.12.23, 21:41 - Emre:", "01.01.24, 09:05 - Emre:"],
  ["fr, iPhone", "[31/12/2023 21:41:07] Emre:", "[01/01/2024 09:05:00] Emre:"],
  ["fr, Android", "31/12/2023 à 21:41 - Emre:", "01/01/2024 à 09:05 - Emre:"],
  ["fr-CA", "2023-12-31 21 h 41 - Emre:", "2024-01-01 09 h 05 - Emre:"],
  ["es", "31/12/23, 21:41 - Emre:", "1/1/24, 9:05 - Emre:"],
  ["es-MX", "31/12/23, 9:41 p.\u00a0m. - Emre:", "1/1/24, 9:05 a.\u00a0m. - Emre:"],
  ["es-CO", "[31/12/23, 9:41:07\u202fp.\u00a0m.] Emre:", "[1/1/24, 9:05:00\u202fa.\u00a0m.] Emre:"],
  ["pt-BR", "31/12/2023 21:41 - Emre:", "01/01/2024 09:05 - Emre:"],
  ["pt-PT", "31/12/23, 21:41 - Emre:", "01/01/24, 09:05 - Emre:"],
  ["it", "31/12/23, 21:41 - Emre:", "01/01/24, 09:05 - Emre:"],
  ["nl", "31-12-2023 21:41 - Emre:", "01-01-2024 09:05 - Emre:"],
  ["da", "31.12.2023 21.41 - Emre:", "01.01.2024 09.05 - Emre:"],
  ["sv", "2023-12-31 21:41 - Emre:", "2024-01-01 09:05 - Emre:"],
  ["nb", "31.12.2023, 21:41 - Emre:", "01.01.2024, 09:05 - Emre:"],
  ["fi", "31.12.2023 klo 21.41 - Emre:", "1.1.2024 klo 9.05 - Emre:"],
  ["pl", "31.12.2023, 21:41 - Emre:", "1.01.2024, 09:05 - Emre:"],
  ["cs", "31. 12. 2023 21:41 - Emre:", "1. 1. 2024 9:05 - Emre:"],
  ["hu", "2023. 12. 31. 21:41 - Emre:", "2024. 01. 01. 9:05 - Emre:"],
  ["ru", "31.12.2023, 21:41 - Emre:", "01.01.2024, 09:05 - Emre:"],
  ["bg", "31.12.2023 г., 21:41 - Emre:", "1.01.2024 г., 9:05 - Emre:"],
  ["tr", "31.12.2023 21:41 - Emre:", "1.01.2024 09:05 - Emre:"],
  ["el", "31/12/23, 9:41 μ.μ. - Emre:", "1/1/24, 9:05 π.μ. - Emre:"],
  ["he", "\u200f31.12.2023, 21:41 - Emre:", "\u200f1.1.2024, 9:05 - Emre:"],
  [
    "ar",
    "\u200f٣١\u200f/١٢\u200f/٢٠٢٣، ٩:٤١\u202fم - Emre:",
    "\u200f١\u200f/١\u200f/٢٠٢٤، ٩:٠٥\u202fص - Emre:",
  ],
  [
    "ar, iPhone",
    "\u200f[٣١\u200f/١٢\u200f/٢٠٢٣, ٩:٤١:٠٧ م] Emre:",
    "\u200f[١\u200f/١\u200f/٢٠٢٤, ٩:٠٥:٠٠ ص] Emre:",
  ],
  ["fa, Gregorian", "۲۰۲۳/۱۲/۳۱،\u200f ۲۱:۴۱ - Emre:", "۲۰۲۴/۱/۱،\u200f ۹:۰۵ - Emre:"],
  ["hi", "31/12/23, 9:41 pm - Emre:", "1/1/24, 9:05 am - Emre:"],
  ["zh-CN, iPhone", "[2023/12/31 21:41:07] Emre:", "[2024/1/1 09:05:00] Emre:"],
  ["zh-CN, Android", "2023/12/31 下午9:41 - Emre:", "2024/1/1 上午9:05 - Emre:"],
  ["zh-CN with 年", "2023年12月31日 晚上9:41 - Emre:", "2024年1月1日 上午9:05 - Emre:"],
  ["zh-TW", "2023/12/31 晚上9:41 - Emre:", "2024/1/1 早上9:05 - Emre:"],
  ["ja", "2023/12/31 21:41 - Emre:", "2024/01/01 9:05 - Emre:"],
  ["ja, halves", "2023/12/31 午後9:41 - Emre:", "2024/01/01 午前9:05 - Emre:"],
  ["ko", "2023. 12. 31. 오후 9:41 - Emre:", "2024. 1. 1. 오전 9:05 - Emre:"],
  ["th", "31/12/2566 21:41 - Emre:", "1/1/2567 09:05 - Emre:"],
  ["vi", "31/12/2023, 21:41 - Emre:", "01/01/2024, 09:05 - Emre:"],
  ["vi, halves", "31/12/2023, 9:41 CH - Emre:", "01/01/2024, 9:05 SA - Emre:"],
  ["id", "31/12/23 21.41 - Emre:", "01/01/24 09.05 - Emre:"],
];

describe("an export of WhatsApp", () => {
  it.each(forms)("as %s writes it, names no other day", (_, first, second) => {
    const log = readChat(`${first} hello\n${second} good morning\nand a second line`, now);
    expect(log?.names).toEqual(["Emre"]);
    expect(log?.readings.map(({ days }) => days)).toEqual([
      [
        { on: "2023-12-31", who: 0, count: 1, first: 1301, last: 1301, place: 0 },
        { on: "2024-01-01", who: 0, count: 1, first: 545, last: 545, place: 1 },
      ],
    ]);
  });

  it("does not tell day and month apart where nothing in it does", () => {
    const log = readChat("03/04/26, 21:41 - Emre: hi\n05/04/26, 09:05 - Lily: hello", now);
    expect(log?.readings.map(({ order, days }) => [order, days.map(({ on }) => on)])).toEqual([
      ["dmy", ["2026-04-03", "2026-04-05"]],
      ["mdy", ["2026-03-04", "2026-05-04"]],
    ]);
  });

  it.each([
    ["a day above twelve", "03/04/26, 21:41 - A: x\n04/13/26, 21:41 - A: x", "2026-03-04"],
    ["the order", "12/05/26, 21:41 - A: x\n01/06/26, 21:41 - A: x", "2026-05-12"],
    [
      "what is still to come",
      "11/09/26, 21:41 - A: x\n11/10/26, 21:41 - A: x\n12/10/26, 8:00 - A: x",
      "2026-09-11",
    ],
  ])("is read by %s", (_, text, first) => {
    const log = readChat(text, now);
    expect(log?.readings.map(({ days }) => days[0]?.on)).toEqual([first]);
  });

  it.each([
    ["years of another calendar", "1402/10/10, 21:41 - A: x\n1402/10/11, 21:41 - A: x"],
    ["days to come", "31.12.26, 21:41 - A: x\n31.12.26, 21:42 - A: x"],
    ["prose", "31.12.26 war ein guter Tag\nund 1.1.24 auch"],
    ["touches", "1 ok 已发PI +3d\n2 未接"],
  ])("is none of %s", (_, text) => {
    expect(readChat(text, now)).toBeNull();
  });

  it("leaves out what nobody wrote, and takes a number for a name", () => {
    const log = readChat(
      "31.12.23, 21:40 - Messages and calls are end-to-end encrypted.\n31.12.23, 21:41 - +90 532 555 01 23: <Media omitted>\n31.12.23, 21:42 - Lily Li: ok",
      now,
    );
    expect(log?.names).toEqual(["+90 532 555 01 23", "Lily Li"]);
  });
});

it.each(["Nile 10:30\nHansa 14:00", "Nile 明天 10:30\nHansa 周五 14:00\n记得"])(
  "appointments are no chat: %s",
  (text) => {
    expect(readChat(text, now)).toBeNull();
  },
);

describe("messages copied out of WeChat", () => {
  it.each([
    [
      "with date and time",
      "张三 2026-11-28 10:22\n报价发我\n李莉 2026-11-29 09:00:05\n好的",
      ["2026-11-28", "2026-11-29"],
    ],
    [
      "with slashes",
      "张三 2026/11/28 10:22:33\n报价\n李莉 2026/11/28 10:30:01\n好的",
      ["2026-11-28", "2026-11-28"],
    ],
    [
      "with 年月日",
      "张三 2026年11月28日 上午10:22\n报价\n李莉 2026年11月29日 下午2:00\n好",
      ["2026-11-28", "2026-11-29"],
    ],
    [
      "without a year",
      "张三 11-28 10:22\n报价\n李莉 11-29 10:30\n好的",
      ["2026-11-28", "2026-11-29"],
    ],
    [
      "of last year",
      "张三 12-28 10:22\n报价\n李莉 12-29 10:30\n好的",
      ["2025-12-28", "2025-12-29"],
    ],
    ["with words", "张三 昨天 10:22\n报价\n李莉 09:30\n好的", ["2026-11-29", "2026-11-29"]],
    ["of today", "张三 09:22\n报价\n李莉 09:30\n好的", ["2026-11-30", "2026-11-30"]],
    ["later than now", "张三 22:22\n报价\n李莉 22:30\n好的", ["2026-11-29", "2026-11-29"]],
    [
      "with weekdays",
      "张三 星期四 10:22\n报价\n李莉 周五 10:30\n好的",
      ["2026-11-26", "2026-11-27"],
    ],
    [
      "under days of their own",
      "2026年11月28日 10:20\n张三 10:22\n报价\n2026年11月29日 9:00\n李莉 9:30\n好",
      ["2026-11-28", "2026-11-29"],
    ],
    [
      "with the day first",
      "2026-11-28 10:22:33 张三\n报价\n2026-11-29 10:22:33 李莉\n好",
      ["2026-11-28", "2026-11-29"],
    ],
  ])("%s", (_, text, days) => {
    const log = readChat(text, now);
    expect(log?.names).toEqual(["张三", "李莉"]);
    expect(log?.readings[0]?.days.map(({ on }) => on)).toEqual(days);
  });
});
