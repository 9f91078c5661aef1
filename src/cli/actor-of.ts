import type { Actor } from "../app/actor.ts";
import { administrator } from "../app/administrator.ts";
import { findMember } from "../app/find-member.ts";
import type { Genjin } from "../bootstrap.ts";
import { Refusal } from "../errors.ts";

/** The member named by `--as`, or the first admin. Throws a `Refusal` when there is none. */
export async function actorOf({ app, now }: Genjin, handle: string | undefined): Promise<Actor> {
  const known =
    handle === undefined
      ? await administrator(app)
      : await findMember(app, { platform: "", workspace: "", userId: handle, handle });
  if (known !== null) return { ...known, now: now(), chat: "cli" };
  throw handle === undefined
    ? new Refusal("no-organization")
    : new Refusal("unknown-member", { member: handle });
}
