import type { Absence } from "../../core/members/absence.ts";
import type { Handover } from "../../core/members/handover.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import { findPeople } from "../../store/members/colleagues.ts";
import {
  addHandover,
  endHandovers,
  handoversOf,
  lendsWithin,
} from "../../store/members/handovers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { checkDays } from "./take-days-off.ts";

/**
 * Lends the actor's list to a colleague, named by handle or name, for some days: they see and get
 * those customers until it ends by itself, and the days are open again where the actor is away.
 * Throws a `Refusal` for days that make no sense, `member-not-found`, `member-ambiguous`,
 * `handover.self`, `handover.taken` when it is lent then already.
 */
export const lendList = (
  app: App,
  actor: Actor,
  name: string,
  days: Absence,
): Promise<Handover> => {
  checkDays(actor, days);
  const { member, scope } = actor;
  return change(
    app,
    actor,
    async (db) => {
      const found = await findPeople(db, scope, name);
      const [colleague, ...others] = found;
      if (colleague === undefined) throw new Refusal("handover.nobody", { name });
      if (others.length > 0) {
        const handles = found.map((one) => one.handle).join(", ");
        throw new Refusal("member-ambiguous", { handles });
      }
      if (colleague.id === member.id) throw new Refusal("handover.self");
      if (await lendsWithin(db, scope, days.from, days.to)) throw new Refusal("handover.taken");
      const changes = await addHandover(db, scope, colleague.id, days, {
        starts: firstInstantFrom(epochDayOf(days.from), 0, member.zone),
        ends: firstInstantFrom(epochDayOf(addDays(days.to, 1)), 0, member.zone),
      });
      const customerIds = await ownCustomers(db, actor.scope);
      const result = { lender: member.handle, colleague: colleague.handle, ...days };
      return { action: "list.lent", customerIds, changes, result };
    },
    async (_, result) => result,
  );
};

/**
 * Ends what the actor lends now or later, and answers with it. Throws a `Refusal` `handover.none`.
 */
export const takeListBack = (app: App, actor: Actor): Promise<Handover[]> =>
  change(
    app,
    actor,
    async (db) => {
      const { handovers: result, changes } = await endHandovers(db, actor.scope, actor.now);
      if (result.length === 0) throw new Refusal("handover.none");
      const customerIds = await ownCustomers(db, actor.scope);
      return { action: "list.returned", customerIds, changes, result };
    },
    async (_, result) => result,
  );

/** What the actor has lent or was lent and is not over. */
export const listHandovers = (app: App, { scope, now }: Actor): Promise<Handover[]> =>
  handoversOf(app.store, scope, now);
