import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { OpenApp } from "../../support/app.ts";

/** What became of pushes this morning that could not be delivered. */
const losses = [
  { kind: "morning-digest", minute: 1, reason: "slack chat.postMessage: channel_not_found" },
  { kind: "greetings", minute: 11, reason: "slack chat.postMessage: fatal_error" },
];

/** Two of the seller's pushes were given up at nine on the morning of `now`. */
export async function losePushes({ genjin }: OpenApp, seller: string): Promise<void> {
  for (const { kind, minute, reason } of losses) {
    const at = new Date(Date.parse("2026-12-02T01:00:00Z") + minute * 60_000);
    await genjin.app.store.run(sql`
      INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, state, not_before,
        expires_at, attempts, platform, reason, settled_at)
      SELECT ${newId()}::uuid, organization_id, ${kind}, 'member:' || id, '2026-12-02', ${at}, 'dead',
        ${at}, ${at}::timestamptz + interval '9 hours', 1, 'slack', ${reason}, ${at}
      FROM member WHERE handle = ${seller}`);
  }
}
