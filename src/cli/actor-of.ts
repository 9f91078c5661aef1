import type { Actor } from "../app/actor.ts";
import { actorAt } from "../app/actor-at.ts";
import { administrator } from "../app/members/administrator.ts";
import { findMember } from "../app/members/find-member.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { Refusal } from "../errors.ts";

/**
 * The member named by `--as`, or the first admin. Throws a `Refusal` `no-organization` or
 * `unknown-member`.
 */
export async function actorOf({ app, now }: Genjin, handle: string | undefined): Promise<Actor> {
  const first = await administrator(app);
  if (first === null) throw new Refusal("no-organization");
  const known =
    handle === undefined
      ? first
      : await findMember(app, { platform: "", workspace: "", userId: handle, handle });
  if (known === null) throw new Refusal("unknown-member", { member: handle ?? "" });
  return actorAt(known, now(), "cli");
}
