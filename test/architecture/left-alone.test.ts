import { expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { sources } from "./sources.ts";

/**
 * Files of the store with statements that see customers who asked to be left alone, each with why none
 * of them is thereby listed or pushed for somebody to contact. Whatever lists customers starts from
 * `contactableCustomers` or `courtedCustomers` instead, or says so in its condition.
 */
const seeing: Readonly<Record<string, string>> = {
  "store/visibility.ts": "decides who is seen",
  "store/customer/contactable.ts": "decides who may be contacted",
  "store/customer/stops.ts": "reads and writes what they asked for",
  "store/customer/customer-cards.ts": "shows one customer, with what they asked for first",
  "store/calendar/visits.ts": "tells who comes to see us of themselves",
  "store/customer/customer-note.ts": "reads the note of one customer",
  "store/customer/customer-ids.ts": "walks through all, for their dues and values",
  "store/customer/any-customers.ts": "asks whether there is any",
  "store/customer/key-accounts.ts": "sums up the orders of an account that was found",
  "store/customer/history.ts": "of one customer",
  "store/customer/aliases.ts": "forgets a name",
  "store/customer/company-facts.ts": "of one customer",
  "store/people/contact-rows.ts": "takes a person away from one customer",
  "store/money/ordered-months.ts": "asks which rates are used",
  "store/touch/colleague-touches.ts": "tells who was in touch, after a touch",
  "store/touch/recorded-touches.ts": "reads what was just recorded",
  "store/touch/reached-since.ts": "of one customer",
  "store/touch/answer-hours.ts": "counts hours",
  "store/value/order-histories.ts": "values the customers of an organization against each other",
  "store/value/contribution.ts": "sums up what orders brought",
  "store/value/card-values.ts": "values one customer",
  "store/touch/touch-plans.ts": "of customers whom the caller names",
  "store/value/product-pairs.ts": "counts, and of one customer",
  "features/goals/goals.store.ts": "of customers that are spoken of",
  "features/priorities/priorities.store.ts": "of one customer",
  "features/checkup/checkup.store.ts":
    "of one customer, and what was asked; the list asks who may be contacted",
  "features/care/care.store.ts": "of one customer, and sums up gifts; the lists ask who wants care",
  "features/care/moments.store.ts": "days of one customer; the lists ask who wants care",
  "features/voice/suggestions.store.ts":
    "what was suggested, and counts; a letter asks who may be written to",
  "features/voice/surveys.store.ts":
    "of one customer, means and counts; the list asks who wants to be asked",
  "features/claims/claims.store.ts": "tells what was claimed, to whoever had it",
  "features/claims/pool.store.ts":
    "counts looks, claims and credits; the pool asks who may be contacted",
  "store/value/pareto.ts": "shows who brought how much",
  "store/value/repeat-rates.ts": "counts",
  "store/value/key-customers.ts": "shows who is a key customer, and why",
  "store/owed/find-owed.ts": "of one customer; the lists ask who may be contacted",
  "store/orders/list-orders.ts": "of one customer",
  "store/orders/offers-made.ts": "counts",
  "store/orders/orders-of.ts": "of one customer",
  "store/owed/answerers.ts": "of customers that are spoken of",
  "store/changes/changed-customers.ts": "shows those who were just changed",
  "store/changes/row-change.ts": "asks who may be changed",
  "store/changes/lock-customers.ts": "holds those who are changed",
  "store/segments/segments.ts": "counts",
  "store/segments/week-facts.ts": "counts; the list of key accounts asks who may be contacted",
  "store/search/search-words.ts": "knows the words of searches",
  "store/search/match-customers.ts": "finds by name who is spoken of",
  "store/search/named-customers.ts": "finds by reference who is spoken of",
  "store/search/find-customers.ts": "asks by its filter, and marks them",
  "store/search/callable-customers.ts": "finds by name who is spoken of",
  "store/search/kept-callable.ts": "keeps the names of who may be spoken of",
  "store/tiering/tier-facts.ts": "sums up a year's orders; the customers asked are contactable",
  "store/cadence/due-customers.ts": "lists by dues, of which they have none, and shows one",
  "store/cadence/rederivation.ts": "walks through all, to derive dues",
  "store/calendar/calendar-rules.ts": "moves dues and counts",
  "store/customer/account-plan.ts": "of one customer",
  "store/customer/call-facts.ts": "of customers whom the caller names",
  "store/people/best-hours.ts": "walks through all, to learn hours",
  "store/people/birthdays-at.ts": "of customers that a search has found",
  "store/people/contact-best-hours.ts": "of one customer",
  "store/people/contact-names.ts": "of customers that are spoken of",
  "store/touch/days-touched.ts": "of one customer",
  "store/people/greeting-contacts.ts":
    "of one customer, and what was sent; the lists ask who may be courted",
  "store/import/own-sheets.ts": "counts those who are not in a sheet",
  "store/import/requested-days.ts": "compares days with those of a file",
  "store/import/match-customers.ts": "finds who stands in a file",
  "store/import/resolve-customers.ts": "finds who stands in a file",
  "store/mail/heard-mails.ts": "tells who wrote to us: whoever asked for no contact is heard",
  "features/mail/unknown-writers.store.ts": "tells who wrote to us, by nobody's wish but their own",
  "store/mail/mail-house.ts": "finds whose an address is",
  "store/import/revert-import.ts": "takes back rows",
  "features/complaints/complaints.store.ts":
    "of one customer, and counts; the list asks who may be contacted",
  "features/departures/departures.store.ts": "counts, and hands over who is left alone too",
  "features/departures/introductions.store.ts": "counts; the list asks who may be contacted",
  "features/voice/response-time.store.ts": "counts",
  "features/merges/merges.store.ts": "shows and moves what hangs on customers that are named",
  "features/promises/kept-promises.store.ts": "counts",
  "features/favours/ledger.store.ts":
    "of one customer, and for a report of groups; the list asks who may be contacted",
  "features/loyalty/loyalty.store.ts": "of one customer, and counts",
  "store/value/turnovers.ts": "sums up what was ordered",
  "features/onboarding/newcomers.store.ts": "counts",
  "features/stakeholders/stakeholders.store.ts": "of one customer",
  "store/customer/twins.ts": "asks who is there already",
};

const seeingNow = sources
  .filter(({ file, text }) => roomOf(file) === "store" && /\$\{visibleCustomers?\(/.test(text))
  .map(({ file }) => file);

it("nothing lists customers who asked to be left alone, without saying why it may", () => {
  expect(seeingNow.filter((file) => seeing[file] === undefined)).toEqual([]);
  expect(Object.keys(seeing).filter((file) => !seeingNow.includes(file))).toEqual([]);
});

it("what lists them for somebody to act on asks who may be", () => {
  const asking = sources
    .filter(({ text }) =>
      /contactableCustomers\(|courtedCustomers\(|mayContact\}|mayCourt\}/.test(text),
    )
    .map(({ file }) => file);
  expect(asking).toEqual(
    expect.arrayContaining([
      "store/cadence/recount-customers.ts",
      "store/cadence/reminders.ts",
      "store/calendar/closure-customers.ts",
      "store/customer/key-accounts.ts",
      "store/dormancy/count-dormant.ts",
      "store/dormancy/dormant-customers.ts",
      "store/dormancy/given-up-customers.ts",
      "store/owed/find-owed.ts",
      "store/people/greeting-contacts.ts",
      "store/segments/week-facts.ts",
      "store/tiering/tier-facts.ts",
    ]),
  );
});
