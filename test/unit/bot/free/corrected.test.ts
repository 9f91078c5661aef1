import { describe, expect, it } from "vitest";
import { corrected } from "../../../../src/bot/drafting/corrected.ts";
import { cutAtMarks, wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { readClause } from "../../../../src/bot/understanding/free/read-clause.ts";
import type { DraftItem } from "../../../../src/core/drafts/draft.ts";
import type { CivilDate } from "../../../../src/core/time/civil.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

const nile = { id: "NIL", ref: "NIL", name: "Nile Trading" };
const touch: DraftItem = {
  act: "touch",
  customer: nile,
  told: {
    customerId: "NIL",
    outcome: "contacted",
    kind: "call",
    direction: "out",
    note: "called, wants samples",
    addressed: { text: "Mahmoud Fathy", isLed: true },
    happenedOn: null,
    until: "2026-12-10" as CivilDate,
    order: null,
  },
};
const plan: DraftItem = { act: "plan", customer: nile, until: "2026-12-04" as CivilDate };
const day: DraftItem = { act: "absence", from: today, to: today };

/** Items as a correction in words makes them. */
const fixed = (items: readonly DraftItem[], typed: string) => {
  const { said, spans } = read(typed);
  const clause = wholeClause(said, spans);
  const parts = cutAtMarks(clause).map((part) => readClause(part, lexicon, today));
  const whole = { ...readClause(clause, lexicon, today), parts };
  return corrected(items, { whole }, lexicon, today);
};

describe("a touch is corrected", () => {
  it.each([
    ["不对，是Anadolu", "ANA"],
    ["no, it was Gulf Supplies", "GUL"],
    ["not Nile, Anadolu", "ANA"],
    ["是Anadolu不是Nile", "ANA"],
    ["佐藤さん的", "OSA"],
  ])("in its customer, with whom nobody was spoken of: %s", (text, id) => {
    const [item] = fixed([touch], text) ?? [];
    expect(item).toMatchObject({
      act: "touch",
      customer: { id },
      told: { ...touch.told, customerId: id, addressed: null },
    });
  });

  it.each([
    ["no answer", "no-answer"],
    ["不对，没接", "no-answer"],
    ["no, he replied", "replied"],
  ])("in its outcome: %s", (text, outcome) => {
    const [item] = fixed([touch], text) ?? [];
    expect(item).toMatchObject({ customer: nile, told: { outcome, note: touch.told.note } });
  });

  it.each([
    ["昨天", { happenedOn: "2026-12-01", until: "2026-12-10" }],
    ["it was yesterday", { happenedOn: "2026-12-01", until: "2026-12-10" }],
    ["+1w", { happenedOn: null, until: "2026-12-09" }],
    ["+3d", { happenedOn: null, until: "2026-12-05" }],
    ["下周二", { happenedOn: null, until: "2026-12-08" }],
  ])("in its days: %s", (text, days) => {
    const [item] = fixed([touch], text) ?? [];
    expect(item).toMatchObject({ customer: nile, told: { outcome: "contacted", ...days } });
  });

  it("in its sum", () => {
    const [item] = fixed([touch], "不对，是3万5美金") ?? [];
    expect(item).toMatchObject({ told: { order: { amount: 35_000, currency: "USD" } } });
  });

  it.each([
    ["不对，是9000", 9000],
    ["no, it was 9,000", 9000],
    ["不是8000，是8500", 8500],
    ["不对是1万3", 13_000],
    ["不是8000是9000", 9000],
    ["not 8000 but 9000", 9000],
    ["not 12000, 15000", 15_000],
  ])("in a sum without its currency, of an order: %s", (text, amount) => {
    const order = { amount: 8000, currency: "EUR" };
    const ordered = { ...touch, told: { ...touch.told, outcome: "ordered", order } } as const;
    const [item] = fixed([ordered], text) ?? [];
    expect(item).toMatchObject({ told: { order: { amount, currency: "EUR" } } });
  });

  it("in several things at once", () => {
    const [item] = fixed([touch], "no, Anadolu, yesterday") ?? [];
    expect(item).toMatchObject({
      customer: { id: "ANA" },
      told: { customerId: "ANA", happenedOn: "2026-12-01" },
    });
  });
});

describe("a plan is corrected", () => {
  it("in its customer and its day", () => {
    expect(fixed([plan], "不对，是Anadolu")).toMatchObject([
      { act: "plan", customer: { id: "ANA" }, until: "2026-12-04" },
    ]);
    expect(fixed([plan], "no, next tuesday")).toMatchObject([
      { act: "plan", customer: nile, until: "2026-12-08" },
    ]);
  });
});

describe("nothing is corrected", () => {
  it.each(["不对", "wrong", "no, not that one", "Delta"])(
    "where nothing is said to be different: %s",
    (text) => expect(fixed([touch], text)).toBeNull(),
  );

  it("where it is the same customer", () => expect(fixed([touch], "Nile")).toBeNull());

  it("of several, or of days off", () => {
    expect(fixed([touch, plan], "昨天")).toBeNull();
    expect(fixed([day], "tomorrow")).toBeNull();
    expect(fixed([], "tomorrow")).toBeNull();
  });

  it("by what is to be taken back besides", () => {
    const undo: DraftItem = { act: "undo", undoId: "1", customers: [nile] };
    expect(fixed([undo, touch], "昨天")).toMatchObject([
      { act: "touch", told: { happenedOn: "2026-12-01" } },
    ]);
  });
});
