import { describe, expect, it } from "vitest";
import type { Act } from "../../../../src/bot/understanding/free/acts.ts";
import { cutAtMarks, wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { deedsOf } from "../../../../src/bot/understanding/free/deeds.ts";
import { lexicon, read } from "../../../support/free-customers.ts";

/** What a text comes to whose parts do `acts`, and as a whole `whole`. */
function deeds(text: string, whole: Act | null, acts: readonly (Act | null)[]) {
  const { said, spans } = read(text);
  const clause = wholeClause(said, spans);
  const parts = cutAtMarks(clause).map((part, at) => ({
    clause: part,
    act: acts[at] ?? null,
    likely: [],
  }));
  return deedsOf({ clause, act: whole, likely: [] }, parts, lexicon).map((deed) => [
    deed.act,
    deed.clause.text.trim(),
  ]);
}

describe("a clause that as a whole may be several things", () => {
  it.each<[string, Act[], Act]>([
    ["they want 2 pallets, PO coming friday", ["complained", "ordered"], "replied"],
    ["试了样品，嫌贵", ["received", "declined"], "replied"],
    ["rang twice, mailed the list", ["no-answer", "contacted"], "no-answer"],
    ["聊了，报了价", ["contacted", "quoted"], "quoted"],
    ["样品到了，很满意", ["received", "replied"], "received"],
  ])("%s is one touch, of which no more is said than is certain", (text, acts, act) => {
    expect(deeds(text, null, acts)).toEqual([[act, text]]);
  });

  it("is the contact with its next day", () => {
    expect(deeds("发了新目录 下周五跟进", null, ["contacted", "plan"])).toEqual([
      ["contacted", "发了新目录 下周五跟进"],
    ]);
  });

  it("holds no promise of ours where the customer is to answer or to pay", () => {
    const theirs = ["样品收到了，下周二给答复", "got the samples, will pay on Friday"];
    for (const text of theirs)
      expect(deeds(text, "received", ["received", "promised"])).toEqual([["received", text]]);
    const ours = "要样品，我下周二给答复";
    expect(deeds(ours, "replied", ["replied", "promised"]).map(([act]) => act)).toContain(
      "promised",
    );
  });

  it("is what its only clear part does", () => {
    expect(deeds("hm, no answer", null, [null, "no-answer"])).toEqual([["no-answer", "no answer"]]);
  });
});

describe("an order told in pieces", () => {
  const [ordered, replied] = [
    [{ act: "ordered" as const, share: 0.43 }],
    [{ act: "replied" as const, share: 0.3 }],
  ];
  it.each([
    ["Emre终于松口 柜子先来一个 合同价两万三美金", [replied, ordered, ordered], "ordered"],
    ["Emre终于松口 柜子先来一个 价格再谈", [replied, ordered, ordered], "replied"],
    ["Emre终于松口 柜子先来一个 合同价两万三美金", [replied, replied, ordered], "replied"],
  ] as const)("%s: %s", (text, likely, act) => {
    const { said, spans } = read(text);
    const clause = wholeClause(said, spans);
    const parts = cutAtMarks(clause).map((part, at) => ({
      clause: part,
      act: null,
      likely: likely[at] ?? [],
    }));
    const whole = [
      { act: "replied" as const, share: 0.8 },
      { act: "ordered" as const, share: 0.18 },
    ];
    expect(deedsOf({ clause, act: "replied", likely: whole }, parts, lexicon)[0]?.act).toBe(act);
  });
});
