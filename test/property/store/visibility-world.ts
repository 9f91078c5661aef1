import fc from "fast-check";
import { normaliseCompanyName } from "../../../src/core/customer/company-name.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import {
  type Role,
  roles,
  type Stage,
  stages,
  type Tier,
  tiers,
} from "../../../src/core/vocabulary.ts";
import { refreshCustomers } from "../../../src/store/cadence/refresh-customers.ts";
import type { Db } from "../../../src/store/database/database.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";

/** The moment at which every world is looked at. */
export const worldNow = Date.parse("2026-12-02T11:50:00Z") as Instant;

/** A member as the oracle knows them. */
export type WorldMember = {
  readonly id: string;
  readonly organization: number;
  readonly role: Role;
  readonly teams: readonly number[];
};

/** A customer as the oracle knows it, with the ids of what hangs on it. */
export type WorldCustomer = {
  readonly id: string;
  readonly organization: number;
  /** Null without an owner. */
  readonly owner: WorldMember | null;
  readonly ref: string;
  readonly name: string;
  readonly country: string | null;
  readonly industry: string | null;
  readonly city: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly tags: readonly string[];
  readonly createdAt: Instant;
  readonly lastTouchAt: Instant | null;
  readonly orderCount: number;
  readonly contactId: string;
  readonly touchId: string | null;
  readonly owedId: string;
};

/** The list of one member lent to another, from an instant until just before another. */
type WorldLoan = {
  readonly lender: WorldMember;
  readonly borrower: WorldMember;
  readonly from: Instant;
  readonly until: Instant;
};

export type World = {
  readonly organizations: readonly string[];
  readonly members: readonly WorldMember[];
  readonly customers: readonly WorldCustomer[];
  readonly loans: readonly WorldLoan[];
};

/** What the rules of `product.md` say, in one line: the other half of the comparison. */
export const maySee = (
  { loans }: World,
  member: WorldMember,
  customer: WorldCustomer,
  now = worldNow,
): boolean => {
  if (member.organization !== customer.organization) return false;
  if (member.role === "admin" || customer.owner === member) return true;
  const { owner } = customer;
  const isLent = loans.some(
    (loan) =>
      loan.lender === owner && loan.borrower === member && loan.from <= now && now < loan.until,
  );
  const isLed =
    member.role === "manager" &&
    owner !== null &&
    owner.teams.some((team) => member.teams.includes(team));
  return isLent || isLed;
};

const day = 86_400_000;
const daysAgo = (days: number) => (worldNow - days * day) as Instant;

const memberShape = fc.record({
  organization: fc.nat(1),
  role: fc.constantFrom(...roles),
  teams: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
});

const customerShape = fc.record({
  organization: fc.nat(1),
  /** Among the members of the organization; the next beyond them: nobody. */
  owner: fc.nat(),
  name: fc.constantFrom("Nile Trading", "Nile Trade Ltd", "Anadolu Tekstil", "Brasil Metais"),
  country: fc.constantFrom("TR", "EG", "BR", "AE", null),
  industry: fc.constantFrom("Textile", "Metal 100%", null),
  city: fc.constantFrom("Izmir", "Cairo_East"),
  tier: fc.constantFrom(...tiers),
  stage: fc.constantFrom(...stages),
  tags: fc.uniqueArray(fc.constantFrom("VIP", "trial"), { maxLength: 2 }),
  createdDays: fc.integer({ min: 100, max: 200 }),
  touchedDays: fc.option(fc.integer({ min: 0, max: 99 })),
  orderCount: fc.nat(2),
});

/** Members by their place among all; hours from `worldNow`, before it or after. */
const loanShape = fc.record({
  lender: fc.nat(),
  borrower: fc.nat(),
  from: fc.constantFrom(-48, -1, 0, 1),
  until: fc.constantFrom(-24, 0, 1, 48),
});

/** Two organizations with members, teams and customers, as a plan. */
export const worldShape = fc.record({
  members: fc.array(memberShape, { minLength: 3, maxLength: 7 }),
  customers: fc.array(customerShape, { minLength: 4, maxLength: 14 }),
  loans: fc.array(loanShape, { maxLength: 4 }),
});
type WorldShape = typeof worldShape extends fc.Arbitrary<infer Shape> ? Shape : never;

