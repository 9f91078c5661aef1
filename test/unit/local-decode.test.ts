import { expect, it } from "vitest";
import { decodeLocal } from "../../src/adapters/local/decode.ts";
import type { Instant } from "../../src/core/time/civil.ts";

const said = (text: string) =>
  decodeLocal({ id: "m1", as: "lily", chat: "team:1", at: 0 as Instant, text });

it.each([
  ["@genjin today", "today"],
  ["@Genjin, 今日", "今日"],
  ["@跟进今日", "今日"],
  [" @跟进  谁快凉了", "谁快凉了"],
  ["＠跟进 谁快凉了", "谁快凉了"],
  ["@lily @跟进 today", "@lily today"],
])("%s calls the bot", (text, rest) =>
  expect(said(text)).toMatchObject({ text: rest, isMention: true }),
);

it.each(["@genjins today", "today @genjin", "genjin today", "@lily today"])(
  "%s does not",
  (text) => {
    expect(said(text)).toMatchObject({ text });
    expect(said(text)).not.toHaveProperty("isMention");
  },
);
