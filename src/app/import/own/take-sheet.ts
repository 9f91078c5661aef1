import { normaliseCompanyName } from "../../../core/customer/company-name.ts";
import { normaliseDomain } from "../../../core/customer/normalise-domain.ts";
import {
  type CellForms,
  compareSheet,
  type SheetChange,
  type SheetChanges,
} from "../../../core/import/own-sheet.ts";
import type { ContactFact } from "../../../core/people/contact-field.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import type { Stage, Tier } from "../../../core/vocabulary.ts";
import { Refusal } from "../../../errors.ts";
import { lockCustomers } from "../../../store/changes/lock-customers.ts";
import { updateRow } from "../../../store/changes/row-change.ts";
import { openOwnSheet, ownRows } from "../../../store/import/own-sheets.ts";
import { bytesText, type Columns } from "../../../store/tables/written.ts";
import type { Actor } from "../../actor.ts";
import type { App } from "../../app.ts";
import { snoozeDue } from "../../cadence/snooze-due.ts";
import { change } from "../../changes/change.ts";
import { changed, holdCustomer } from "../../changes/hold-customers.ts";
import { inside, together } from "../../changes/together.ts";
import { setStage } from "../../customer/set-stage.ts";
import { tagCustomers } from "../../customer/tag-customers.ts";
import { setContact } from "../../people/set-contact.ts";
import { setTier } from "../../tiering/set-tier.ts";
import { mostRows } from "./make-sheet.ts";
import { ownCells } from "./own-cells.ts";
import { cellReader } from "./read-cell.ts";
import type { ReturnedSheet } from "./read-sheet.ts";
import type { SheetWords } from "./sheet-words.ts";

/**
 * What a sheet that came back would change; nothing is. Throws `Refusal` `sheet-unknown` where the actor was
 * never handed it out, or too long ago.
 */
export async function compareReturned(
  { store }: Pick<App, "store">,
  actor: Actor,
  { code, rows }: ReturnedSheet,
  words: SheetWords,
): Promise<SheetChanges> {
  const handed = await openOwnSheet(store, actor.scope, code);
  if (handed === null) throw new Refusal("sheet-unknown");
  const found = await ownRows(store, actor.scope, mostRows * 2);
  const now = found.map((row) => ownCells(row, false));
  const forms: CellForms = {
    show: (column, value) => words.show(handed.locale, column, value),
    read: cellReader(words, civilDateAt(actor.now, actor.member.zone)),
  };
  return compareSheet(handed, now, rows, forms);
}

/** Changes what was changed in a sheet, all of it or nothing, with one undo. Throws as `compareReturned` does. */
export const takeReturned = (
  app: App,
  actor: Actor,
  sheet: ReturnedSheet,
  words: SheetWords,
): Promise<SheetChanges & { readonly undoId: string | null }> =>
  app.store.transaction(async (db) => {
    const joined = inside(app, db);
    const { changes, conflicts } = await compareReturned(joined, actor, sheet, words);
    const concerned = [...changes, ...conflicts].map(({ customerId }) => customerId);
    // Held all at once, and compared as they stand then: a colleague may have been quicker.
    await lockCustomers(db, actor.scope, concerned);
    const planned = await compareReturned(joined, actor, sheet, words);
    return { ...planned, undoId: await makeChanges(joined, actor, planned) };
  });

/** Makes the changes of a sheet; answers the one undo, null where there are none. */
async function makeChanges(app: App, actor: Actor, planned: SheetChanges): Promise<string | null> {
  if (planned.changes.length === 0) return null;
  const byCustomer = new Map<string, SheetChange[]>();
  for (const one of planned.changes)
    byCustomer.set(one.customerId, [...(byCustomer.get(one.customerId) ?? []), one]);
  const { undoId } = await together(app, actor, async (joined) => {
    const undoIds: string[] = [];
    for (const [customerId, changes] of byCustomer)
      undoIds.push(...(await changeRow(joined, actor, customerId, changes)));
    return { result: null, undoIds };
  });
  return undoId;
}

/** Changes one customer as its row says; answers the undo of each change. */
async function changeRow(
  app: App,
  actor: Actor,
  customerId: string,
  changes: readonly SheetChange[],
): Promise<string[]> {
  const to = new Map(changes.map((one) => [one.column, one]));
  const undoIds: string[] = [];
  const fields = changes.filter(({ column }) => ofCustomer.has(column));
  if (fields.length > 0) undoIds.push(await setFields(app, actor, customerId, fields));
  const facts = changes.flatMap(factOf);
  const [first] = changes;
  if (facts.length > 0 && first !== undefined) {
    const { contactId } = first;
    const name = to.get("contact")?.to ?? "";
    const whom = contactId === null ? { name } : { id: contactId };
    const told = contactId === null ? facts.filter(({ field }) => field !== "name") : facts;
    undoIds.push((await setContact(app, actor, customerId, told, () => whom)).undoId);
  }
  const [tier, stage, tags, next] = [
    to.get("tier"),
    to.get("stage"),
    to.get("tags"),
    to.get("next"),
  ];
  if (tier) undoIds.push((await setTier(app, actor, [customerId], tier.to as Tier)).undoId);
  if (stage) undoIds.push((await setStage(app, actor, [customerId], stage.to as Stage)).undoId);
  if (tags) undoIds.push((await tagCustomers(app, actor, [customerId], editOf(tags))).undoId);
  if (next) {
    const { undoId } = await snoozeDue(app, actor, [customerId], next.to as CivilDate, null);
    undoIds.push(undoId);
  }
  return undoIds;
}

const ofCustomer: ReadonlySet<string> = new Set(["name", "website", "industry", "note"]);

/** The columns of the customer's own row. */
const setFields = (
  app: App,
  actor: Actor,
  customerId: string,
  fields: readonly SheetChange[],
): Promise<string> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const sealed = (text: string) =>
        bytesText(db.cipher.seal("customer", "note", customerId, text));
      const columns: Columns<"customer"> = Object.assign(
        {},
        ...fields.map(({ column, to }): Columns<"customer"> => {
          if (column === "name") return { name: to, name_key: normaliseCompanyName(to) };
          if (column === "note") return { note: to === "" ? null : sealed(to) };
          if (column === "industry") return { industry: to || null };
          return { website: to || null, domain: to === "" ? null : normaliseDomain(to) };
        }),
      );
      const row = changed(await updateRow(db, actor.scope, "customer", customerId, columns));
      return { action: "fact.kept", customerIds: [customerId], changes: [row], result: null };
    },
    async (_db, _result, undoId) => undoId,
  );

function factOf({ column, to }: SheetChange): ContactFact[] {
  const value = to === "" ? null : to;
  switch (column) {
    case "contact":
      return [{ field: "name", value }];
    case "role":
    case "phone":
    case "other-phone":
    case "email":
      return [{ field: column, value }];
    default:
      return [];
  }
}

function editOf({ from, to }: SheetChange) {
  const [before, after] = [tagsOf(from), tagsOf(to)];
  return {
    add: after.filter((tag) => !before.includes(tag)),
    remove: before.filter((tag) => !after.includes(tag)),
  };
}

const tagsOf = (text: string): string[] => (text === "" ? [] : text.split(", "));
