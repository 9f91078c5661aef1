import { describe, expect, it } from "vitest";
import { askedFor, asks } from "../../../src/bot/grammar/asks.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const today = "2026-12-02" as CivilDate;

describe("a question to the bot", () => {
  it.each([
    ["今天要联系谁", null],
    ["今天谁要跟进？", null],
    ["明天要联系谁", null],
    ["谁快凉了", null],
    ["这周成交了多少", null],
    ["我这个月跟进了多少", null],
    ["下周一放假吗", "holiday"],
    ["今天有什么节日？", "greet"],
    ["请问怎么记跟进", "help"],
    ["Gulf 的电话是多少", null],
    ["天气怎么样？", null],
    ["报价发了吗", null],
    ["下单了吗", null],
    ["投诉有哪些", null],
    ["还有哪些承诺没兑现", null],
    ["团队今天怎么样", null],
    ["who should I call today?", null],
    ["Who do I need to contact tomorrow", null],
    ["what is overdue", null],
    ["who is going cold?", null],
    ["how was the week", null],
    ["when is the next holiday", "holiday"],
    ["which greetings are due", "greet"],
    ["What can you do?", "help"],
    ["did he reply?", null],
    ["who replied this week", null],
    ["anything urgent?", null],
    ["what's next", null],
  ])("%s: %s", (text, line) => {
    const { shape } = heard(text);
    expect(asks(shape, lexicon, today)).toBe(true);
    const found = askedFor(shape, lexicon);
    expect(found && `${found.command} ${found.rest}`.trim()).toBe(line);
  });
});

it.each([
  "客户问什么时候发货",
  "他问价格能不能再低？",
  "说样品收到了，问还要几天？",
  "没接，他什么时候在？",
  "没说什么",
  "质量不怎么样",
  "昨天打了电话，谈了价格",
  "今天联系了",
  "he asked when we ship?",
  "wants to know how much",
  "when he is back, call again",
  "called, no answer",
  "did call, he was out",
  "list sent to him",
])("no question: %s", (text) => expect(asks(heard(text).shape, lexicon, today)).toBe(false));
