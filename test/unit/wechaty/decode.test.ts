import { describe, expect, it } from "vitest";
import { decodeWechaty } from "../../../src/adapters/wechaty/decode.ts";
import { readQuote } from "../../../src/adapters/wechaty/read-quote.ts";
import type { Instant } from "../../../src/core/time/civil.ts";

const now = Date.parse("2026-11-24T08:30:00Z") as Instant;
const around = { selfId: "bot", selfNames: ["Genjin", "小助手 (跟进)"], now };
const text = { id: "m1", type: 7, talkerId: "lily", text: "今日", timestamp: now - 1000 };
const inRoom = { ...text, roomId: "r1@chatroom" };

describe("a message of WeChat", () => {
  it("counts time in seconds or milliseconds, and is not answered a day later", () => {
    const heard = (timestamp: number) => decodeWechaty({ ...text, timestamp }, around)?.at;
    expect(heard(now - 1000)).toBe(now - 1000);
    expect(heard(now / 1000 - 1)).toBe(now - 1000);
    expect(heard(0)).toBe(now);
    expect(heard(now - 23 * 3_600_000)).toBe(now - 23 * 3_600_000);
    expect(heard(now - 25 * 3_600_000)).toBeUndefined();
  });

  it.each([
    ["@Genjin\u2005今日", "今日"],
    ["@Genjin 今日", "今日"],
    ["今日 @Genjin", "今日"],
    ["今日@小助手 (跟进)\u2005", "今日"],
    ["@Tom\u2005@Genjin\u20051 ok", "@Tom\u20051 ok"],
    ["@Genjinx 今日", undefined],
    ["mail me@Genjin.com", undefined],
    ["今日", undefined],
  ])("speaks to us in a group by our name: %j", (said, heard) => {
    const event = decodeWechaty({ ...inRoom, text: said }, around);
    expect(event?.type === "message" ? event.text : undefined).toBe(heard);
  });

  it("speaks to us when the puppet says so, by whatever name", () => {
    const mentioned = (said: string) =>
      decodeWechaty({ ...inRoom, text: said, mentionIdList: ["tom", "bot"] }, around);
    expect(mentioned("@Genjin今日")).toMatchObject({ text: "今日", isMention: true });
    expect(mentioned("@an old name\u2005今日")).toMatchObject({ text: "今日" });
  });

  it("is nothing to us when it is our own, or no text", () => {
    expect(decodeWechaty({ ...text, talkerId: "bot" }, around)).toBeNull();
    for (const odd of [
      null,
      7,
      {},
      { ...text, id: "" },
      { ...text, text: null },
      { ...text, type: 6 },
    ])
      expect(decodeWechaty(odd, around)).toBeNull();
  });
});

describe("a quote", () => {
  const dashes = "- - - - - - - - - - - - - - -";
  it.each([
    [`「Genjin：Call Acme #K3F」\n${dashes}\n1 ok`, "Genjin", "Call Acme #K3F", "1 ok"],
    [
      `「Genjin：a\n「b」 c\n#K3F」\n${dashes}\nline 1\nline 2`,
      "Genjin",
      "a\n「b」 c\n#K3F",
      "line 1\nline 2",
    ],
    [`「李莉：[图片]」\n${dashes}\n好`, "李莉", "[图片]", "好"],
    ['这是一条引用/回复消息：\n"Genjin：\n#K3F Acme"\n------\n1 ok', "Genjin", "#K3F Acme", "1 ok"],
  ])("is told from the reply: %j", (said, quotedName, quotedText, reply) => {
    expect(readQuote(said)).toEqual({ quotedName, quotedText, text: reply });
  });

  it.each(["1 ok", "「跟进」今天", `a\n${dashes}\nb`, "「」", "- - - - -"])(
    "is not seen where there is none: %j",
    (said) => expect(readQuote(said)).toBeNull(),
  );

  it("of 100,000 characters that never ends is read in no time", () => {
    const started = performance.now();
    expect(readQuote(`「${"」\n- - ".repeat(20_000)}`)).toBeNull();
    expect(readQuote("-".repeat(100_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
