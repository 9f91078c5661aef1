import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Newcomer } from "./newcomer.core.ts";
import { anyBegan, findNewcomers } from "./newcomers.store.ts";

const day = 86_400_000;

/** Whose first week is told of at an instant: who began within these milliseconds before it. */
const [earliest, latest] = [9 * day, 2 * day];

/** Whether anybody's first week is to be told of. */
export const beganSince = (app: App, now: Instant): Promise<boolean> =>
  anyBegan(app.store, (now - earliest - day) as Instant);

/**
 * Those whom the actor leads and whose first week ends, each in one week only: who begins on a Thursday
 * is told of in the next. Admins hear of whom nobody else leads.
 */
export async function listFirstWeek(
  app: App,
  { scope, member, now }: Actor,
): Promise<readonly Newcomer[]> {
  const [since, until] = [(now - earliest) as Instant, (now - latest) as Instant];
  const people = await findNewcomers(app.store, scope, since, until);
  return people.filter(
    ({ id, hasManager }) => id !== member.id && (member.role !== "admin" || !hasManager),
  );
}
