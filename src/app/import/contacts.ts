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
import { digestOf } from "./digest-of.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "./import-run.ts";
import { type AboutCustomer, nameCustomers } from "./name-customers.ts";
import { readBirthday } from "./read-birthday.ts";
import { readEmail } from "./read-email.ts";
import { readLanguage } from "./read-language.ts";
import { readPhone } from "./read-phone.ts";
import { listOf, longestNote } from "./record.ts";
import { valueTable, wordKey } from "./words.ts";

/** Files of people at customers, one a row. */
export const contactsLayout: ImportLayout = {
  needs: [["customer"], ["name", "first_name", "last_name", "email"]],
  dates: [],
  amounts: [],
  begin,
};

type Draft = AboutCustomer & {
  readonly name: string | null;
  readonly emailHash: Buffer | null;
  readonly phoneHash: Buffer | null;
  readonly open: {
    readonly role: string | null;
    readonly level: ContactLevel | null;
    readonly language: string | null;
    readonly observances: readonly string[];
  };
  /** What is kept sealed. */
  readonly sealed: Readonly<Record<SealedColumn, string | null>>;
  readonly digest: string;
};

const sealedColumns = ["email", "phone", "birthday", "taboos", "preferences", "note"] as const;
type SealedColumn = (typeof sealedColumns)[number];

const columns = [
  ...["id", "customer_id", "name", "role", "level", "language", "observances"],
  ...["email_hash", "phone_hash", ...sealedColumns],
];

/** A contact that rows of this portion may mean: one that stands, or one about to be added. */
type Candidate = Pick<StandingContact, "id" | "customerId" | "name" | "emailHash" | "phoneHash"> & {
  readonly standing: StandingContact | null;
  met: { readonly row: number; readonly digest: string } | null;
};

function begin(run: ImportRun): ImportSteps {
  const { db, open, tally } = run;
  const levels = valueTable<ContactLevel>(run.words, "level");
  return {
    async take(records) {
      const about = await nameCustomers(run, records);
      const drafts = about
        .map((one) => draftOf(run, one, levels))
        .filter((one) => !one.record.isBad);
      const ids = [...new Set(drafts.map(({ customer }) => customer.id))];
      const candidates = new Map<string, Candidate[]>(ids.map((id) => [id, []]));
      for (const standing of await standingContacts(db, ids))
        candidates.get(standing.customerId)?.push(candidateOf(standing));
      const added: Columns[] = [];
      const changed: StagedChange[] = [];
      const seen: SeenRow[] = [];
      for (const draft of drafts) {
        const { record, customer, digest } = draft;
        const theirs = candidates.get(customer.id) ?? [];
        const found = find(draft, theirs);
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

function draftOf(
  { db, words }: ImportRun,
  { record, customer }: AboutCustomer,
  levels: ReadonlyMap<string, ContactLevel>,
): Draft {
  const parts = [record.text("first_name"), record.text("last_name")].filter(
    (part) => part !== null,
  );
  const name = record.text("name") ?? (parts.length === 0 ? null : fullName(parts));
  const email = readEmail(record);
  const phone = readPhone(record, customer.country);
  if (name === null && email === null && !record.isBad) record.problem("value-missing", "name");
  const free = (field: string) => record.text(field, longestNote);
  const said = {
    name,
    open: {
      role: record.text("role"),
      level: record.word("level", levels, wordKey),
      language: readLanguage(record),
      observances: listOf(free("observances")),
    },
    sealed: {
      email,
      phone: phone?.written ?? null,
      birthday: readBirthday(record, words),
      taboos: free("taboos"),
      preferences: free("preferences"),
      note: free("note"),
    },
  };
  const hash = (kind: "email" | "phone", text: string | null | undefined) =>
    text === null || text === undefined ? null : db.cipher.lookupHash(kind, text);
  return {
    ...said,
    record,
    customer,
    emailHash: hash("email", email),
    phoneHash: hash("phone", phone?.international),
    digest: digestOf(said),
  };
}

/** East Asian names come family first and without a space. */
const fullName = ([first = "", last]: readonly string[]): string =>
  last === undefined
    ? first
    : /^\p{Script=Han}+$/u.test(last)
      ? `${last}${first}`
      : `${first} ${last}`;

const candidateOf = (standing: StandingContact): Candidate => ({
  ...standing,
  standing,
  met:
    standing.seenRow === null || standing.seenDigest === null
      ? null
      : { row: standing.seenRow, digest: standing.seenDigest },
});

/**
 * The contact a row means: by email, else by name, else (a row without a name) by phone. Two rows
 * of one file with the same name and different addresses are two people.
 */
function find(draft: Draft, theirs: readonly Candidate[]): Candidate | undefined {
  const { emailHash, phoneHash, name } = draft;
  const sameHash = (a: Buffer | null, b: Buffer | null) => a !== null && b !== null && a.equals(b);
  return (
    theirs.find((one) => sameHash(one.emailHash, emailHash)) ??
    (name === null
      ? theirs.find((one) => sameHash(one.phoneHash, phoneHash))
      : theirs.find(
          (one) =>
            wordKey(one.name) === wordKey(name) &&
            (one.met === null || one.emailHash === null || emailHash === null),
        ))
  );
}

function newContact({ db }: ImportRun, draft: Draft, id: string) {
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
  };
}

function changesOf({ db }: ImportRun, draft: Draft, is: StandingContact): Columns {
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
    ...("phone" in sealed ? { phone_hash: sealedColumn(draft.phoneHash) } : {}),
  };
}
