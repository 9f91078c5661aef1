import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { findLedTeams } from "../../app/members/find-team.ts";
import { Refusal } from "../../errors.ts";
import { mostWeekly, type WeeklyList } from "./weekly-list.core.ts";
import {
  deleteWeekly,
  insertWeekly,
  savedFilterId,
  weeklyLists,
  weeklyListsIn,
} from "./weekly-lists.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "weekly.started": true;
    "weekly.stopped": true;
  }
}

type Team = WeeklyList["team"];

/** What comes every week because the actor asked for it, and what comes to the groups that they lead. */
export async function listWeekly(app: App, actor: Actor): Promise<WeeklyList[]> {
  const own = await weeklyLists(app.store, actor.scope);
  if (actor.member.role === "sales") return own;
  const led = (await findLedTeams(app, actor)).map(({ id }) => id);
  return [...own, ...(await weeklyListsIn(app.store, actor.scope, led))];
}

/**
 * Lets a saved search of the actor come every week, to them or to a team's group. Throws `Refusal`
 * `weekly-unknown`, `weekly-already`, `weekly-many`. Answers the id of the change.
 */
export const startWeekly = (
  app: App,
  actor: Actor,
  name: string,
  team: Team,
): Promise<{ readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope } = actor;
      const filterId = await savedFilterId(db, scope, name);
      if (filterId === null) throw new Refusal("weekly-unknown", { name });
      const known = await weeklyLists(db, scope);
      const isKnown = known.some(
        (one) => one.filterId === filterId && (one.team?.id ?? null) === (team?.id ?? null),
      );
      if (isKnown) throw new Refusal("weekly-already", { name });
      if (known.length >= mostWeekly) throw new Refusal("weekly-many", { most: mostWeekly });
      const row = await insertWeekly(db, scope, filterId, team?.id ?? null);
      const changes = row === null ? [] : [row];
      return { action: "weekly.started", customerIds: [], changes, result: undefined };
    },
    async (_db, _result, undoId) => ({ undoId }),
  );

/** Lets lists that are the actor's to stop not come any more. Answers the id of the change. */
export const stopWeekly = (
  app: App,
  actor: Actor,
  lists: readonly WeeklyList[],
): Promise<{ readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const changes = await deleteWeekly(db, actor.scope, lists);
      return { action: "weekly.stopped", customerIds: [], changes, result: undefined };
    },
    async (_db, _result, undoId) => ({ undoId }),
  );
