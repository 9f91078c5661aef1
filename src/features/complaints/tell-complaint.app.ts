import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { workdayOn } from "../../core/calendar/workdays/workday-on.ts";
import { complaintWorkdays } from "../../core/owed/complaint-workdays.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { insertRow, type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Columns } from "../../store/tables/written.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import {
  type Complaint,
  type ComplaintChanged,
  type ComplaintFacts,
  withWords,
} from "./complaint.core.ts";
import { complaintsOf } from "./complaints.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "complaint.told": true;
    "complaint.reopened": true;
  }
}

/** All complaints of a visible customer, open and over, the latest first. */
export const listComplaintsOf = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly Complaint[]> => complaintsOf(store, scope, customerId);

/**
 * Keeps what was told of a complaint: what it is about, how bad it is, what they claim. Where nobody
 * told a day of their own, the day by which it is to be answered follows. Throws `Refusal`
 * `customer-not-found`, and `no-complaint` where there is no such complaint.
 */
export const tellComplaint = (
  app: App,
  actor: Actor,
  customerId: string,
  id: string,
  told: Partial<ComplaintFacts>,
): Promise<ComplaintChanged> =>
  change(
    app,
    actor,
    async (db) => {
      const before = await heldComplaint(db, actor, customerId, id);
      const after = withWords({ ...before, ...told });
      const changes = [await keepFacts(db, actor, before, told)];
      const dueOn = await dayAfter(db, actor, before, after);
      if (dueOn !== before.dueOn)
        changes.push(changed(await updateRow(db, actor.scope, "owed", id, { due_on: dueOn })));
      return { action: "complaint.told", customerIds: [customerId], changes, result: null };
    },
    (db, _, undoId) => asItStands(db, actor, customerId, id, undoId),
  );

/**
 * Opens a complaint again that was over, with what is told of it; it is to be answered as if it had been
 * made now, and the customer to be told anew. Throws as `tellComplaint`.
 */
export const reopenComplaint = (
  app: App,
  actor: Actor,
  customerId: string,
  id: string,
  told: Partial<ComplaintFacts>,
): Promise<ComplaintChanged> =>
  change(
    app,
    actor,
    async (db) => {
      const before = await heldComplaint(db, actor, customerId, id);
      const complaint = withWords({ ...before, ...told });
      const { rules } = await activeRules(db, actor.scope.organizationId);
      const today = civilDateAt(actor.now, actor.member.zone);
      const dueOn = await workday(db, actor, today, complaintDays(rules, complaint));
      const columns = { done_at: null, due_on: dueOn };
      const facts = { toldBy: null, satisfaction: null, ...told };
      const changes = [
        changed(await updateRow(db, actor.scope, "owed", id, columns)),
        await keepFacts(db, actor, before, facts, { reopened_at: formatInstant(actor.now) }),
      ];
      return { action: "complaint.reopened", customerIds: [customerId], changes, result: null };
    },
    (db, _, undoId) => asItStands(db, actor, customerId, id, undoId),
  );

/** Writes what was told into the row of a complaint, and makes that where there is none. */
export async function keepFacts(
  db: Db,
  { scope }: Actor,
  { id, customerId, rowId }: Pick<Complaint, "id" | "customerId" | "rowId">,
  told: Partial<ComplaintFacts>,
  besides: Columns<"complaint"> = {},
): Promise<RowChange> {
  const columns = { ...columnsOf(told), ...besides };
  return changed(
    rowId === null
      ? await insertRow(db, scope, "complaint", {
          ...columns,
          customer_id: customerId,
          owed_id: id,
        })
      : await updateRow(db, scope, "complaint", rowId, columns),
  );
}

const columnsOf = (told: Partial<ComplaintFacts>): Columns<"complaint"> => ({
  ...("about" in told ? { about: told.about } : {}),
  ...("severity" in told ? { severity: told.severity } : {}),
  ...("orderNumber" in told ? { order_number: told.orderNumber } : {}),
  ...("claim" in told
    ? { claim: told.claim?.amount ?? null, claim_currency: told.claim?.currency ?? null }
    : {}),
  ...("remedy" in told ? { remedy: told.remedy } : {}),
  ...("cost" in told
    ? { cost: told.cost?.amount ?? null, cost_currency: told.cost?.currency ?? null }
    : {}),
  ...("toldBy" in told ? { told_by: told.toldBy } : {}),
  ...("satisfaction" in told ? { satisfaction: told.satisfaction } : {}),
});

/** A complaint of a customer, who is held until the change ends. */
async function heldComplaint(
  db: Db,
  actor: Actor,
  customerId: string,
  id: string,
): Promise<Complaint> {
  const { ref } = await holdCustomer(db, actor, customerId);
  const all = await complaintsOf(db, actor.scope, customerId);
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Refusal("no-complaint", { ref });
  return found;
}

async function asItStands(
  db: Db,
  { scope }: Actor,
  customerId: string,
  id: string,
  undoId: string,
): Promise<ComplaintChanged> {
  const complaint = (await complaintsOf(db, scope, customerId)).find((one) => one.id === id);
  if (complaint === undefined) throw new Error("a complaint that was changed is not there");
  return { complaint, undoId };
}

type Rules = Awaited<ReturnType<typeof activeRules>>["rules"];

const complaintDays = (
  { complaints }: Rules,
  { about, severity }: Pick<Complaint, "about" | "severity">,
): number => complaintWorkdays(complaints, { kind: about, severity });

/** By when it is to be answered now; the day that somebody told stays. */
async function dayAfter(
  db: Db,
  actor: Actor,
  before: Complaint,
  after: Pick<Complaint, "about" | "severity">,
): Promise<CivilDate | null> {
  const { rules } = await activeRules(db, actor.scope.organizationId);
  const [was, is] = [complaintDays(rules, before), complaintDays(rules, after)];
  if (was === is || before.doneAt !== null) return before.dueOn;
  const from = civilDateAt(before.madeAt, actor.member.zone);
  const isUntold = before.dueOn === (await workday(db, actor, from, was));
  return isUntold ? workday(db, actor, from, is) : before.dueOn;
}

const workday = async (
  db: Db,
  { member, scope }: Actor,
  from: CivilDate,
  days: number,
): Promise<CivilDate> => workdayOn(member, from, days, await calendarOf(db, scope.organizationId));
