import { describe, expect, it } from "vitest";
import { wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { draftItems } from "../../../../src/bot/understanding/free/draft-items.ts";
import { mayMeanDay } from "../../../../src/bot/understanding/free/may-mean-day.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

const nile = { id: "NIL", ref: "NIL", name: "Nile Trading" };

const clauseOf = (typed: string) => {
  const { said, spans } = read(typed);
  return wholeClause(said, spans);
};

/** The day for which a line plans, or what it lacks. */
const planned = (typed: string) => {
  const drafted = draftItems(clauseOf(typed), "plan", nile, null, lexicon, today);
  if (typeof drafted === "string") return drafted;
  const [item] = drafted;
  return item?.act === "plan" ? item.until : item?.act;
};

describe("a reminder so long before a day that is named", () => {
  it.each([
    ["Nile fair feb 8-10, remind me two wks ahead", "2027-01-25"],
    ["Mahmoud visits on 18 jan, ping me 3 days before", "2027-01-15"],
    ["Nile lands 20 Dec, remind me a day in advance", "2026-12-19"],
    ["Nile 1月18号展会，提前一周提醒我", "2027-01-11"],
    ["Nile 12月20号到港，提前两天提醒我", "2026-12-18"],
    ["Nile fair on 8 feb, remind me then", "2027-02-08"],
    ["remind me about Nile a week ahead of the fair", "day"],
    ["提前一周提醒我联系Nile", "day"],
  ])("%s", (typed, day) => expect(planned(typed)).toBe(day));
});

describe("a plan whose day was not found may mean one", () => {
  it.each(["move Nile up or leave it", "Nile before the summer break", "Nile 放完高温假以后再说"])(
    "%s",
    (typed) => expect(mayMeanDay(clauseOf(typed), "plan", lexicon)).toBe(true),
  );

  it.each(["remind me to call Nile", "记得联系Nile", "call Nile about the samples"])(
    "%s does not",
    (typed) => expect(mayMeanDay(clauseOf(typed), "plan", lexicon)).toBe(false),
  );

  it("what puts off always does", () =>
    expect(mayMeanDay(clauseOf("先放放Nile"), "snooze", lexicon)).toBe(true));
});
