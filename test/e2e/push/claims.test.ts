import { describe, expect, it } from "vitest";
import { type ClaimedDelivery, type Ending, outboxOf } from "../../../src/app/push/outbox.ts";
import { plainMessage } from "../../../src/chat/message.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import type { Job } from "../../../src/scheduler/define-job.ts";
import { deliver } from "../../../src/scheduler/deliver.ts";
import type { Db } from "../../../src/store/database/database.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { type Sql, sql } from "../../../src/store/database/sql.ts";
import { claimDeliveries } from "../../../src/store/push/claim-deliveries.ts";
import { settleAbandoned } from "../../../src/store/push/settle-abandoned.ts";
import { setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

const app = sharedApp({ http: false }, async () => {
  await foundTradingHouse(app.genjin.app.store);
});

const store = () => app.genjin.app.store;
const outbox = () => outboxOf(app.genjin.app, 0);
const everywhere = { exceptOn: [] };

/** Plans deliveries that are due, each to a recipient and for a window of its own unless said otherwise. */
async function plan(count: number, kind = "weekly-summary", recipient?: string): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await store().run(sql`
    INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, not_before, expires_at)
    SELECT id, (SELECT id FROM organization), ${kind}, coalesce(${recipient ?? null}, 'member:' || id),
      id::text, now(), now() - interval '1 second', now() + interval '1 hour'
    FROM unnest(${ids}::uuid[]) id`);
  return ids;
}

const rows = () =>
  store().rows<{ id: string; state: string; attempts: number; reason: string | null }>(
    sql`SELECT id, state, attempts, reason FROM delivery ORDER BY id`,
  );
const claimAll = (ids: readonly string[]) =>
  Promise.all(ids.map((id) => outbox().claim(id, everywhere)));
const ours = (claims: readonly (ClaimedDelivery | null)[]) =>
  claims.filter((claim) => claim !== null);

