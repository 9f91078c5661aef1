import { expect, it } from "vitest";
import { wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { newcomerIn } from "../../../../src/bot/understanding/free/contact-fact.ts";
import { read } from "../../../support/free-customers.ts";

/** Whose an address is, where nobody known has the name beside it. */
const newcomer = (typed: string) => {
  const { said, spans } = read(typed);
  return newcomerIn(wholeClause(said, spans), said.text.indexOf("@"));
};

it.each([
  ["开罗新采购 Fatima Osman fatima@nile.example", "Fatima Osman"],
  ["Emre离职了，接手的叫Deniz Kaya deniz@anadolu.example", "Deniz Kaya"],
  ["Mahmoud is gone, write to Omar Haddad, omar@nile.example", "Omar Haddad"],
  ["Nile: Mahmoud Fathy m.fathy@nile.example", null],
  ["Omar Haddad left, ask Mahmoud: mahmoud@nile.example", null],
  ["the mail of Emre is emre@anadolu.example", null],
])("an address goes to whom it stands beside: %s", (typed, name) =>
  expect(newcomer(typed)).toBe(name),
);
