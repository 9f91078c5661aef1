import type { Absence } from "../../core/members/absence.ts";
import type { Handover } from "../../core/members/handover.ts";
import { lapsesAt } from "../../core/members/loan-request.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import type { Db } from "../../store/database/database.ts";
import { takeLock } from "../../store/database/take-lock.ts";
import { type Colleague, findPeople } from "../../store/members/colleagues.ts";
import { areTeammates, decidersOf } from "../../store/members/deciders.ts";
import {
  addHandover,
  endHandovers,
  handoversOf,
  lendsWithin,
} from "../../store/members/handovers.ts";
import {
  addLoanRequest,
  waitingRequests,
  withdrawRequests,
} from "../../store/members/loan-requests.ts";
import type { Scope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { checkDays } from "./take-days-off.ts";

/** What came of a wish to lend. */
export type Lending = Handover & {
  /** Handles of those who are asked first; empty: it is lent. */
  readonly asked: readonly string[];
};

/** Under this name one process at a time lends the list of a member. */
export const lendingLock = (memberId: string): string => `lend.${memberId}`;

/**
 * Lends the actor's list to a colleague, named by handle or name, for some days: they see and get
 * those customers until it ends by itself, and the days are open again where the actor is away. For
 * somebody of another team the manager is asked first, and nothing is lent before the answer; managers
 * and admins lend theirs at once. Throws a `Refusal` for days that make no sense, `member-not-found`,
 * `member-ambiguous`, `handover.self`, `handover.taken` when it is lent then already,
 * `handover.waiting` while another question waits, `handover.nobody-to-ask`.
 */
export const lendList = (app: App, actor: Actor, name: string, days: Absence): Promise<Lending> => {
  checkDays(actor, days);
  const { member, scope, now } = actor;
  return change(
    app,
    actor,
    async (db) => {
      const colleague = await findOne(db, scope, name);
      if (colleague.id === member.id) throw new Refusal("handover.self");
      await takeLock(db, lendingLock(member.id));
      if (await lendsWithin(db, scope, days.from, days.to)) throw new Refusal("handover.taken");
      const starts = firstInstantFrom(epochDayOf(days.from), 0, member.zone);
      const ends = firstInstantFrom(epochDayOf(addDays(days.to, 1)), 0, member.zone);
      const asked = await whoIsAsked(db, actor, colleague.id);
      const result = { lender: member.handle, colleague: colleague.handle, ...days, asked };
      if (asked.length > 0) {
        const when = { ...days, starts, ends, askedAt: now, lapsesAt: lapsesAt(now, starts, ends) };
        await addLoanRequest(db, scope, { colleagueId: colleague.id, ...when });
        return { action: "loan.asked", customerIds: [], changes: [], result };
      }
      const changes = await addHandover(db, scope, colleague.id, days, { starts, ends });
      const customerIds = await ownCustomers(db, scope);
      return { action: "list.lent", customerIds, changes, result };
    },
    async (_, result) => result,
  );
};

async function findOne(db: Db, scope: Scope, name: string): Promise<Colleague> {
  const found = await findPeople(db, scope, name);
  const [colleague, ...others] = found;
  if (colleague === undefined) throw new Refusal("handover.nobody", { name });
  if (others.length === 0) return colleague;
  const handles = found.map((one) => one.handle).join(", ");
  throw new Refusal("member-ambiguous", { handles });
}

/** Handles of those who decide before the list goes to a colleague; none where nobody has to. */
async function whoIsAsked(db: Db, { scope, now }: Actor, colleagueId: string): Promise<string[]> {
  if (scope.role !== "sales" || (await areTeammates(db, scope.memberId, colleagueId))) return [];
  const { organizationId, memberId } = scope;
  if ((await waitingRequests(db, organizationId, [memberId], now)).length > 0)
    throw new Refusal("handover.waiting");
  const deciders = (await decidersOf(db, organizationId, [memberId])).get(memberId) ?? [];
  if (deciders.length === 0) throw new Refusal("handover.nobody-to-ask");
  return deciders.map(({ handle }) => handle);
}

/** What the actor lends no more, and what they no longer ask for. */
export type TakenBack = { readonly lent: readonly Handover[]; readonly asked: readonly Handover[] };

/**
 * Ends what the actor lends now or later and withdraws what they asked for, and answers with it.
 * Throws a `Refusal` `handover.none`.
 */
export const takeListBack = (app: App, actor: Actor): Promise<TakenBack> =>
  change(
    app,
    actor,
    async (db) => {
      await takeLock(db, lendingLock(actor.member.id));
      const asked = await withdrawRequests(db, actor.scope, actor.now);
      const { handovers: lent, changes } = await endHandovers(db, actor.scope, actor.now);
      if (lent.length + asked.length === 0) throw new Refusal("handover.none");
      const customerIds = await ownCustomers(db, actor.scope);
      const action = lent.length > 0 ? "list.returned" : "loan.withdrawn";
      return { action, customerIds, changes, result: { lent, asked } };
    },
    async (_, result) => result,
  );

/** What the actor has lent or was lent and is not over. */
export const listHandovers = (app: App, { scope, now }: Actor): Promise<Handover[]> =>
  handoversOf(app.store, scope, now);
