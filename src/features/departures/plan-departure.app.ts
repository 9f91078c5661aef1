import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { kindsThat, type OwedKind } from "../../core/owed/owed-kind.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { type Colleague, findColleagues } from "../../store/members/colleagues.ts";
import { listMembers, memberById } from "../../store/members/members.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { birthdaysAt } from "../../store/people/birthdays-at.ts";
import type { Scope } from "../../store/scope.ts";
import {
  type Departure,
  type DepartureFigures,
  type PlannedDeparture,
  reachOf,
  sharedOut,
  turnoverOf,
} from "./departure.core.ts";
import { heldBy, owedOf, turnoverSeen, type YearOf } from "./departures.store.ts";

/** How far ahead birthdays are counted, in days. */
const birthdaysAhead = 30;

/** The year up to the actor's day. */
export const yearUpTo = async (db: Db, { scope, now, member }: Actor): Promise<YearOf> => ({
  exchange: await exchangeOf(db, scope.organizationId),
  today: civilDateAt(now, member.zone),
  now,
});

/**
 * Who leaves and who gets what. Throws `Refusal` `member-not-found`, `member-ambiguous`, `leave-self`,
 * `leave-not-yours` of a manager or admin where the actor is no admin, `leave-to-leaver`.
 */
export async function peopleOf(db: Db, actor: Actor, { leaver, receivers }: Departure) {
  // Without the lists lent to whoever asks: nobody leaves, or receives, because of a holiday.
  const scope = (await memberById(db, actor.member.id))?.scope ?? actor.scope;
  const from = await colleague(db, scope, leaver);
  if (from.id === actor.member.id) throw new Refusal("leave-self");
  const known = await memberById(db, from.id);
  if (known === null) throw new Refusal("member-not-found", { name: leaver });
  if (known.member.role !== "sales" && actor.member.role !== "admin")
    throw new Refusal("leave-not-yours", { handle: from.handle });
  const to = new Map<string, Colleague>();
  for (const name of receivers) {
    const one = await colleague(db, scope, name);
    if (one.id === from.id) throw new Refusal("leave-to-leaver", { handle: from.handle });
    to.set(one.id, one);
  }
  return { from, to: [...to.values()] };
}

async function colleague(db: Db, scope: Scope, name: string): Promise<Colleague> {
  const found = await findColleagues(db, scope, name);
  const [one, ...others] = found;
  if (one === undefined) throw new Refusal("member-not-found", { name });
  if (others.length === 0) return one;
  const handles = found.map(({ handle }) => handle).join(", ");
  throw new Refusal("member-ambiguous", { handles });
}

/** What a departure would do: nothing is changed. Throws as `peopleOf`. */
export async function planDeparture(
  { store }: App,
  actor: Actor,
  departure: Departure,
): Promise<PlannedDeparture> {
  const { from, to } = await peopleOf(store, actor, departure);
  const counted = await countDeparture(store, actor, from.id);
  const shares = sharesOf(counted.held, to, departure.isByCountry);
  const candidates = to.length > 0 ? [] : await candidatesBeside(store, actor, from.id);
  return { from, to, ...counted, shares, candidates };
}

/** Who sells among those whose customers the actor sees, without whoever leaves. */
async function candidatesBeside(db: Db, { scope }: Actor, leaverId: string) {
  const members = await listMembers(db, scope.owners === "all" ? undefined : scope.owners);
  return members.filter(({ id, role }) => role === "sales" && id !== leaverId);
}

/** What a member holds, counted. */
export async function countDeparture(db: Db, actor: Actor, memberId: string) {
  const { scope } = actor;
  const of = await yearUpTo(db, actor);
  const held = await heldBy(db, scope, [memberId], of);
  const owed = await owedOf(db, scope, memberId);
  const days = { from: of.today, to: addDays(of.today, birthdaysAhead) };
  const ids = held.map(({ id }) => id);
  const birthdays = await birthdaysAt(db, scope, ids, days);
  const all = await turnoverSeen(db, scope, of);
  const count = (kinds: readonly OwedKind[]) =>
    kinds.reduce((sum, kind) => sum + (owed.get(kind) ?? 0), 0);
  const figures: DepartureFigures = {
    customers: held.length,
    keyAccounts: held.filter(({ tier }) => tier === "KA").length,
    promises: count(["promise"]),
    complaints: count(["complaint"]),
    answers: count(["answer"]),
    orderSteps: count(kindsThat(({ begunBy }) => begunBy === "order")),
    birthdays: birthdays.length,
    share: all > 0 ? turnoverOf(held) / all : null,
    reach: reachOf(held),
  };
  return { held, figures };
}

/** How many customers each gets. */
export function sharesOf(
  held: Parameters<typeof sharedOut>[0],
  to: readonly Colleague[],
  isByCountry: boolean,
): readonly { readonly name: string; readonly count: number }[] {
  const given = sharedOut(
    held,
    to.map(({ id }) => id),
    isByCountry,
  );
  const got = [...given.values()];
  return to.map(({ id, name }) => ({ name, count: got.filter((one) => one === id).length }));
}
