import { describe, expect, it } from "vitest";
import type { Clause } from "../../../../src/bot/understanding/free/clauses.ts";
import {
  cutAtMarks,
  cutClauses,
  wholeClause,
} from "../../../../src/bot/understanding/free/clauses.ts";
import { read } from "../../../support/free-customers.ts";

/** A clause as `masked text | whom it names, of several that one name may mean with a stroke`. */
const brief = ({ masked, named }: Clause) =>
  [
    masked.trim(),
    named.map(({ among }) => among.map(({ ref }) => ref).join("/")).join(" ") || "-",
  ].join(" | ");

const cut = (typed: string) => {
  const { said, spans } = read(typed);
  return cutClauses(said, spans).map(brief);
};

describe("a text is cut where a second customer begins", () => {
  it.each([
    ["Nile replied, Anadolu no answer", ["{C} replied, | NIL", "{C} no answer | ANA"]],
    ["called Nile; sent the PI to Anadolu", ["called {C}; | NIL", "sent the PI to {C} | ANA"]],
    ["Nile回复了，要样品，Anadolu没接", ["{C}回复了，要样品， | NIL", "{C}没接 | ANA"]],
    ["Nile没接Anadolu回复了", ["{C}没接 | NIL", "{C}回复了 | ANA"]],
    [
      "Emre ok. 佐藤さん未接。Gulf下周二再联系",
      ["{P} ok. | ANA", "{P}さん未接。 | OSA", "{C}{D}再联系 | GUL"],
    ],
  ])("%s", (text, expected) => expect(cut(text)).toEqual(expected));

  it.each([
    ["Nile and Anadolu both replied", ["{C} and {C} both replied | NIL ANA"]],
    ["Nile, Anadolu & Gulf Supplies: no answer", ["{C}, {C} & {C}: no answer | NIL ANA GUL"]],
    ["Nile和Anadolu都没接", ["{C}和{C}都没接 | NIL ANA"]],
    ["没接：Nile、Anadolu、Gulf", ["没接：{C}、{C}、{C} | NIL ANA GUL"]],
  ])("customers with nothing but `and` between share a clause: %s", (text, expected) =>
    expect(cut(text)).toEqual(expected),
  );

  it.each([
    ["Emre at Anadolu replied", ["{P} at {C} replied | ANA"]],
    ["called Nile, Mahmoud wants samples", ["called {C}, {P} wants samples | NIL"]],
    ["Delta replied, Delta Foods that is", ["{C} replied, {C} that is | DFO"]],
  ])("two names of the same customer are one: %s", (text, expected) =>
    expect(cut(text)).toEqual(expected),
  );

  it("names nobody, or one of two", () => {
    expect(cut("called, no answer")).toEqual(["called, no answer | -"]);
    expect(cut("Delta replied")).toEqual(["{C} replied | DTR/DFO"]);
    expect(cut("")).toEqual([" | -"]);
  });
});

describe("a text cut at every mark", () => {
  const parts = (typed: string) => {
    const { said, spans } = read(typed);
    return cutAtMarks(wholeClause(said, spans)).map(brief);
  };

  it("goes on with whoever was named before", () => {
    expect(parts("called Nile, no answer, Anadolu replied；要样品")).toEqual([
      "called {C}, | NIL",
      "no answer, | NIL",
      "{C} replied； | ANA",
      "要样品 | ANA",
    ]);
  });

  it("does not cut what was found", () => {
    expect(parts("order of EUR 27,000, thanks")).toEqual(["order of {A}, | -", "thanks | -"]);
  });
});

describe("what a clause holds", () => {
  const { said, spans } = read(
    "Emre (emre@anadolu.example, +90 532 000 11 22) 昨天 ordered 5 pallets for USD 12,000, wei knows, Turkish KA",
  );

  it("stands in its masks", () => {
    expect(wholeClause(said, spans).masked).toBe(
      "{P} ({EM}, {PH}) {PD} ordered {N} pallets for {A}, {M} knows, {L} {TIER}",
    );
  });

  it("has its places in the clause", () => {
    const { said, spans } = read("Nile no answer, Anadolu replied yesterday");
    const [, second] = cutClauses(said, spans);
    expect(second?.spans.map(({ from, to }) => second.text.slice(from, to))).toEqual([
      "Anadolu",
      "yesterday",
    ]);
    expect(second?.shape).toBe(second?.text.toLowerCase());
  });
});
