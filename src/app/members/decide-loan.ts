import type { Absence } from "../../core/members/absence.ts";
import type { Handover } from "../../core/members/handover.ts";
import type { LoanRequest } from "../../core/members/loan-request.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import type { Db } from "../../store/database/database.ts";
import { takeLock } from "../../store/database/take-lock.ts";
import { decidesFor } from "../../store/members/deciders.ts";
import { addHandover, lendsWithin } from "../../store/members/handovers.ts";
import { settleRequest, waitingRequests } from "../../store/members/loan-requests.ts";
import { memberById } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { lendingLock } from "./lend-list.ts";

/** A decision on the list that a member, named by handle, wants to lend. */
export type ToldLoanDecision = {
  readonly lender: string;
  readonly isGranted: boolean;
  /** As the question named them; null: whatever is asked now. */
  readonly days: Absence | null;
};

/**
 * Grants or refuses what was asked: the list is lent with it, or nothing is. Throws a `Refusal`
 * `handover.not-asked` where this member asks for nothing of the kind (any more) or the actor does not
 * decide for them, `handover.taken` when the list is lent on one of these days by now,
 * `handover.nobody` when the colleague is gone.
 */
export const decideLoan = (app: App, actor: Actor, told: ToldLoanDecision): Promise<Handover> => {
  const { scope, now } = actor;
  return change(
    app,
    actor,
    async (db) => {
      const asked = await askedOf(db, actor, told);
      const { id, lenderId, colleagueId, lender, colleague, from, to } = asked;
      await takeLock(db, lendingLock(lenderId));
      const decision = { at: now, isGranted: told.isGranted, byId: scope.memberId };
      if (!(await settleRequest(db, id, decision))) throw notAsked(told);
      const result = { lender, colleague, from, to };
      if (!told.isGranted) return { action: "loan.refused", customerIds: [], changes: [], result };
      const lenders = { ...scope, memberId: lenderId, owners: [lenderId] };
      if (await lendsWithin(db, lenders, from, to)) throw new Refusal("handover.taken");
      if ((await memberById(db, colleagueId)) === null)
        throw new Refusal("handover.nobody", { name: colleague });
      await addHandover(db, lenders, colleagueId, { from, to }, asked);
      const customerIds = await ownCustomers(db, lenders);
      return { action: "loan.granted", customerIds, changes: [], result };
    },
    async (_, result) => result,
  );
};

async function askedOf(db: Db, actor: Actor, told: ToldLoanDecision): Promise<LoanRequest> {
  const { scope, now } = actor;
  const waiting = await waitingRequests(db, scope.organizationId, "all", now);
  const asked = waiting.find(
    ({ lender, from, to }) =>
      lender === told.lender.toLowerCase() &&
      (told.days === null || (told.days.from === from && told.days.to === to)),
  );
  if (asked === undefined || !(await decidesFor(db, scope, asked.lenderId))) throw notAsked(told);
  return asked;
}

const notAsked = ({ lender }: ToldLoanDecision) =>
  new Refusal("handover.not-asked", { name: lender });

/** What waits for the actor's decision. */
export async function listAskedLoans(
  { store }: App,
  { scope, now }: Actor,
): Promise<LoanRequest[]> {
  if (scope.role === "sales") return [];
  const waiting = await waitingRequests(store, scope.organizationId, "all", now);
  const decided = await Promise.all(
    waiting.map(({ lenderId }) => decidesFor(store, scope, lenderId)),
  );
  return waiting.filter((_, index) => decided[index]);
}

/** What the actor asked for and waits for. */
export const listOwnRequests = ({ store }: App, { scope, now }: Actor): Promise<LoanRequest[]> =>
  waitingRequests(store, scope.organizationId, [scope.memberId], now);
