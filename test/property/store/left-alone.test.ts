import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../src/app/actor.ts";
import { listDue } from "../../../src/app/cadence/list-due.ts";
import { skipDue } from "../../../src/app/cadence/skip-due.ts";
import { snoozeDue } from "../../../src/app/cadence/snooze-due.ts";
import { undoLast } from "../../../src/app/changes/undo-last.ts";
import { setOwner } from "../../../src/app/customer/set-owner.ts";
import { liftStops, setStop } from "../../../src/app/customer/set-stop.ts";
import { findDormant } from "../../../src/app/dormancy/list-dormant.ts";
import { findGreetings } from "../../../src/app/greetings/find-greetings.ts";
import { makeSheet } from "../../../src/app/import/own/make-sheet.ts";
import { lendList } from "../../../src/app/members/lend-list.ts";
import { listOwed } from "../../../src/app/owed/list-owed.ts";
import { setContact } from "../../../src/app/people/set-contact.ts";
import { setTier } from "../../../src/app/tiering/set-tier.ts";
import { logTouches } from "../../../src/app/touch/log-touches.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { outcomes, tiers } from "../../../src/core/vocabulary.ts";
import { Refusal } from "../../../src/errors.ts";
import { claimDormant } from "../../../src/features/claims/claim-dormant.app.ts";
import { allDueCustomers } from "../../../src/store/cadence/due-customers.ts";
import { customersToTell } from "../../../src/store/calendar/closure-customers.ts";
import { keyAccounts } from "../../../src/store/customer/key-accounts.ts";
import { ownRows } from "../../../src/store/import/own-sheets.ts";
import { startImporting } from "../../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
afterAll(() => house.stop());

const codes = ["C1", "C2", "C3", "C4"] as const;
const customers = `code,name,country,tier,owner
C1,Anadolu Tekstil,TR,KA,lily
C2,Nile Trading,EG,B,lily
C3,Delta Pumps,DE,A,tom
C4,Cairo Glass,EG,D,
`;
const contacts = `customer,name,email,observances
C1,Mehmet Demir,m@a.example,christmas
C2,Omar Said,o@n.example,christmas
`;

/** What people do, each with a customer and with what it draws. */
const operations = {
  log: (actor: Actor, customerId: string, drawn: number) =>
    logTouches(house, actor, {
      told: [
        {
          customerId,
          outcome: outcomes[drawn % outcomes.length] ?? "contacted",
          kind: "call",
          direction: "out",
          note: null,
          addressed: null,
          happenedOn: null,
          until: drawn % 2 === 0 ? null : ("2026-12-08" as CivilDate),
        },
      ],
      days: [],
    }),
  snooze: (actor: Actor, customerId: string) =>
    snoozeDue(house, actor, [customerId], "2026-12-09" as CivilDate, null),
  skip: (actor: Actor, customerId: string) => skipDue(house, actor, [customerId], null),
  tier: (actor: Actor, customerId: string, drawn: number) =>
    setTier(house, actor, [customerId], tiers[drawn % tiers.length] ?? "C"),
  own: (actor: Actor, customerId: string, drawn: number) =>
    setOwner(house, actor, [customerId], drawn % 2 === 0 ? "lily" : "tom"),
  import: (_: Actor, __: string, drawn: number) =>
    house.take(
      "customers",
      `code,name,country,tier,city\n${codes.map((code) => `${code},Name ${code},TR,${tiers[drawn % tiers.length]},Izmir`).join("\n")}\n`,
    ),
  orders: (_: Actor, __: string, drawn: number) =>
    house.take(
      "orders",
      `customer,number,date,amount,currency\n${codes[drawn % 4]},N${drawn},2026-0${1 + (drawn % 9)}-05,10,USD\n`,
    ),
  touches: (_: Actor, __: string, drawn: number) =>
    house.take(
      "touches",
      `customer,at,kind,outcome\n${codes[drawn % 4]},2026-0${1 + (drawn % 9)}-10,call,replied\n`,
    ),
  sheet: (actor: Actor) => makeSheet(house, actor),
  claim: (actor: Actor, customerId: string) => claimDormant(house, actor, [customerId]),
  lend: (actor: Actor, _: string, drawn: number) =>
    lendList(house, actor, drawn % 2 === 0 ? "lily" : "tom", {
      from: "2026-11-23" as CivilDate,
      to: "2026-11-25" as CivilDate,
    }),
  contact: (actor: Actor, customerId: string, drawn: number) =>
    setContact(house, actor, customerId, [], () => ({ name: `Person ${drawn}` })),
  revert: async () => {
    const [last] = await house.rows(
      "SELECT id FROM import WHERE reverted_at IS NULL ORDER BY id DESC LIMIT 1",
    );
    return house.revert(String(last?.id ?? ""));
  },
} as const;
type Operation = keyof typeof operations;

