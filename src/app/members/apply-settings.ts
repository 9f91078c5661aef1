import type { Member } from "../../core/members/member.ts";
import { afterQuiet } from "../../core/push/after-quiet.ts";
import type { Recipient } from "../../core/push/occasion.ts";
import type { PushSetting } from "../../core/push/push-settings.ts";
import type { WallTime } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import { isNothing, type RowChange } from "../../store/changes/row-change.ts";
import { saveSettings } from "../../store/members/member-settings.ts";
import { saveTeamLocale, saveTeamNames } from "../../store/members/teams.ts";
import { savePushSetting } from "../../store/push/push-settings.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";

/**
 * Changes the actor's own settings and answers with the member as they are now. Other working days
 * or holidays move the dues of their customers. Throws a `Refusal` `me.digest-in-quiet` where the
 * digest would come in the quiet hours.
 */
export async function applySettings(
  app: App,
  actor: Actor,
  changes: Partial<Member>,
): Promise<Member> {
  const member = { ...actor.member, ...changes };
  if ("digestAt" in changes) refuseInQuiet(member, actor, member.digestAt);
  const movesDues = "workdays" in changes || "country" in changes;
  return change(
    app,
    actor,
    async (db) => {
      const row = await saveSettings(db, member.id, member);
      const customerIds = movesDues ? await ownCustomers(db, actor.scope) : [];
      return { action: "member.set", customerIds, changes: differing([row]), result: member };
    },
    async (_, result) => result,
  );
}

/** The push whose time is a setting of the member's own. */
const digest = "morning-digest";

/**
 * Turns a kind of push off or on for a member or a team, or moves it. Throws a `Refusal`
 * `me.digest-in-quiet` for a time in the actor's quiet hours.
 */
export async function changePush(
  app: App,
  actor: Actor,
  recipient: Recipient,
  kind: string,
  setting: PushSetting,
): Promise<void> {
  const isOwn = recipient.startsWith("member:");
  if (isOwn && setting.at !== null) refuseInQuiet(actor.member, actor, setting.at);
  await change(
    app,
    actor,
    async (db) => {
      const { at } = setting;
      const movesDigest = isOwn && kind === digest && at !== null;
      const moved = movesDigest
        ? await saveSettings(db, actor.member.id, { ...actor.member, digestAt: at })
        : null;
      const wanted = movesDigest ? { isOff: false, at: null } : setting;
      const { organizationId } = actor.scope;
      const kept = await savePushSetting(db, organizationId, recipient, kind, wanted);
      const action = isOwn ? "member.set" : "team.set";
      return { action, customerIds: [], changes: differing([moved, kept]), result: null };
    },
    async () => null,
  );
}

/** Sets in which language a team's group is written to. */
export async function setTeamLocale(
  app: App,
  actor: Actor,
  teamId: string,
  locale: Locale,
): Promise<void> {
  await change(
    app,
    actor,
    async (db) => {
      const row = await saveTeamLocale(db, teamId, locale);
      return { action: "team.set", customerIds: [], changes: differing([row]), result: null };
    },
    async () => null,
  );
}

/** Sets whether a team's group may read whole names of customers in the lists that come there. */
export async function setTeamNames(
  app: App,
  actor: Actor,
  teamId: string,
  shows: boolean,
): Promise<void> {
  await change(
    app,
    actor,
    async (db) => {
      const row = await saveTeamNames(db, teamId, shows);
      return { action: "team.set", customerIds: [], changes: differing([row]), result: null };
    },
    async () => null,
  );
}

/** What stayed as it was is nothing to take back. */
const differing = (rows: readonly (RowChange | null)[]): readonly RowChange[] =>
  rows.filter((row) => row !== null && !isNothing(row)) as readonly RowChange[];

function refuseInQuiet(member: Member, { now }: Actor, time: WallTime): void {
  const { zone, quietFrom, quietTo } = member;
  const at = instantOf(civilDateAt(now, zone), time, zone);
  if (afterQuiet(at, member) !== at) throw new Refusal("me.in-quiet", { time, quietFrom, quietTo });
}
