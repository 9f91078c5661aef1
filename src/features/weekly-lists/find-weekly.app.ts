import type { Actor } from "../../app/actor.ts";
import { actorAt } from "../../app/actor-at.ts";
import type { App } from "../../app/app.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { findCustomers } from "../../app/search/find-customers.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import { asksOfPeople, type CustomerFilter } from "../../core/search/customer-filter.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Scope } from "../../store/scope.ts";
import type { FoundWeekly, WeeklyList } from "./weekly-list.core.ts";
import { weeklyLists, weeklyListsOf, weeklyTakers } from "./weekly-lists.store.ts";

/** What the words of a saved search ask for. */
type ReadQuery = (query: string) => CustomerFilter;

/** Those occasions to whose members and groups something comes every week. */
export async function amongWeekly(
  { store }: App,
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const { organizationId } = store;
  if (organizationId === null) return occasions;
  const takers = await weeklyTakers(store, organizationId);
  return occasions.filter(({ recipient }) => takers.has(recipientId(recipient)));
}

/** What the lists of a member find now; nothing where none finds anybody. */
export async function findWeekly(
  app: App,
  actor: Actor,
  read: ReadQuery,
): Promise<readonly FoundWeekly[]> {
  const lists = (await weeklyLists(app.store, actor.scope)).filter(({ team }) => team === null);
  return someOf(await Promise.all(lists.map((list) => found(app, actor, list, read))));
}

/** What the lists of a team's group find now of its members' customers; nothing where none finds anybody. */
export async function findWeeklyOf(
  app: App,
  team: { readonly id: string; readonly scope: Scope },
  now: Instant,
  read: ReadQuery,
): Promise<readonly FoundWeekly[]> {
  const lists = await weeklyListsOf(app.store, team.scope.organizationId, team.id);
  const pages: FoundWeekly[] = [];
  for (const list of lists) {
    const asker = await findMemberById(app, list.memberId);
    // Its words may be others by now than those that were let into the group.
    if (asker === null || asksOfPeople(read(list.query))) continue;
    const actor = { ...actorAt(asker, now, ""), scope: team.scope };
    pages.push(await found(app, actor, list, read));
  }
  return someOf(pages);
}

const someOf = (found: readonly FoundWeekly[]): readonly FoundWeekly[] =>
  found.some(({ page }) => page.total > 0) ? found : [];

const found = async (
  app: App,
  actor: Actor,
  { name, query }: WeeklyList,
  read: ReadQuery,
): Promise<FoundWeekly> => ({
  name,
  page: await findCustomers(app, actor, { ...read(query), isForContact: true }, 1, []),
});
