import { type ContactField, contactFields } from "../../../core/people/contact-field.ts";
import type { ContactLevel } from "../../../core/vocabulary.ts";
import { newId } from "../../../store/database/new-id.ts";
import { forgetConfirmed } from "../../../store/import/forget-confirmed.ts";
import {
  insertImported,
  type StagedChange,
  updateImported,
} from "../../../store/import/save-imported.ts";
import { rememberSeen, type SeenRow } from "../../../store/import/seen-rows.ts";
import { type StandingContact, standingContacts } from "../../../store/import/standing-rows.ts";
import type { ColumnName } from "../../../store/tables/columns.ts";
import { bytesText, type Columns } from "../../../store/tables/written.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import type { ImportRecord } from "../record.ts";
import { isCompany } from "../values/is-company.ts";
import { festivalTable, valueTable } from "../values/words.ts";
import { changedColumns, changedSealed } from "./changed-columns.ts";
import { type ContactDraft, contactDraft, sealedColumns } from "./contact-draft.ts";
import { type ContactCandidate, candidateOf, findContact } from "./find-contact.ts";
import { nameCustomers } from "./name-customers.ts";

/** Files of people at customers, one a row. */
export const contactsLayout: ImportLayout = {
  needs: [["customer"], ["name", "first_name", "last_name", "email"]],
  dates: ["birthday"],
  amounts: [],
  begin,
};

const columns = [
  "id",
  "customer_id",
  "name",
  "role",
  "level",
  "language",
  "observances",
  "email_hash",
  "phone_hash",
  "birthday_hash",
  ...sealedColumns,
] as const satisfies readonly ColumnName<"contact">[];

function begin(run: ImportRun): ImportSteps {
  const { db, open, tally } = run;
  const levels = valueTable<ContactLevel>(run.words, "level");
  const festivals = festivalTable(run.words);
  return {
    async take(records) {
      const people = records.filter((record) => {
        const isFirm = isCompany(record) === true;
        if (isFirm) tally.skip("company-row");
        return !isFirm && (run.rowCustomers === null || namesSomebody(record));
      });
      const about = await nameCustomers(run, people);
      const drafts = about
        .map((one) => contactDraft(run, one, levels, festivals))
        .filter((one) => !one.record.isBad);
      const ids = [...new Set(drafts.map(({ customer }) => customer.id))];
      const candidates = new Map<string, ContactCandidate[]>(ids.map((id) => [id, []]));
      for (const standing of await standingContacts(db, ids))
        candidates.get(standing.customerId)?.push(candidateOf(standing));
      const added: ReturnType<typeof newContact>[] = [];
      const changed: StagedChange<"contact">[] = [];
      const seen: SeenRow[] = [];
      for (const draft of drafts) {
        const { record, customer, digest } = draft;
        const theirs = candidates.get(customer.id) ?? [];
        const found = findContact(draft, theirs);
        if (found === "several") {
          record.problem("contact-ambiguous", "email");
          continue;
        }
        if (found?.met) {
          // A list that somebody keeps has a row for each time: who is there again, is the one that was told first.
          if (found.met.digest === digest) tally.skip("repeated-row");
          else if (run.rowCustomers !== null)
            tally.note("person-again", `${record.row}: ${found.name}`);
          else record.problem("repeated", "name", { value: found.name, first: found.met.row });
          continue;
        }
        const met = { row: record.row, digest };
        const id = found?.id ?? newId();
        seen.push({ rowId: id, ...met });
        if (found === undefined || found.standing === null) {
          const row = newContact(run, draft, id);
          added.push(row);
          tally.created++;
          const { emailHash, phoneHash } = draft;
          const one = { id, customerId: customer.id, name: row.name, emailHash, phoneHash };
          theirs.push({ ...one, standing: null, met });
          continue;
        }
        found.met = met;
        const changes = changesOf(run, draft, found.standing);
        if (Object.keys(changes).length === 0) tally.unchanged++;
        else {
          changed.push({ id, changes });
          tally.updated++;
        }
      }
      await insertImported(db, open, "contact", columns, added);
      await updateImported(db, open, "contact", changed);
      await forgetConfirmed(
        db,
        changed.map(({ id, changes }) => ({ id, fields: fieldsIn(changes) })),
      );
      await rememberSeen(db, seen);
    },
  };
}

/** Whether a row of a customer says anything of a person there. */
const namesSomebody = (record: ImportRecord): boolean =>
  ["name", "first_name", "last_name", "email", "phone", "chat"].some(
    (field) => record.named(field).length > 0,
  );

/** Columns by the field that they hold, where the two are called differently. */
const fieldNames: Readonly<Record<string, ContactField>> = {
  taboos: "taboo",
  preferences: "likes",
};

/** The fields of a person that a file says otherwise than they stood. */
const fieldsIn = (changes: Columns<"contact">): ContactField[] =>
  Object.keys(changes).flatMap((column) => {
    const name = fieldNames[column] ?? column;
    return contactFields.filter((field) => field === name);
  });

function newContact({ db }: ImportRun, draft: ContactDraft, id: string) {
  const seal = <C extends (typeof sealedColumns)[number]>(
    column: C,
    text = draft.sealed[column],
  ) => {
    return text === null ? null : db.cipher.seal("contact", column, id, text);
  };
  return {
    ...draft.open,
    email: seal("email"),
    phone: seal("phone"),
    birthday: seal("birthday"),
    taboos: seal("taboos"),
    preferences: seal("preferences"),
    note: seal("note", draft.firstNote),
    id,
    customer_id: draft.customer.id,
    name: draft.name ?? draft.sealed.email?.split("@")[0] ?? "",
    email_hash: draft.emailHash,
    phone_hash: draft.phoneHash,
    birthday_hash: draft.birthdayHash,
  };
}

function changesOf(
  { db }: ImportRun,
  draft: ContactDraft,
  is: StandingContact,
): Columns<"contact"> {
  const { role, level, language, observances } = draft.open;
  const sealed = changedSealed(db, "contact", sealedColumns, is, draft.sealed);
  return {
    ...changedColumns<"contact">({
      name: [is.name, draft.name],
      role: [is.role, role],
      level: [is.level, level],
      language: [is.language, language],
      observances: [is.observances, observances],
    }),
    ...sealed,
    ...("email" in sealed ? { email_hash: bytesText(draft.emailHash) } : {}),
    ...("birthday" in sealed ? { birthday_hash: bytesText(draft.birthdayHash) } : {}),
    ...("phone" in sealed ? { phone_hash: bytesText(draft.phoneHash) } : {}),
  };
}
