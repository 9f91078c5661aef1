import { describe, expect, it } from "vitest";
import { findListed } from "../../src/bot/grammar/find-listed.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());

const rows = (text: string) =>
  findListed(heard(text).shape, lexicon)
    .map(({ rows, count }) => `${rows} ${count}`)
    .join(", ");

describe("rows of the latest list", () => {
  it.each([
    ["第二家没打通", "number 2"],
    ["第3家要样品", "number 3"],
    ["前两个都没接", "first 2"],
    ["前三家已报价", "first 3"],
    ["最后一个下周再联系", "last 1"],
    ["最后两家没回", "last 2"],
    ["第二个客户要样品", "number 2"],
    ["第一家报价了，第二家没接", "number 1, number 2"],
    ["2没打通 10报价了", "number 10"],
    ["1 called, 2 no answer", "number 2"],
    ["the second one wants a quote", "number 2"],
    ["2nd one didn't pick up", "number 2"],
    ["first two didn't pick up", "first 2"],
    ["the first 3 customers got samples", "first 3"],
    ["call number 3 tomorrow", "number 3"],
    ["no. 3 replied", "number 3"],
    ["the last one asked for samples", "last 1"],
    ["talked to the third one", "number 3"],
  ])("%s: %s", (text, said) => expect(rows(text)).toBe(said));

  it.each([
    "2个客户要样品",
    "有三个客户",
    "3 customers want samples",
    "Hansa pays first",
    "budget first. Then we talk",
    "Nile has to sign first",
    "前两个月没联系",
    "第二个样品没收到",
    "前两天打过",
    "第二家工厂停了",
    "最后一个问题",
    "the second sample arrived",
    "first two samples sent",
    "order number 3 shipped",
    "no 3 samples",
    "in the first week",
    "2 samples and 10 replied",
    "the 2nd of December",
  ])("%s names none", (text) => expect(rows(text)).toBe(""));
});

it.each(["cert from us by the 10th", "i call him on the 14th", "quiet until the 3rd"])(
  "%s names a day and no row",
  (text) => expect(rows(text)).toBe(""),
);
