import { expect, it } from "vitest";
import { unwrapInput } from "../../../src/bot/grammar/words/unwrap-input.ts";

it.each([
  ["@李娜 @跟进 今天联系谁", "今天联系谁"],
  ["<@U07QX> <@U0BOT> K3F 没接", "K3F 没接"],
  ["@所有人 /week", "/week"],
  ["@跟进\u2005昨天的", "昨天的"],
  ["@Mei Lin\u2005today", "today"],
  ["@Mei Lin @genjin today", "today"],
  ["＠跟进：今日", "今日"],
  ["@here, who is due", "who is due"],
  ["@跟进 `K3F 报价`", "K3F 报价"],
  ["`@跟进 K3F 报价`", "K3F 报价"],
  ["```\nK3F ok\nM8Q 没接\n```", "K3F ok\nM8Q 没接"],
  ["```text\n/dormant\n```", "/dormant"],
  ["use `/find` now", "use /find now"],
  ["“K3F no answer”", "K3F no answer"],
  ["「今日」", "今日"],
  ["> K3F ok\n> M8Q na", "K3F ok\nM8Q na"],
  ["• K3F ok\n• M8Q na", "K3F ok\nM8Q na"],
])("%j says %j", (typed, text) => expect(unwrapInput(typed).text.trim()).toBe(text));

it.each([
  "@3.5 USD per kg to Nile",
  "@跟进",
  "K3F 转给 @李娜",
  "give K3F to @Mei",
  ">90",
  "> 90",
  "“too dear” says K3F, “far too dear”",
  "sales@nile.example is the new address",
  "-3 days",
])("%j stays", (typed) => expect(unwrapInput(typed).text).toBe(typed.replace(/^> /, "")));

it("keeps apart what is quoted, and who is called", () => {
  expect(unwrapInput("> #K3F is due\n\nno answer")).toEqual({
    text: "no answer",
    quoted: "#K3F is due",
    mentions: "",
  });
  expect(unwrapInput("@Mei took over K3F").mentions).toBe("@Mei ");
});