describe("claims that are made together", () => {
  it("go to one asker each, whoever asks in which order", async () => {
    const ids = await plan(30);
    const askers = [ids, [...ids].reverse(), ids.slice(10)].map(claimAll);
    const claims = ours((await Promise.all(askers)).flat());
    expect(claims.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(ours(await claimAll(ids))).toEqual([]);
  });

  it("are not lost because somebody asks for nonsense", async () => {
    const [one = "", other = ""] = await plan(2);
    const asked = ["nonsense", one, newId(), other];
    const settled = await Promise.allSettled(asked.map((id) => outbox().claim(id, everywhere)));
    expect(settled.map(({ status }) => status)).toEqual([
      "rejected",
      ...Array(3).fill("fulfilled"),
    ]);
    const claims = settled.map((each) => (each.status === "fulfilled" ? each.value : null));
    expect(ours(claims).map(({ id }) => id)).toEqual([one, other]);
  });

  it("take one digest for a recipient within twelve hours, not two", async () => {
    const ids = await plan(2, "morning-digest", "member:traveller");
    expect(ours(await claimAll(ids))).toHaveLength(1);
    expect(ours(await claimAll(ids))).toEqual([]);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(["pending", "sending"]);
  });
});

describe("claims of two processes at the same moment", () => {
  it("take one digest of a recipient, though neither sees the other's", async () => {
    const [older = "", younger = ""] = (await plan(2, "morning-digest", "member:traveller")).sort();
    const claim = (db: Db, id: string) => claimDeliveries(db, [{ id, ahead: 0 }], everywhere);
    await store().transaction(async (notCommitted) => {
      expect(ours(await claim(notCommitted, older))).toHaveLength(1);
      expect(await claim(store(), younger)).toEqual([null]);
    });
    expect(await claim(store(), younger)).toEqual([null]);
  });
});

describe("attempts that are recorded together", () => {
  it("end each in its own way, those of lost claims in none", async () => {
    const claims = ours(await claimAll(await plan(5)));
    const endings: readonly Ending[] = [
      { state: "sent", messageId: "m1" },
      { state: "ambiguous", inMs: 60_000, reason: "no answer" },
      { state: "dead", reason: "refused" },
      { state: "elsewhere", platform: "dingtalk" },
      { state: "sent", messageId: "m5" },
    ];
    const lost = claims[4]?.id;
    await store().run(sql`UPDATE delivery SET fence = fence + 1 WHERE id = ${lost}::uuid`);
    const recorded = await Promise.all(
      endings.map((ending, n) => outbox().settle(claims[n] as ClaimedDelivery, ending)),
    );
    expect(recorded).toEqual([true, true, true, true, false]);
    const found = new Map((await rows()).map((row) => [row.id, row]));
    expect(claims.map(({ id }) => found.get(id))).toMatchObject([
      { state: "sent", attempts: 1, reason: null },
      { state: "ambiguous", attempts: 1, reason: "no answer" },
      { state: "dead", attempts: 1, reason: "refused" },
      { state: "pending", attempts: 0, reason: null },
      { state: "sending", attempts: 1, reason: null },
    ]);
  });

  it("are recorded although one cannot be", async () => {
    const claims = ours(await claimAll(await plan(3)));
    const settled = await Promise.allSettled(
      claims.map((claimed, index) =>
        outbox().settle(claimed, { state: "sent", messageId: index === 1 ? "\0" : "m" }),
      ),
    );
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(["sending", "sent", "sent"]);
  });
});

describe("a claim whose lease ran out", () => {
  it("was none as long as nothing was frozen, else nobody knows what became of it", async () => {
    const claims = ours(await claimAll(await plan(2)));
    const [untouched, frozen] = claims as [ClaimedDelivery, ClaimedDelivery];
    expect(await outbox().freeze(frozen, "{}", "local")).toBe(true);
    await settleAbandoned(store(), 61_000);
    const found = new Map((await rows()).map((row) => [row.id, row]));
    expect(found.get(untouched.id)).toMatchObject({ state: "pending", attempts: 0 });
    expect(found.get(frozen.id)).toMatchObject({ state: "ambiguous", attempts: 1 });
    expect(await outbox().freeze(untouched, "{}", "local")).toBe(false);
  });
});

describe("deliveries that are made side by side", () => {
  it("ask the database together", async () => {
    const count = 20;
    const stage = setPushStage(app, "2026-11-20T02:00:00Z");
    const { bot } = stage.schedule;
    const tick = bot.now();
    const windows = Array.from({ length: count }, (_, n) => `window-${n}`);
    const job: Job = {
      name: "note",
      occasions: ({ members }) =>
        members.flatMap(({ id }) =>
          windows.map((windowKey) => ({
            ...{ recipient: `member:${id}` as const, windowKey, tick },
            expiresAt: (tick + 3_600_000) as Instant,
          })),
        ),
      compose: async () => ({ message: plainMessage("digest", "Hello"), items: [] }),
    };
    const due = await store().rows<{ id: string }>(sql`
      INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, not_before, expires_at)
      SELECT gen_random_uuid(), m.organization_id, 'note', 'member:' || m.id, w, ${new Date(tick)},
        ${new Date(tick)}, ${new Date(tick + 3_600_000)}
      FROM member m, unnest(${windows}::text[]) w WHERE m.handle = 'lily' RETURNING id`);
    let statements = 0;
    const counted = <Result>(asked: Promise<Result>) => {
      statements++;
      return asked;
    };
    const counting = {
      ...store(),
      rows: <Row extends object>(statement: Sql, name?: string) =>
        counted(store().rows<Row>(statement, name)),
      run: (statement: Sql, name?: string) => counted(store().run(statement, name)),
    };
    const sending = { bot: { ...bot, app: { store: counting } }, jobs: [job] };
    await Promise.all(due.map(({ id }) => deliver(sending, id)));
    expect(stage.posted).toHaveLength(count);
    expect((await rows()).map(({ state }) => state)).toEqual(Array(count).fill("sent"));
    // One by one it takes eight statements each.
    expect(statements).toBeLessThan(2 * count);
  });
});
