import { normaliseCompanyName } from "../../src/core/customer/company-name.ts";
import { referenceOf } from "../../src/core/customer/reference.ts";
import type { Zone } from "../../src/core/time/civil.ts";
import { isTwoWay } from "../../src/core/touch/touch.ts";
import type { Locale, Outcome, Stage, Tier } from "../../src/core/vocabulary.ts";
import { refreshCustomers } from "../../src/store/cadence/refresh-customers.ts";
import type { Store } from "../../src/store/database/database.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import { addMember, type NewMember } from "../../src/store/members/add-member.ts";
import { addOrganization } from "../../src/store/members/organizations.ts";
import { addTeam, joinTeam } from "../../src/store/members/teams.ts";

/** A customer to start with. */
type CustomerSketch = {
  readonly name: string;
  readonly owner: Handle;
  readonly tier?: Tier;
  readonly stage?: Stage;
  readonly country?: string;
  readonly zone?: string;
  /** ISO instant; the customer's creation otherwise. */
  readonly tierSince?: string;
  readonly touches?: readonly { readonly at: string; readonly outcome: Outcome }[];
};

/** Lily and Tom sell (Lily in Chinese, Tom in English), Wei leads their team; Ann sells elsewhere. */
type Handle = "lily" | "tom" | "wei" | "ann";

/** What a test needs to know of the company. */
export type TradingHouse = {
  readonly organizationId: string;
  readonly teamId: string;
  readonly members: Readonly<Record<Handle, string>>;
  /** Adds customers and answers their references, in order. */
  addCustomers(sketches: readonly CustomerSketch[]): Promise<string[]>;
};

const people = {
  lily: { name: "李莉", role: "sales", zone: "Asia/Shanghai", locale: "zh-CN", country: "CN" },
  tom: { name: "Tom Baker", role: "sales", zone: "Europe/London", locale: "en", country: "GB" },
  wei: { name: "王伟", role: "manager", zone: "Asia/Shanghai", locale: "zh-CN", country: "CN" },
  ann: { name: "Ann Moore", role: "sales", zone: "Europe/London", locale: "en", country: "GB" },
} as const;

const created = "2026-01-05T08:00:00.000Z";

/** What differs from the usual company. */
type HouseOptions = {
  /** The organization's language; Chinese unless given. */
  readonly locale?: Locale;
  /** Accounts of a member on chat platforms; none unless given. */
  readonly accountsOf?: (handle: string) => NewMember["accounts"];
};

/** A small export company on an empty database. */
export async function foundTradingHouse(
  store: Store,
  { locale = "zh-CN", accountsOf = () => [] }: HouseOptions = {},
): Promise<TradingHouse> {
  const { id: organizationId } = await addOrganization(store, {
    name: "Test Export",
    zone: "Asia/Shanghai",
    locale,
    country: "CN",
  });
  const teamId = await addTeam(store, organizationId, "Team One");
  const members: Record<string, string> = {};
  for (const [handle, person] of Object.entries(people)) {
    const member = { ...person, zone: person.zone as Zone, handle, accounts: accountsOf(handle) };
    const id = await addMember(store, organizationId, member);
    members[handle] = id;
    if (handle !== "ann") await joinTeam(store, organizationId, teamId, id);
  }
  return {
    organizationId,
    teamId,
    members: members as Record<Handle, string>,
    async addCustomers(sketches) {
      const refs: string[] = [];
      const ids: string[] = [];
      const [last] = await store.rows<{ sequence: number | null }>(sql`
        SELECT max(sequence) AS sequence FROM customer WHERE organization_id = ${organizationId}::uuid`);
      let sequence = last?.sequence ?? 0;
      for (const sketch of sketches) {
        sequence += 1;
        const [id, ref] = [newId(), referenceOf(sequence)];
        await store.run(sql`
          INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country,
            zone, tier, tier_since, stage, owner_id, created_at)
          VALUES (${id}::uuid, ${organizationId}::uuid, ${sequence}, ${ref}, ${ref}, ${sketch.name},
            ${normaliseCompanyName(sketch.name)}, ${sketch.country ?? "TR"},
            ${sketch.zone ?? "Europe/Istanbul"}, ${sketch.tier ?? "C"},
            ${sketch.tierSince ?? created}::timestamptz, ${sketch.stage ?? "lead"},
            ${members[sketch.owner]}::uuid, ${created}::timestamptz)`);
        for (const { at, outcome } of sketch.touches ?? []) {
          const touch = { kind: "call", direction: "out", outcome } as const;
          await store.run(sql`
            INSERT INTO touch (id, organization_id, customer_id, member_id, at, kind, direction,
              outcome, is_two_way, logged_at)
            VALUES (${newId()}::uuid, ${organizationId}::uuid, ${id}::uuid,
              ${members[sketch.owner]}::uuid, ${at}::timestamptz, ${touch.kind}, ${touch.direction},
              ${outcome}, ${isTwoWay(touch)}, ${at}::timestamptz)`);
        }
        refs.push(ref);
        ids.push(id);
      }
      await refreshCustomers(store, organizationId, ids);
      return refs;
    },
  };
}
