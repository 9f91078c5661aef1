import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../src/app/actor.ts";
import type { App } from "../../../src/app/app.ts";
import { findOverdue } from "../../../src/app/cadence/find-overdue.ts";
import { listDue } from "../../../src/app/cadence/list-due.ts";
import { setReminder } from "../../../src/app/cadence/set-reminder.ts";
import { skipDue } from "../../../src/app/cadence/skip-due.ts";
import { snoozeDue } from "../../../src/app/cadence/snooze-due.ts";
import { undoLast } from "../../../src/app/changes/undo-last.ts";
import { addCustomers } from "../../../src/app/customer/add-customers.ts";
import { setOwner } from "../../../src/app/customer/set-owner.ts";
import { setStage } from "../../../src/app/customer/set-stage.ts";
import { liftStops, setStop } from "../../../src/app/customer/set-stop.ts";
import { findDormant } from "../../../src/app/dormancy/list-dormant.ts";
import { keepDraft } from "../../../src/app/drafts/keep-draft.ts";
import { recordDrafts } from "../../../src/app/drafts/record-draft.ts";
import { findGreetings } from "../../../src/app/greetings/find-greetings.ts";
import { markGreeted } from "../../../src/app/greetings/mark-greeted.ts";
import { makeSheet } from "../../../src/app/import/own/make-sheet.ts";
import { takeReturned } from "../../../src/app/import/own/take-sheet.ts";
import type { ImportWords } from "../../../src/app/import/values/words.ts";
import { hearMail } from "../../../src/app/mail/hear-mail.ts";
import { lendList } from "../../../src/app/members/lend-list.ts";
import { listOwed } from "../../../src/app/owed/list-owed.ts";
import { setContact } from "../../../src/app/people/set-contact.ts";
import { listProposals } from "../../../src/app/tiering/list-proposals.ts";
import { setTier } from "../../../src/app/tiering/set-tier.ts";
import { logTouches } from "../../../src/app/touch/log-touches.ts";
import { sheetWordsOf } from "../../../src/bot/sheet-words.ts";
import type { SheetColumn } from "../../../src/core/import/own-sheet.ts";
import type { MailMessage } from "../../../src/core/mail/mail-message.ts";
import type { CivilDate, Instant } from "../../../src/core/time/civil.ts";
import { outcomes, stages, tiers } from "../../../src/core/vocabulary.ts";
import { Refusal } from "../../../src/errors.ts";
import { gapsOf } from "../../../src/features/checkup/checkup.store.ts";
import { claimDormant } from "../../../src/features/claims/claim-dormant.app.ts";
import { leave } from "../../../src/features/departures/leave.app.ts";
import { mergeCustomers } from "../../../src/features/merges/merge-customers.app.ts";
import { customersIn } from "../../../src/features/plays/plays.store.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";
import { restoreBackup } from "../../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../../src/store/backup/write-backup.ts";
import { allDueCustomers } from "../../../src/store/cadence/due-customers.ts";
import { plannedReminders } from "../../../src/store/cadence/reminders.ts";
import { customersToTell } from "../../../src/store/calendar/closure-customers.ts";
import { keyAccounts } from "../../../src/store/customer/key-accounts.ts";
import { openStore } from "../../../src/store/database/database.ts";
import { openPool } from "../../../src/store/database/open-pool.ts";
import { ownRows } from "../../../src/store/import/own-sheets.ts";
import { openDataKey } from "../../../src/store/keys/data-key.ts";
import { letGoList } from "../../../src/store/value/let-go.ts";
import { likelyBuyers } from "../../../src/store/value/likely-buyers.ts";
import { freshDatabase } from "../../support/database.ts";
import { startImporting } from "../../support/importing.ts";

/** How much is done: as much as a gate has time for, or what is asked for, as 10,000 once before a release. */
const operationsWanted = Number(process.env.STOPS_RUN ?? 300);
/** Operations of one run, which begins anew with the same customers. */
const [fewest, most] = [30, 50];
/** After so many operations the lists of one of these are read, and after the last one those of all. */
const listedEvery = 5;
const readers = ["ada", "lily", "tom"] as const;
/** One run in so many ends with a backup that is brought in elsewhere. */
const restoredEvery = 10;