/** What changes what customers asked for, and nothing else does. */
const changing = {
  stop: (actor: Actor, customerId: string) =>
    setStop(house, actor, customerId, { kind: "all", channel: null }, "leave us alone"),
  lift: (actor: Actor, customerId: string) => liftStops(house, actor, customerId),
  undo: (actor: Actor) => undoLast(house, actor, null),
} as const;
type Changing = keyof typeof changing;

const stopped = async () =>
  (await house.rows("SELECT customer_id, kind, id FROM customer_stop ORDER BY id")).map((row) =>
    JSON.stringify(row),
  );

/** The ids of all whom a list names for somebody to act on. */
async function listed(actor: Actor): Promise<string[]> {
  const { scope, now } = actor;
  const owed = await listOwed(house, actor);
  const day = await listDue(house, actor);
  return [
    ...(await allDueCustomers(house.store, scope)).map(({ id }) => id),
    ...day.items.map(({ customer }) => customer.id),
    ...(await ownRows(house.store, scope, 100)).map(({ id }) => id),
    ...(await findDormant(house, actor)).customers.map(({ id }) => id),
    ...(await findGreetings(house, scope, now, { from: -2, to: 384 })).map(
      ({ contact }) => contact.customerId,
    ),
    ...[...owed.own, ...owed.team].map(({ customerId }) => customerId),
    ...(await keyAccounts(house.store, scope)).map(({ id }) => id),
    ...(await customersToTell(house.store, scope, "2026-01-01" as CivilDate)).map(({ id }) => id),
  ];
}

/** How much is done: as much as a gate has time for, or what is asked for, as 10,000 for a night. */
const operationsWanted = Number(process.env.STOP_OPERATIONS ?? 40);
const fewest = 8;

const step = fc.record({
  what: fc.constantFrom<Operation | Changing>(
    ...(Object.keys(operations) as Operation[]),
    ...(Object.keys(changing) as Changing[]),
    "stop",
  ),
  who: fc.constantFrom("ada", "lily", "tom"),
  whom: fc.constantFrom(...codes),
  drawn: fc.nat({ max: 60 }),
});

it(
  "who asked for no contact has no due, stands in no list, and stays so whatever happens",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: fewest, maxLength: 16 }), async (steps) => {
        await house.store.pool.query(
          "TRUNCATE customer, contact, touch, customer_order, owed, tier_change, import, audit_entry CASCADE",
        );
        await house.take("customers", customers);
        await house.take("contacts", contacts);
        for (const { id } of await house.rows("SELECT id FROM customer WHERE code IN ('C1', 'C2')"))
          await changing.stop(await house.actor("lily"), String(id));
        for (const { what, who, whom, drawn } of steps) {
          const before = await stopped();
          const [row] = await house.rows(`SELECT id FROM customer WHERE code = '${whom}'`);
          const id = String(row?.id ?? "00000000-0000-7000-8000-000000000000");
          const actor = await house.actor(who);
          const does = { ...operations, ...changing }[what];
          await does(actor, id, drawn).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
          if (!(what in changing)) expect(await stopped(), what).toEqual(before);
          const alone = await house.rows(
            "SELECT c.id, c.due_on, s.id IS NOT NULL AS stopped FROM customer c LEFT JOIN customer_stop s ON s.customer_id = c.id",
          );
          for (const one of alone) expect(one.due_on === null, what).toBe(one.stopped);
          const named = new Set([
            ...(await listed(await house.actor("ada"))),
            ...(await listed(await house.actor("lily"))),
            ...(await listed(await house.actor("tom"))),
          ]);
          const wrong = alone.filter(({ id: one, stopped: is }) => is && named.has(String(one)));
          expect(wrong, what).toEqual([]);
        }
      }),
      { numRuns: Math.ceil(operationsWanted / fewest) },
    );
  },
  120_000 + operationsWanted * 1000,
);