/** Puts a plan into the database under new organizations. */
export async function buildWorld(db: Db, shape: WorldShape): Promise<World> {
  const organizations = [newId(), newId()];
  const teams = organizations.map(() => [newId(), newId(), newId()]);
  for (const [index, id] of organizations.entries()) {
    await db.run(sql`INSERT INTO organization (id, name, zone, locale)
      VALUES (${id}::uuid, 'World', 'Asia/Shanghai', 'en')`);
    for (const team of teams[index] ?? []) {
      await db.run(sql`INSERT INTO team (id, organization_id, name)
        VALUES (${team}::uuid, ${id}::uuid, ${team})`);
    }
  }
  const members: WorldMember[] = [];
  for (const { organization, role, teams: joined } of shape.members) {
    const member = { id: newId(), organization, role, teams: joined };
    members.push(member);
    await db.run(sql`
      INSERT INTO member (id, organization_id, handle, name, role, zone, locale) VALUES
      (${member.id}::uuid, ${organizations[organization]}::uuid, ${member.id}, 'M', ${role},
       'Asia/Shanghai', 'en')`);
    for (const team of joined) {
      await db.run(sql`INSERT INTO team_member (organization_id, team_id, member_id) VALUES
        (${organizations[organization]}::uuid, ${teams[organization]?.[team]}::uuid, ${member.id}::uuid)`);
    }
  }
  const customers: WorldCustomer[] = [];
  for (const [index, one] of shape.customers.entries()) {
    customers.push(await addCustomer(db, one, index, organizations, members));
  }
  for (const [index, organization] of organizations.entries()) {
    const ids = customers.filter((one) => one.organization === index).map((one) => one.id);
    await refreshCustomers(db, organization, ids);
  }
  const loans: WorldLoan[] = [];
  for (const { lender: one, borrower: other, from, until } of shape.loans) {
    const lender = members[one % members.length];
    const peers = members.filter(
      (member) => member !== lender && member.organization === lender?.organization,
    );
    const borrower = peers[other % Math.max(1, peers.length)];
    if (lender === undefined || borrower === undefined || from >= until) continue;
    const at = (hours: number) => (worldNow + hours * 3_600_000) as Instant;
    const loan = { lender, borrower, from: at(from), until: at(until) };
    loans.push(loan);
    await db.run(sql`
      INSERT INTO handover
        (id, organization_id, member_id, colleague_id, from_on, to_on, starts_at, ends_at)
      VALUES (${newId()}::uuid, ${organizations[lender.organization]}::uuid, ${lender.id}::uuid,
        ${borrower.id}::uuid, '2026-12-01', '2026-12-02', ${new Date(loan.from)},
        ${new Date(loan.until)})`);
  }
  return { organizations, members, customers, loans };
}

async function addCustomer(
  db: Db,
  shape: WorldShape["customers"][number],
  index: number,
  organizations: readonly string[],
  members: readonly WorldMember[],
): Promise<WorldCustomer> {
  const { owner: at, createdDays, touchedDays, orderCount, ...told } = shape;
  const candidates = [...members.filter((one) => one.organization === told.organization), null];
  const owner = candidates[at % candidates.length] ?? null;
  const organization = organizations[told.organization];
  const customer: WorldCustomer = {
    ...told,
    id: newId(),
    owner,
    orderCount,
    ref: `R${index}`,
    createdAt: daysAgo(createdDays),
    lastTouchAt: touchedDays === null ? null : daysAgo(touchedDays),
    contactId: newId(),
    touchId: touchedDays === null ? null : newId(),
    owedId: newId(),
  };
  const { id } = customer;
  await db.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country,
      industry, city, zone, tier, tier_since, stage, owner_id, tags, created_at)
    VALUES (${id}::uuid, ${organization}::uuid, ${index}, ${customer.ref}, ${`CODE-${index}`},
      ${told.name}, ${normaliseCompanyName(told.name)}, ${told.country}, ${told.industry}, ${told.city},
      'Europe/Istanbul', ${told.tier}, ${new Date(customer.createdAt)}, ${told.stage},
      ${owner?.id ?? null}::uuid, ${[...told.tags]}::text[], ${new Date(customer.createdAt)})`);
  await db.run(sql`INSERT INTO contact (id, organization_id, customer_id, name)
    VALUES (${customer.contactId}::uuid, ${organization}::uuid, ${id}::uuid, 'Person')`);
  await db.run(sql`INSERT INTO owed (id, kind, organization_id, customer_id, made_at)
    VALUES (${customer.owedId}::uuid, 'promise', ${organization}::uuid, ${id}::uuid,
      ${new Date(worldNow)})`);
  if (customer.touchId !== null && customer.lastTouchAt !== null) {
    await db.run(sql`
      INSERT INTO touch (id, organization_id, customer_id, at, kind, outcome, is_two_way, logged_at)
      VALUES (${customer.touchId}::uuid, ${organization}::uuid, ${id}::uuid,
        ${new Date(customer.lastTouchAt)}, 'call', 'contacted', TRUE, ${new Date(worldNow)})`);
  }
  for (let number = 0; number < orderCount; number++) {
    await db.run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount)
      VALUES (${newId()}::uuid, ${organization}::uuid, ${id}::uuid, ${String(number)},
        ${`2026-0${number + 1}-01`}::date, 'USD', 10)`);
  }
  return customer;
}
