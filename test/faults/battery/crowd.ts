import { openGenjin } from "../../../src/assembly/bootstrap.ts";
import { readConfig } from "../../../src/assembly/config.ts";
import { referenceOf } from "../../../src/core/customer/reference.ts";
import { notBefore } from "../../../src/core/push/not-before.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { addAccount } from "../../../src/store/members/accounts.ts";
import type { BatteryPlatform } from "./platforms.ts";

/** Customers that each member has to contact every day of the battery. */
export const nudgesEach = 4;

/** Reference of a customer of member number `n`, who has `nudgesEach` of them. */
export const referenceOfMember = (n: number, people: number, which: number): string =>
  referenceOf(n === 0 ? people * (which + 1) : n + people * which);

/**
 * An organization on an empty database whose members, each on one of the platforms in turn, have
 * overdue customers, so that a digest is owed to each of them on every working day. Pushes go out up
 * to `withinMs` milliseconds after their time: the spread of minutes belongs to the member's id.
 */
export async function gatherCrowd(
  environment: Readonly<Record<string, string>>,
  people: number,
  platforms: readonly BatteryPlatform[],
  withinMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  const genjin = await openGenjin(readConfig(environment), "command");
  const { store } = genjin.app;
  const organization = newId();
  await store.run(sql`INSERT INTO organization (id, name, zone, locale)
    VALUES (${organization}::uuid, 'Battery', 'Asia/Shanghai', 'en')`);
  const members = await store.rows<{ id: string }>(sql`
    INSERT INTO member (id, organization_id, handle, name, role, zone, locale)
    SELECT id, ${organization}::uuid, 'm' || n, 'Member ' || n, 'sales', 'Asia/Shanghai', 'en'
    FROM unnest(${memberIds(people, withinMs)}::uuid[]) WITH ORDINALITY m (id, ordinal),
      LATERAL (SELECT ordinal - 1) o (n) ORDER BY n RETURNING id`);
  for (const [n, { id }] of members.entries()) {
    const platform = platforms[n % platforms.length];
    if (platform === undefined) throw new Error("no platforms");
    const userId = platform.userOf(n);
    await addAccount(store, organization, id, { platform: platform.name, workspace: "", userId });
  }
  const sequences = Array.from({ length: people * nudgesEach }, (_, n) => n + 1);
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, tier_since, owner_id, created_at, last_touch_at, due_on, due_target_on, due_opens_at,
      due_closes_at, due_why)
    SELECT gen_random_uuid(), ${organization}::uuid, n, ref, 'C' || n, 'Customer ' || n,
      'customer' || n, 'TR', 'Europe/Istanbul', 'C', TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', TIMESTAMPTZ '2026-09-01 08:00Z', DATE '2026-11-02',
      DATE '2026-11-02', TIMESTAMPTZ '2026-11-02 06:00Z', TIMESTAMPTZ '2026-11-02 14:30Z',
      jsonb_build_object('window', '{"from": "09:00", "to": "17:30"}'::jsonb, 'step', NULL,
        'proposal', NULL, 'reasons', '[{"code": "tier-gap", "tier": "C", "days": 60}]'::jsonb)
    FROM unnest(${sequences}::int[], ${sequences.map(referenceOf)}::text[]) s (n, ref)
    JOIN member m ON m.handle = 'm' || (n % ${people}::int)`);
  await genjin.close();
}

function memberIds(people: number, withinMs: number): string[] {
  const id = (): string => {
    const drawn = newId();
    const at = 0 as Instant;
    const push = { recipient: `member:${drawn}`, windowKey: "", tick: at, expiresAt: at } as const;
    return notBefore(push, undefined, at) < withinMs ? drawn : id();
  };
  return Array.from({ length: people }, id);
}
