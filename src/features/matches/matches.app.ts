import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomers } from "../../app/changes/hold-customers.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { type Match, type Party, sides, stateOf } from "./match.core.ts";
import { agreedSince, membersAsked, otherSide, pairedCustomers } from "./matches.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "introduction.answered": true;
  }
}

/** What was agreed longer ago is not told any more. */
const toldMs = 7 * 86_400_000;

/** The pairs of an actor, names of others' customers hidden until both agreed; null while nothing is proposed here. */
export async function findMatches(
  db: Db,
  { scope }: Pick<Actor, "scope">,
): Promise<Match[] | null> {
  const { rules } = await activeRules(db, scope.organizationId);
  if (rules.matches.propose === "off") return null;
  const pairs = await pairedCustomers(db, scope);
  return pairs.map((pair) => {
    const isOpen = stateOf(pair) === "agreed";
    const shown = (party: Party): Party =>
      party.isOwn || isOpen ? party : { ...party, ref: null, name: null };
    return { ...pair, offers: shown(pair.offers), seeks: shown(pair.seeks) };
  });
}

/**
 * Says for the actor's own customers of a pair whether they may be introduced to each other, and answers
 * the pair as it stands then. Throws `Refusal` `matches-off`, `match-gone` where there is no such pair, or
 * nothing to say to it any more.
 */
export const answerMatch = (
  app: App,
  actor: Actor,
  key: string,
  isAgreed: boolean,
): Promise<{ readonly match: Match; readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const match = await pairOf(db, actor, key);
      const own = sides.filter((side) => match[side].isOwn && match[side].isAgreed !== isAgreed);
      if (own.length === 0) throw new Refusal("match-gone");
      const ids = own.map((side) => match[side].id);
      await holdCustomers(db, actor, ids);
      const changes: RowChange[] = [];
      for (const side of own) {
        const columns = {
          customer_id: match[side].id,
          other_id: match[otherSide(side)].id,
          member_id: actor.scope.memberId,
          at: formatInstant(actor.now),
          what: match.what,
          is_agreed: isAgreed,
        };
        changes.push(changed(await insertRow(db, actor.scope, "introduction", columns)));
      }
      return { action: "introduction.answered" as const, customerIds: ids, changes, result: match };
    },
    async (db, match, undoId) => {
      const now = isAgreed ? await pairOf(db, actor, key) : match;
      return { match: now, undoId };
    },
  );

async function pairOf(db: Db, actor: Actor, key: string): Promise<Match> {
  const pairs = await findMatches(db, actor);
  if (pairs === null) throw new Refusal("matches-off");
  const match = pairs.find((one) => one.key === key);
  if (match === undefined) throw new Refusal("match-gone");
  return match;
}

/** Those occasions whose members were asked for an introduction of late, or had one agreed to. */
export async function amongMatches(
  { store }: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const { organizationId } = store;
  if (organizationId === null) return occasions;
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const since = (now - toldMs) as Instant;
  const asked = await membersAsked(store, organizationId, ids, since, now);
  return occasions.filter(({ recipient }) => asked.has(recipientId(recipient)));
}

/** The pairs of an actor to which a colleague said yes since the last push of this kind that was sent. */
export async function matchesToTell(
  { store }: App,
  { scope }: Pick<Actor, "scope">,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<readonly Match[]> {
  const last = await lastSentTick(store, scope.organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - toldMs) as Instant;
  const agreed = await agreedSince(store, scope, since, tick);
  const pairs = agreed.size === 0 ? [] : await findMatches(store, { scope });
  return (pairs ?? []).filter((pair) =>
    sides.some((side) => agreed.has(`${pair[side].id} ${pair[otherSide(side)].id}`)),
  );
}
