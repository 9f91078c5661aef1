import { afterAll, beforeAll, expect, it } from "vitest";
import { everybody } from "../../../src/app/push/roster.ts";
import { pushesWith } from "../../../src/assembly/plugged.ts";
import { plainText } from "../../../src/chat/plain-text.ts";
import type { StopKind } from "../../../src/core/customer/stop.ts";
import type { Occasion } from "../../../src/core/push/occasion.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { features } from "../../../src/features/index.ts";
import type { Job } from "../../../src/scheduler/define-job.ts";
import { refreshCustomers } from "../../../src/store/cadence/refresh-customers.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { beforePush } from "../contact-sheet/dialogues.ts";
import { startDialogues } from "../contact-sheet/take-moments.ts";

const wednesday = "2026-12-02T11:50:00Z";
const day = 86_400_000;
/** Long enough for a first of the month, Christmas, the ladder before our holidays and some birthdays. */
const days = 70;

/** Pushes that name no customers for somebody to contact, each with what they tell. */
const others: Readonly<Record<string, string>> = {
  "open-drafts": "what the member told of them, to be confirmed",
  "failed-pushes": "pushes that did not arrive",
  "import-finished": "counts of an import",
  "sheets-made": "members and counts",
  lending: "whose list is lent",
  "late-backup": "that there is none",
  "mail-trouble": "mailboxes that are not heard",
  "lost-connections": "workspaces that took us out",
  "first-week": "how people of a team get on",
  invitation: "who this is and what to try",
  "unknown-writers": "who wrote to us of themselves",
  trips: "how many there are to see, none of them by name; who comes to see us of themselves",
  "received-customers": "how many came from whom that left, none of them by name",
  claims: "whom a colleague took over, and who may be contacted and falls into the pool",
  matches:
    "which of one's own customers a colleague would introduce to theirs; who wants no marketing is none",
  "weekly-summary": "figures; whom it names asks who may be contacted",
};

let app: TestApp;
let jobs: readonly Job[];
beforeAll(async () => {
  app = await startTestApp({ demo: true, http: false, now: wednesday });
  const play = await startDialogues(app, "en", wednesday);
  for (const [name, lines] of Object.entries(beforePush))
    if (others[name] === undefined) await play(lines);
  jobs = (await pushesWith(features)).filter(({ name }) => others[name] === undefined);
});
afterAll(() => app.stop());

type Named = { readonly id: string; readonly ref: string; readonly name: string };
const customers = () =>
  app.genjin.app.store.rows<Named>(sql`SELECT id, ref, name FROM customer ORDER BY ref`);

/** How many customers a push carries on an occasion. */
async function carriedOn(job: Job, occasion: Occasion, all: readonly Named[]): Promise<number> {
  const push = await job.compose(app.genjin.bot, occasion, occasion.tick);
  if (push === null) return 0;
  const text = plainText(push.message);
  const ids = push.message.subjects.map(({ customerId }) => customerId);
  return all.filter(
    ({ id, ref, name }) => ids.includes(id) || text.includes(name) || text.includes(`#${ref}`),
  ).length;
}

/** The occasions of the week in which a push first carries customers, of whoever gets it then. */
async function firstCarrying(job: Job, all: readonly Named[]): Promise<readonly Occasion[]> {
  const roster = await everybody(app.genjin.app);
  if (roster === null) throw new Error("the demo is empty");
  const start = Date.parse(wednesday);
  for (let from = start; from < start + days * day; from += 7 * day) {
    const occasions = job
      .occasions(roster, from as Instant, (from + 7 * day) as Instant)
      .map((occasion) => ({ ...occasion, kind: job.name }));
    for (const one of occasions)
      if ((await carriedOn(job, one, all)) > 0)
        return occasions.filter(({ recipient }) => recipient === one.recipient);
  }
  return [];
}

/** All customers asked for it. */
async function stopAll(kind: StopKind): Promise<void> {
  const { store } = app.genjin.app;
  await store.run(sql`DELETE FROM customer_stop`);
  await store.run(sql`
    INSERT INTO customer_stop (id, organization_id, customer_id, kind, at)
    SELECT gen_random_uuid(), organization_id, id, ${kind}, now() FROM customer`);
  const [one] = await store.rows<{ id: string }>(sql`SELECT id FROM organization`);
  const ids = (await customers()).map(({ id }) => id);
  await store.transaction((db) => refreshCustomers(db, one?.id ?? "", ids));
}

/** Pushes that are about members alone. */
const ofMembers: ReadonlySet<string> = new Set(["first-week", "invitation"]);

it("no push carries customers who asked for no contact, nor greetings those who want none", async () => {
  const all = await customers();
  const occasions = new Map<Job, readonly Occasion[]>();
  for (const job of jobs) occasions.set(job, await firstCarrying(job, all));
  const carrying = async () => {
    const kinds: string[] = [];
    for (const [job, ones] of occasions)
      for (const one of ones)
        if (!kinds.includes(job.name) && (await carriedOn(job, one, all)) > 0) kinds.push(job.name);
    return kinds.sort();
  };
  const kinds = jobs
    .map(({ name }) => name)
    .filter((name) => !ofMembers.has(name))
    .sort();
  // Each of them would, otherwise.
  expect(await carrying()).toEqual(kinds);
  await stopAll("marketing");
  const business = await carrying();
  expect(kinds.filter((kind) => !business.includes(kind))).toEqual(
    ["birthdays", "care", "dormant-list", "fresh-eyes", "greetings"].sort(),
  );
  await stopAll("all");
  expect(await carrying()).toEqual([]);
}, 240_000);
