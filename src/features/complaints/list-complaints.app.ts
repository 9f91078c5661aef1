import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Scope } from "../../store/scope.ts";
import type { Complaint, ComplaintsOfDays } from "./complaint.core.ts";
import { complaintsSince, openComplaints } from "./complaints.store.ts";

/** What a member has to do with complaints: of their own customers, and of those of others that they see. */
export type ComplaintList = {
  readonly own: readonly Complaint[];
  readonly team: readonly Complaint[];
};

/** The open complaints, the one to be answered first on top. */
export async function listComplaints(
  { store }: App,
  { member, scope }: Actor,
): Promise<ComplaintList> {
  const mine = [member.id, ...(scope.lenders ?? [])];
  const open = (await openComplaints(store, scope)).sort((one, other) =>
    (one.dueOn ?? "9") < (other.dueOn ?? "9") ? -1 : 1,
  );
  const isOwn = ({ ownerId }: Complaint) => ownerId !== null && mine.includes(ownerId);
  return { own: open.filter(isOwn), team: open.filter((one) => !isOwn(one)) };
}

/** The complaints that customers in a scope made in some days, and those that were over in them. */
export async function complaintsOfDays(
  { store }: App,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<ComplaintsOfDays> {
  const all = await complaintsSince(store, scope, from);
  const isWithin = (at: Instant | null) => at !== null && at >= from && at < to;
  return {
    made: all.filter(({ madeAt }) => isWithin(madeAt)),
    ended: all.filter(({ doneAt }) => isWithin(doneAt)),
    open: all.filter(({ madeAt, doneAt }) => madeAt < to && (doneAt === null || doneAt >= to)),
  };
}
