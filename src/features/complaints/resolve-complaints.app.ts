import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomers } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { bytesText } from "../../store/tables/written.ts";
import { reachedSince } from "../../store/touch/reached-since.ts";
import type { Complaint, ComplaintFacts, Resolved } from "./complaint.core.ts";
import { complaintsOf } from "./complaints.store.ts";
import { keepFacts } from "./tell-complaint.app.ts";

/** How complaints were dealt with: what was said, and what of it is told of them. */
export type DealtWith = {
  readonly how: string;
  /** Whether it was said that the customer is yet to be told. */
  readonly isUntold: boolean;
} & Pick<ComplaintFacts, "remedy" | "cost" | "toldBy" | "satisfaction">;

/**
 * Complaints of customers were dealt with. Every word is kept. Those of which the customer was told
 * are over: where that is said, or they have heard from us since and nobody said otherwise; whoever
 * leads may end them without. What dealing with several cost is not what each of them cost.
 * Throws `Refusal` `customer-not-found`, and `no-complaint` when none of them is open any more.
 */
export async function resolveComplaints(
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  ids: readonly string[],
  dealt: DealtWith,
): Promise<Resolved> {
  const open = await openOf(app.store, actor, customerIds, ids);
  const isNothingNew =
    dealt.how === "" && (await untoldOf(app.store, actor, open, dealt)).length === open.length;
  if (isNothingNew && open.length > 0)
    return { kind: "complaint", ended: [], untold: open, undoId: null };
  return change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomers(db, actor, customerIds);
      const found = await openOf(db, actor, customerIds, ids);
      if (found.length === 0) throw new Refusal("no-complaint", { ref: held[0]?.ref ?? "" });
      const untold = await untoldOf(db, actor, found, dealt);
      const facts = toldOf(found.length === 1 ? dealt : { ...dealt, cost: null });
      const all = found.map((one) => ({
        ...one,
        ...facts,
        content: withHow(one.content, dealt.how),
      }));
      const isOver = ({ id }: Complaint) => untold.every((one) => one.id !== id);
      const changes: RowChange[] = [];
      for (const one of all) {
        const { id, content } = one;
        const columns = {
          ...(isOver(one) ? { done_at: formatInstant(actor.now) } : {}),
          ...(dealt.how === "" || content === null
            ? {}
            : { content: bytesText(db.cipher.seal("owed", "content", id, content)) }),
        };
        if (Object.keys(columns).length > 0)
          changes.push(changed(await updateRow(db, actor.scope, "owed", id, columns)));
        if (Object.keys(facts).length > 0) changes.push(await keepFacts(db, actor, one, facts));
      }
      const ended = all.filter(isOver);
      return {
        action: ended.length > 0 ? ("complaint.resolved" as const) : ("complaint.told" as const),
        customerIds: [...new Set(all.map(({ customerId }) => customerId))],
        changes,
        result: { ended, untold: all.filter((one) => !isOver(one)) },
      };
    },
    async (_, result, undoId) => ({ kind: "complaint" as const, ...result, undoId }),
  );
}

async function openOf(
  db: Db,
  { scope }: Actor,
  customerIds: readonly string[],
  ids: readonly string[],
): Promise<Complaint[]> {
  const found: Complaint[] = [];
  for (const customerId of new Set(customerIds))
    found.push(...(await complaintsOf(db, scope, customerId)));
  return found.filter(({ id, doneAt }) => doneAt === null && ids.includes(id));
}

/** Those of which the customer has not been told, as far as anybody said. */
async function untoldOf(
  db: Db,
  { member, scope }: Actor,
  complaints: readonly Complaint[],
  { toldBy, satisfaction, isUntold }: DealtWith,
): Promise<Complaint[]> {
  // Who rated it has heard of it.
  if (member.role !== "sales" || toldBy !== null || satisfaction !== null) return [];
  if (isUntold) return [...complaints];
  const untold: Complaint[] = [];
  for (const one of complaints) {
    const isTold =
      one.toldBy !== null ||
      (await reachedSince(db, scope, one.customerId, one.reopenedAt ?? one.madeAt));
    if (!isTold) untold.push(one);
  }
  return untold;
}

/** What was told, without what was not: that stays as it is. */
const toldOf = ({ remedy, cost, toldBy, satisfaction }: DealtWith): Partial<ComplaintFacts> => ({
  ...(remedy === null ? {} : { remedy }),
  ...(cost === null ? {} : { cost }),
  ...(toldBy === null ? {} : { toldBy }),
  ...(satisfaction === null ? {} : { satisfaction }),
});

const withHow = (content: string | null, how: string): string | null =>
  how === "" ? content : content === null ? how : `${content} → ${how}`;