let house: Awaited<ReturnType<typeof startImporting>>;
const files = mkdtempSync(join(tmpdir(), "genjin-stops-"));
const masterKey = { fromEnvironment: Buffer.alloc(32, 7), dataDir: "/nowhere" };
beforeAll(async () => {
  house = await startImporting();
  const client = await house.store.pool.connect();
  await openDataKey(client, masterKey);
  client.release();
});
afterAll(async () => {
  await house.stop();
  rmSync(files, { recursive: true });
});

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
C3,Jens Vogel,j@d.example,christmas
`;

const translator = loadLocales();
const ownWords = sheetWordsOf({
  speakIn: (locale) => translator.speaker(locale),
  importWords: (): ImportWords => [],
});

/** Whom an operation is about, another customer besides, and what it draws. */
type Drawn = { readonly id: string; readonly other: string; readonly drawn: number };

const touch = (customerId: string, drawn: number) => ({
  customerId,
  outcome: outcomes[drawn % outcomes.length] ?? ("contacted" as const),
  kind: "call" as const,
  direction: drawn % 3 === 0 ? ("in" as const) : ("out" as const),
  note: null,
  addressed: null,
  happenedOn: null,
  until: drawn % 2 === 0 ? null : ("2026-12-08" as CivilDate),
});

/** What people do that changes nothing of what customers asked for. */
const operations = {
  log: (actor: Actor, { id, drawn }: Drawn) =>
    logTouches(house, actor, { told: [touch(id, drawn)], days: [] }),
  draft: async (actor: Actor, { id, drawn }: Drawn) => {
    const customer = { id, ref: "K3F", name: "Somebody" };
    const items = [{ act: "touch" as const, customer, told: touch(id, drawn) }];
    const draft = await keepDraft(house, actor, items);
    return recordDrafts(house, actor, [draft.id]);
  },
  snooze: (actor: Actor, { id }: Drawn) =>
    snoozeDue(house, actor, [id], "2026-12-09" as CivilDate, null),
  skip: (actor: Actor, { id }: Drawn) => skipDue(house, actor, [id], null),
  remind: (actor: Actor, { id, drawn }: Drawn) =>
    setReminder(house, actor, {
      customerId: id,
      at: (actor.now + (drawn + 1) * 3_600_000) as Instant,
      content: "call",
    }),
  tier: (actor: Actor, { id, drawn }: Drawn) =>
    setTier(house, actor, [id], tiers[drawn % tiers.length] ?? "C"),
  stage: (actor: Actor, { id, drawn }: Drawn) =>
    setStage(house, actor, [id], stages[drawn % stages.length] ?? "lead"),
  own: (actor: Actor, { id, drawn }: Drawn) =>
    setOwner(house, actor, [id], drawn % 2 === 0 ? "lily" : "tom"),
  add: (actor: Actor, { drawn }: Drawn) =>
    addCustomers(
      house,
      actor,
      [{ ...said, name: drawn % 2 === 0 ? "Nile Trading" : `New ${drawn % 5}` }],
      drawn % 3 === 0,
    ),
  greet: async (actor: Actor, { drawn }: Drawn) => {
    const [first] = await findGreetings(house, actor.scope, actor.now, { from: -2, to: 384 });
    if (first === undefined) return;
    await markGreeted(house, actor, first.contact.id, first.day, `wished ${drawn}`);
  },
  import: (_: Actor, { drawn }: Drawn) =>
    house.take(
      "customers",
      `code,name,country,tier,city\n${codes.map((code) => `${code},Name ${code},TR,${tiers[drawn % tiers.length]},Izmir`).join("\n")}\n`,
    ),
  again: () => house.take("customers", customers.replace(/^code,|^C\d,/gm, "")),
  orders: (_: Actor, { drawn }: Drawn) =>
    house.take(
      "orders",
      `customer,number,date,amount,currency\n${codes[drawn % 4]},N${drawn},2026-0${1 + (drawn % 9)}-05,10,USD\n`,
    ),
  touches: (_: Actor, { drawn }: Drawn) =>
    house.take(
      "touches",
      `customer,at,kind,outcome\n${codes[drawn % 4]},2026-0${1 + (drawn % 9)}-10,call,replied\n`,
    ),
  sheet: (actor: Actor) => makeSheet(house, actor),
  returned: async (actor: Actor, { drawn }: Drawn) => {
    const made = await makeSheet(house, actor);
    if (made === null) return;
    const rows = made.rows.map(({ cells }, at) => {
      const texts = new Map(Object.entries(cells) as [SheetColumn, string][]);
      const told = texts.set("city", `City ${drawn}`).set("next", `2026-12-${10 + (drawn % 9)}`);
      return { number: at + 2, cells: told };
    });
    return takeReturned(house, actor, { code: made.code, rows, names: new Map() }, ownWords);
  },
  leave: async (_: Actor, { drawn }: Drawn) => {
    const [leaver, receiver] = drawn % 2 === 0 ? ["lily", "tom"] : ["tom", "lily"];
    const departure = { leaver, receivers: [receiver], isByCountry: drawn % 3 === 0 };
    const left = await leave(house, await house.actor("ada"), departure, () => "left");
    // Who has left is back for the next operation.
    await house.store.pool.query("UPDATE member SET is_active = true");
    return left;
  },
  heard: async (actor: Actor, { drawn }: Drawn) => {
    const people = ["m@a.example", "o@n.example", "j@d.example"].map((address) => ({
      ...{ address, name: "" },
    }));
    const [theirs, ours] = [people[drawn % 3] ?? null, { address: "lily@ours.example", name: "" }];
    const isIn = drawn % 2 === 0;
    const mail: MailMessage = {
      id: `${randomUUID()}@x.example`,
      from: isIn ? theirs : ours,
      to: isIn || theirs === null ? [ours] : [theirs],
      writtenAt: actor.now,
      subject: "Slabs",
      text: "What does it cost?",
      attachments: [],
      headers: new Map(),
      hasCalendar: false,
      attached: null,
    };
    const { organizationId } = actor.scope;
    const ears = { organizationId, addresses: [], server: null };
    return hearMail(house, ears, mail, actor.now, actor.now);
  },
  claim: (actor: Actor, { id }: Drawn) => claimDormant(house, actor, [id]),
  lend: (actor: Actor, { drawn }: Drawn) =>
    lendList(house, actor, drawn % 2 === 0 ? "lily" : "tom", {
      from: "2026-11-23" as CivilDate,
      to: "2026-11-25" as CivilDate,
    }),
  contact: (actor: Actor, { id, drawn }: Drawn) =>
    setContact(house, actor, id, [], () => ({ name: `Person ${drawn}` })),
} as const;

const said = { country: "EG", city: null, website: null };

/** What may take customers away or make one of two, with what they asked for. */
const joining = {
  merge: (actor: Actor, { id, other }: Drawn) => mergeCustomers(house, actor, id, other),
  revert: async () => {
    const [last] = await house.rows(
      "SELECT id FROM import WHERE reverted_at IS NULL ORDER BY id DESC LIMIT 1",
    );
    return house.revert(String(last?.id ?? ""));
  },
} as const;

/** What changes what customers asked for. */
const changing = {
  stop: (actor: Actor, { id }: Drawn) =>
    setStop(house, actor, id, { kind: "all", channel: null }, "leave us alone"),
  quiet: (actor: Actor, { id, drawn }: Drawn) =>
    setStop(
      house,
      actor,
      id,
      drawn % 2 === 0 ? { kind: "marketing", channel: null } : { kind: "not", channel: "email" },
      null,
    ),
  lift: (actor: Actor, { id }: Drawn) => liftStops(house, actor, id),
  undo: (actor: Actor) => undoLast(house, actor, null),
  undoEarlier: async (actor: Actor, { drawn }: Drawn) => {
    const [one] = await house.rows(
      `SELECT id FROM audit_entry WHERE member_id = '${actor.member.id}' AND undone_at IS NULL
       ORDER BY id DESC OFFSET ${drawn % 6} LIMIT 1`,
    );
    return undoLast(house, actor, String(one?.id ?? "00000000-0000-7000-8000-000000000000"));
  },
} as const;

const all = { ...operations, ...joining, ...changing };
type Operation = keyof typeof all;

/** A customer that is part of no other, as it stands: whether it has a due, and what it asked to be left alone with, by the ids of that. */
type Standing = {
  readonly id: string;
  readonly due: boolean;
  readonly stage: string;
  readonly stops: Readonly<Record<string, string>>;
};

const standing = async (store = house.store): Promise<ReadonlyMap<string, Standing>> => {
  const { rows } = await store.pool.query<Standing>(`
    SELECT c.id, c.due_on IS NOT NULL AS due, c.stage, (
      SELECT coalesce(jsonb_object_agg(s.id, s.kind || coalesce(' ' || s.channel, '')), '{}')
      FROM customer_stop s WHERE s.customer_id = c.id) AS stops
    FROM customer c WHERE NOT EXISTS (SELECT FROM merged_customer k WHERE k.gone_id = c.id)
    ORDER BY c.id`);
  return new Map(rows.map((one) => [one.id, one]));
};

const asked = (one: Standing | undefined): readonly string[] => Object.values(one?.stops ?? {});
const stopsOf = (those: ReadonlyMap<string, Standing>) =>
  [...those.values()].flatMap(({ id, stops }) =>
    Object.keys(stops).map((stop) => `${id} ${stop} ${stops[stop]}`),
  );

/** The ids of all whom a list names for somebody to contact, and of those who are to be courted. */
async function listed(app: App, actor: Actor) {
  const { scope, now, member } = actor;
  const { store } = app;
  const owed = await listOwed(app, actor);
  const day = await listDue(app, actor);
  const reminders = await plannedReminders(store, scope.organizationId);
  const reminded = await house.rows("SELECT id, customer_id FROM reminder");
  const contacted = [
    ...(await allDueCustomers(store, scope)).map(({ id }) => id),
    ...(await findOverdue(app, scope, [member.id], (now + 90 * 86_400_000) as Instant)).map(
      ({ id }) => id,
    ),
    ...day.items.map(({ customer }) => customer.id),
    ...(await ownRows(store, scope, 100)).map(({ id }) => id),
    ...[...owed.own, ...owed.team].map(({ customerId }) => customerId),
    ...(await keyAccounts(store, scope)).map(({ id }) => id),
    ...(await customersToTell(store, scope, "2026-01-01" as CivilDate)).map(({ id }) => id),
    ...(await likelyBuyers(store, scope, now)).map(({ id }) => id),
    ...(await letGoList(store, scope, now, 100)).customers.map(({ id }) => id),
    ...(await gapsOf(store, scope, now)).map(({ customerId }) => customerId),
    ...(await listProposals(app, actor)).proposals.map(({ id }) => id),
    ...reminders.flatMap(({ id }) =>
      reminded.filter((one) => one.id === id).map((one) => String(one.customer_id)),
    ),
  ];
  const courted = [
    ...(await findDormant(app, actor)).customers.map(({ id }) => id),
    ...(await findGreetings(app, scope, now, { from: -2, to: 384 })).map(
      ({ contact }) => contact.customerId,
    ),
  ];
  for (const stage of stages) {
    const cell = { stage, worth: null };
    const found = await customersIn(store, scope, cell, { shown: [], most: 100 }, now);
    courted.push(...found.customers.map(({ id }) => id));
  }
  return { contacted, courted };
}

/** Nobody stands in a list who asked not to. */
async function checkLists(
  app: App,
  those: ReadonlyMap<string, Standing>,
  whose: readonly string[] = readers,
): Promise<void> {
  for (const who of whose) {
    const { contacted, courted } = await listed(app, await house.actor(who));
    const wrong = [
      ...contacted.filter((id) => asked(those.get(id)).includes("all")),
      ...courted.filter((id) =>
        asked(those.get(id)).some((kind) => kind === "all" || kind === "marketing"),
      ),
    ];
    expect(wrong, who).toEqual([]);
  }
}

/** What an operation may have done to what customers asked for. */
function checkStops(
  what: Operation,
  drawn: Drawn,
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
  done: unknown,
): void {
  const undone = what === "undo" || what === "undoEarlier" ? (done as { action: string }) : null;
  const isRefused = done instanceof Refusal;
  if (isRefused || what in operations) {
    expect(stopsOf(after), what).toEqual(stopsOf(before));
    return;
  }
  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (what === "merge") {
    expect(gone).toEqual([drawn.other]);
    const both = [...asked(before.get(drawn.id)), ...asked(before.get(drawn.other))];
    expect([...new Set(asked(after.get(drawn.id)))].sort()).toEqual([...new Set(both)].sort());
  }
  // Who is there no more took along what it asked for; it is nobody to contact.
  if (what === "revert" || (undone !== null && undone.action === "customer.added")) {
    const left = stopsOf(before).filter((one) => !gone.includes(one.slice(0, one.indexOf(" "))));
    expect(stopsOf(after), what).toEqual(left);
    return;
  }
  if (undone === null || undone.action === "stop.changed") {
    const others = [...before.keys()].filter((id) => after.has(id) && id !== drawn.id);
    if (undone === null)
      for (const id of others) expect(after.get(id)?.stops, what).toEqual(before.get(id)?.stops);
    return;
  }
  // An undo of anything else, a merge as well, loses no word of anybody.
  const words = (those: ReadonlyMap<string, Standing>) =>
    [...those.values()].flatMap(({ stops }) => Object.keys(stops));
  expect(words(after), undone.action).toEqual(expect.arrayContaining(words(before)));
}

/** A backup brought in elsewhere: the same customers asked for the same, and no list there names them. */
async function checkRestored(those: ReadonlyMap<string, Standing>): Promise<void> {
  const folder = mkdtempSync(join(files, "to-"));
  const options = { passphrase: "pass phrase", masterKey };
  const at = (await house.actor("ada")).now;
  const { file } = await writeBackup(house.url, { folder, at, version: "1.0.0", ...options });
  const elsewhere = await freshDatabase();
  await restoreBackup(elsewhere.url, { file, ...options });
  const store = await openStore(openPool(elsewhere.url), house.store.cipher);
  expect([...(await standing(store))]).toEqual([...those]);
  await checkLists({ store }, those);
  await store.close();
  await elsewhere.drop();
}

const names = Object.keys(all) as Operation[];
const step = fc.record({
  what: fc.constantFrom<Operation>(...names, "stop", "stop", "quiet", "merge", "undo"),
  who: fc.constantFrom("ada", "lily", "tom", "wei"),
  whom: fc.nat({ max: 5 }),
  other: fc.nat({ max: 5 }),
  drawn: fc.nat({ max: 60 }),
});

const run = fc.record({
  steps: fc.array(step, { minLength: fewest, maxLength: most, size: "max" }),
  isRestored: fc.nat({ max: restoredEvery - 1 }).map((one) => one === 0),
});

it(
  "who asked for no contact has no due, stands in no list, and stays so whatever happens",
  async () => {
    const count: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(run, async ({ steps, isRestored }) => {
        await house.store.pool.query(
          "TRUNCATE customer, contact, touch, customer_order, owed, tier_change, import, audit_entry, handover, draft CASCADE",
        );
        await house.take("customers", customers);
        await house.take("contacts", contacts);
        for (const { id } of await house.rows("SELECT id FROM customer WHERE code IN ('C1', 'C2')"))
          await changing.stop(await house.actor("lily"), { id: String(id), other: "", drawn: 0 });
        let before = await standing();
        for (const [at, { what, who, whom, other, drawn }] of steps.entries()) {
          const ids = [...before.keys()];
          const nobody = "00000000-0000-7000-8000-000000000000";
          const which = {
            id: ids[whom % Math.max(1, ids.length)] ?? nobody,
            other: ids[other % Math.max(1, ids.length)] ?? nobody,
            drawn,
          };
          const actor = await house.actor(who);
          const done = await all[what](actor, which).catch((error: unknown) => {
            if (error instanceof Refusal) return error;
            throw new Error(`${at} ${what}`, { cause: error });
          });
          if (!(done instanceof Refusal)) count[what] = (count[what] ?? 0) + 1;
          const after = await standing();
          checkStops(what, which, before, after, done);
          for (const one of after.values())
            if (asked(one).includes("all")) expect(one.due, what).toBe(false);
            else expect(one.due || one.stage === "lost", what).toBe(true);
          if (at % listedEvery === 0)
            await checkLists(house, after, [readers[(at / listedEvery) % readers.length] ?? "ada"]);
          before = after;
        }
        await checkLists(house, before);
        if (isRestored) await checkRestored(before);
      }),
      // What fails is short enough to be read, and to shrink it would take longer than all that went before.
      {
        endOnFailure: true,
        numRuns: Math.max(1, Math.round((operationsWanted * 2) / (fewest + most))),
      },
    );
    if (process.env.STOPS_RUN !== undefined) console.log(count);
  },
  120_000 + operationsWanted * 1000,
);
