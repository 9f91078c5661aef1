import { randomInt } from "node:crypto";
import { linkCodeSize, writeLinkCode } from "../../core/members/link-code.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import { addLinkCode, hasAdminOn, type LinkFor } from "../../store/members/link-codes.ts";
import { memberByHandle } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";

/** Hours that a code is good for. */
const lifetime = 24;

/** A code as it is told once; only its hash is kept. */
export type LinkCode = {
  /** `K7PM-3XQ9`. */
  readonly code: string;
  readonly handle: string;
  readonly name: string;
  readonly hours: number;
};

/**
 * Makes the one-time code that links the account which sends it to a member; one made before for
 * the same member stops working. Throws a `Refusal` `admins-only`, `unknown-member`.
 */
export const makeLinkCode = (app: App, actor: Actor, handle: string): Promise<LinkCode> =>
  app.store.transaction(async (db) => {
    const { member: admin, scope, now, chat } = actor;
    if (admin.role !== "admin") throw new Refusal("admins-only");
    const known = await memberByHandle(db, handle);
    if (known === null) throw new Refusal("unknown-member", { member: handle });
    const { id: memberId, organizationId, name } = known.member;
    const code = await newCode(db, { memberId, organizationId }, now);
    await recordAudit(db, scope, { action: "link-code.made", at: now, chat, changes: [] });
    await markDone(db, actor);
    return { code, handle: known.member.handle, name, hours: lifetime };
  });

/**
 * The code that makes its user the first admin, while there is no admin with an account on one of
 * these platforms; null otherwise. One made before stops working.
 */
export const makeFirstCode = (
  app: App,
  now: Instant,
  platforms: readonly string[],
): Promise<string | null> =>
  app.store.transaction(async (db) =>
    platforms.length === 0 || (await hasAdminOn(db, platforms)) ? null : newCode(db, null, now),
  );

async function newCode(db: Db, link: LinkFor, now: Instant): Promise<string> {
  const { characters, length } = linkCodeSize;
  const code = writeLinkCode(Array.from({ length }, () => randomInt(characters)));
  await addLinkCode(db, link, code, (now + lifetime * 3_600_000) as Instant);
  return code;
}
