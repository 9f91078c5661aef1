import { describe, expect, it } from "vitest";
import { readStop, stopIn } from "../../../src/bot/grammar/read-stop.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());

describe("what a sentence asks to be left alone with", () => {
  const said = (text: string) => {
    const { kind, channel } = stopIn(heard(text), lexicon);
    return channel === null ? kind : `${kind} ${channel}`;
  };

  it.each([
    ["客户说不要再联系了", "all"],
    ["remove me", "all"],
    ["please take me off your list", "all"],
    ["she was clear: no contact any more", "all"],
    ["对方发邮件说别再打扰了", "all"],
    ["remove me, says the mail", "all"],
    ["把我们从名单里去掉", "all"],
    ["他们要求删除资料，不要再联系", "all"],
    ["stop emailing us", "not email"],
    ["they don't want any more calls", "not phone"],
    ["别再打电话了", "not phone"],
    ["不要再发邮件", "not email"],
    ["不要发短信给他", "not sms"],
    ["no more whatsapps please", "not whatsapp"],
    ["只用WhatsApp", "only whatsapp"],
    ["以后只发微信", "only wechat"],
    ["whatsapp only please, no calls", "only whatsapp"],
    ["no calls please, email only", "only email"],
    ["wants email exclusively", "only email"],
    ["只要邮件，不接电话", "only email"],
    ["no newsletters please", "marketing"],
    ["he wants no more promotions", "marketing"],
    ["不要再群发广告了", "marketing"],
    ["别发节日祝福了", "marketing"],
    ["she unsubscribed", "marketing"],
  ])("%s → %s", (text, wanted) => expect(said(text)).toBe(wanted));
});

describe("what the command is told", () => {
  it.each([
    ["all he is angry", { stop: { kind: "all", channel: null }, words: "he is angry" }],
    ["全停：法务来函", { stop: { kind: "all", channel: null }, words: "法务来函" }],
    ["email", { stop: { kind: "not", channel: "email" }, words: null }],
    [
      "WhatsApp only, says Omar",
      { stop: { kind: "only", channel: "whatsapp" }, words: "says Omar" },
    ],
    ["off", "off"],
    ["恢复", "off"],
    ["tomorrow", null],
    ["", null],
  ])("%s", (text, wanted) => expect(readStop(text, lexicon)).toEqual(wanted));
});
