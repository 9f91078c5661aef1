import type { ContactLevel } from "../../core/vocabulary.ts";
import {
  insertImported,
  type StagedChange,
  updateImported,
} from "../../store/import/save-imported.ts";
import { rememberSeen, type SeenRow } from "../../store/import/seen-rows.ts";
import { type StandingContact, standingContacts } from "../../store/import/standing-rows.ts";
import { newId } from "../../store/new-id.ts";
import { type Columns, sealedColumn } from "../../store/row-change.ts";
import { changedColumns, changedSealed } from "./changed-columns.ts";
import {
  type ContactDraft,
  contactDraft,
  type SealedColumn,
  sealedColumns,
} from "./contact-draft.ts";
import { type ContactCandidate, candidateOf, findContact } from "./find-contact.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "./import-run.ts";
import { nameCustomers } from "./name-customers.ts";
import { festivalTable, valueTable } from "./words.ts";

/** Files of people at customers, one a row. */
export const contactsLayout: ImportLayout = {
  needs: [["customer"], ["name", "first_name", "last_name", "email"]],
  dates: [],
  amounts: [],
  begin,
};

const columns = [
  ...["id", "customer_id", "name", "role", "level", "language", "observances"],
  ...["email_hash", "phone_hash", "birthday_hash", ...sealedColumns],
];

function begin(run: ImportRun): ImportSteps {
  const { db, open, tally } = run;
  const levels = valueTable<ContactLevel>(run.words, "level");
  const festivals = festivalTable(run.words);
  return {
    async take(records) {
      const about = await nameCustomers(run, records);
      const drafts = about
        .map((one) => contactDraft(run, one, levels, festivals))
        .filter((one) => !one.record.isBad);
      const ids = [...new Set(drafts.map(({ customer }) => customer.id))];
      const candidates = new Map<string, ContactCandidate[]>(ids.map((id) => [id, []]));
      for (const standing of await standingContacts(db, ids))
        candidates.get(standing.customerId)?.push(candidateOf(standing));
      const added: Columns[] = [];
      const changed: StagedChange[] = [];
      const seen: SeenRow[] = [];
      for (const draft of drafts) {
        const { record, customer, digest } = draft;
        const theirs = candidates.get(customer.id) ?? [];
        const found = findContact(draft, theirs);
        if (found?.met) {
          if (found.met.digest === digest) tally.skip("repeated-row");
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
      await rememberSeen(db, seen);
    },
  };
}

function newContact({ db }: ImportRun, draft: ContactDraft, id: string) {
  const seal = (column: SealedColumn) => {
    const text = draft.sealed[column];
    return text === null ? null : db.cipher.seal("contact", column, id, text);
  };
  return {
    ...draft.open,
    ...Object.fromEntries(sealedColumns.map((column) => [column, seal(column)])),
    id,
    customer_id: draft.customer.id,
    name: draft.name ?? draft.sealed.email?.split("@")[0] ?? "",
    email_hash: draft.emailHash,
    phone_hash: draft.phoneHash,
    birthday_hash: draft.birthdayHash,
  };
}

function changesOf({ db }: ImportRun, draft: ContactDraft, is: StandingContact): Columns {
  const { role, level, language, observances } = draft.open;
  const sealed = changedSealed(
    db,
    "contact",
    is.id,
    Object.fromEntries(sealedColumns.map((column) => [column, [is[column], draft.sealed[column]]])),
  );
  return {
    ...changedColumns({
      name: [is.name, draft.name],
      role: [is.role, role],
      level: [is.level, level],
      language: [is.language, language],
      observances: [is.observances, observances],
    }),
    ...sealed,
    ...("email" in sealed ? { email_hash: sealedColumn(draft.emailHash) } : {}),
    ...("birthday" in sealed ? { birthday_hash: sealedColumn(draft.birthdayHash) } : {}),
    ...("phone" in sealed ? { phone_hash: sealedColumn(draft.phoneHash) } : {}),
  };
}
