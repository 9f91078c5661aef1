import type { Direction, Outcome, TouchKind } from "../../../core/vocabulary.ts";
import { type ContactName, contactNames } from "../../../store/people/contact-names.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import { type ImportRecord, longestNote } from "../record.ts";
import { pastMoment } from "../values/past-moment.ts";
import { valueTable, wordKey } from "../values/words.ts";
import { findColleagueIn } from "./find-colleague.ts";
import { type AboutCustomer, nameCustomers } from "./name-customers.ts";
import { touchOwed } from "./touch-owed.ts";
import { addTouches, type NewTouch, touchRow } from "./touch-rows.ts";

/** Files of touches, one a row. They are only ever added: a row seen before changes nothing. */
export const touchesLayout: ImportLayout = {
  needs: [["customer"], ["at"]],
  dates: ["at"],
  amounts: [],
  begin,
};

function begin(run: ImportRun): ImportSteps {
  const { actor, words } = run;
  const findColleague = findColleagueIn(run);
  const kinds = valueTable<TouchKind>(words, "kind");
  const directions = valueTable<Direction>(words, "direction");
  const outcomes = valueTable<Outcome>(words, "outcome");
  /** Who made a touch that names nobody: a salesperson's own file is about their own work. */
  const author = actor.member.role === "sales" ? actor.member : null;

  return {
    async take(records) {
      const rows: NewTouch[] = [];
      const about = await nameCustomers(run, records);
      const contactOf = await findContacts(run, about);
      const owedBy = await touchOwed(run);
      for (const { record, customer } of about) {
        const member = findColleague(record, "member", "anyone") ?? author;
        const moment = record.moment("at");
        if (moment === null && !record.isBad) record.problem("value-missing", "at");
        const at =
          moment === null
            ? null
            : pastMoment(record, "at", moment, {
                now: actor.now,
                dayZone: customer.zone,
                clockZone: member?.zone ?? actor.member.zone,
                at: "12:00",
              });
        const kind = record.word("kind", kinds, wordKey) ?? "other";
        const direction = record.word("direction", directions, wordKey) ?? "out";
        const outcome = record.word("outcome", outcomes, wordKey) ?? "contacted";
        const content =
          [record.text("content", longestNote), record.text("note", longestNote)]
            .filter((text) => text !== null)
            .join("\n") || null;
        if (record.isBad || at === null) continue;
        const row = touchRow(run, {
          ...{ moment, at, kind, direction, outcome, content },
          customerId: customer.id,
          memberId: member?.id ?? null,
          contactId: contactOf(record, customer.id),
        });
        rows.push({ row, owed: owedBy({ ...row, outcome }, content) });
      }
      await addTouches(run, rows);
    },
  };
}

/**
 * How rows that may name a person at their customer, by name or email address, find them. Answers
 * null for nobody, and for a person who is unknown or one of several: that is told, and keeps no row
 * out.
 */
async function findContacts(
  { db, actor, tally }: ImportRun,
  about: readonly AboutCustomer[],
): Promise<(record: ImportRecord, customerId: string) => string | null> {
  const named = about.filter(({ record }) => record.text("contact") !== null);
  const ids = [...new Set(named.map(({ customer }) => customer.id))];
  const byCustomer = new Map<string, ContactName[]>();
  for (const contact of await contactNames(db, actor.scope, ids)) {
    const { customerId } = contact;
    byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), contact]);
  }
  return (record, customerId) => {
    const said = record.text("contact");
    if (said === null) return null;
    const digest = db.cipher.lookupHash("email", said);
    const meant = (byCustomer.get(customerId) ?? []).filter(
      ({ name, emailHash }) => wordKey(name) === wordKey(said) || emailHash?.equals(digest),
    );
    const [one, ...others] = meant;
    if (one !== undefined && others.length === 0) return one.id;
    tally.note("contact-unknown");
    return null;
  };
}
