import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { directConversation } from "../../src/adapters/local/conversations.ts";
import { forgetOld } from "../../src/app/messages/forget-old.ts";
import { inboxOf } from "../../src/app/messages/inbox.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { createDispatch, type Dispatch } from "../../src/bot/intake/dispatch.ts";
import type { Adapter, Received } from "../../src/chat/adapter.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import { watchInbox } from "../../src/scheduler/watch-inbox.ts";
import { sql } from "../../src/store/database/sql.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

type Posted = { readonly key: string; readonly chat: string; readonly text: string };

let app: TestApp;
let bot: Bot;
let ref: string;
const posted: Posted[] = [];
/** What the platform does before it takes a post. */
let before: (text: string) => Promise<void> = async () => {};

beforeAll(async () => {
  app = await startTestApp({ http: false, now: "2026-11-24T08:30:00Z" });
  const house = await foundTradingHouse(app.genjin.app.store, { locale: "en" });
  [ref = ""] = await house.addCustomers([{ name: "Izmir Stone", owner: "tom" }]);
  // A chat whose messages carry their key and can be found by it.
  const adapter: Adapter = {
    platform: "local",
    capabilities: localCapabilities,
    start: async () => {},
    stop: async () => {},
    openDirect: async ({ userId }) => directConversation(userId),
    find: async (_, key) => (posted.some((one) => one.key === key) ? { messageId: key } : null),
    async send(to, message, { key }) {
      const text = plainText(message);
      await before(text);
      posted.push({ key, chat: to.id, text });
      return { messageId: key };
    },
  };
  bot = {
    ...app.genjin.bot,
    adapters: new Map([["local", adapter]]),
    log: { info() {}, warn() {}, error() {} },
  };
});
afterAll(() => app.stop());
beforeEach(() => {
  posted.length = 0;
  before = async () => {};
});

const said = (text: string, handle = "tom", key: string = randomUUID()): ChatEvent => ({
  type: "message",
  key,
  conversation: directConversation(handle),
  sender: { userId: handle, handle },
  at: bot.now(),
  text,
  messageId: key,
});

/** Records an event as a process does that dies before it answers. */
async function abandon(event: ChatEvent): Promise<string> {
  const entry = {
    platform: "local",
    workspace: event.conversation.workspace,
    eventKey: event.key,
    receivedAt: bot.now(),
    payload: JSON.stringify(event),
  };
  const inbox = inboxOf(bot.app);
  const claim = await inbox.record(inbox.entry(entry), true, 0);
  return claim?.id ?? "";
}

/** Lets every lease run out. */
const expire = () =>
  bot.app.store.run(sql`UPDATE inbox_event SET lease_until = now() - interval '1 second'
    WHERE lease_until IS NOT NULL`);

const touches = async (): Promise<number> =>
  (await bot.app.store.rows(sql`SELECT id FROM touch`)).length;
const open = async (): Promise<number> =>
  (await bot.app.store.rows(sql`SELECT id FROM inbox_event WHERE lease_until IS NOT NULL`)).length;

/** Takes over what is there and waits until it is answered. */
async function takeOver(...processes: readonly Dispatch[]): Promise<void> {
  await Promise.all(processes.map((one) => one.takeOver()));
  await Promise.all(processes.map((one) => one.drain(5000)));
}

describe("an event", () => {
  it("delivered to three processes at once is answered once, and the stranger is greeted once", async () => {
    const processes = [createDispatch(bot), createDispatch(bot), createDispatch(bot)];
    for (const [handle, pattern] of [
      ["tom", /Izmir Stone/],
      ["nobody", /members of this team/],
    ] as const) {
      posted.length = 0;
      const event = said(`#${ref} ok called`, handle, "again");
      const redelivered = [...processes, ...processes].map((one) =>
        one.receive({ ...event, key: `${handle}-again` }),
      );
      for (const { handled } of await Promise.all(redelivered)) await handled;
      expect(posted.map(({ text }) => text)).toEqual([expect.stringMatching(pattern)]);
    }
    expect(await touches()).toBe(1);
    expect(await open()).toBe(0);
  });

  it("that a process left unanswered is answered by one other, as if it were the time it was said", async () => {
    const had = await touches();
    const event = await abandon(said(`#${ref} ok found a dealer`));
    await takeOver(createDispatch(bot), createDispatch(bot));
    expect(posted).toEqual([
      { key: `${event}.0`, chat: "direct:tom", text: expect.stringContaining("Izmir Stone") },
    ]);
    expect(await touches()).toBe(had + 1);
    expect(await open()).toBe(0);
  });

  it("left by the dozen with others is answered at once: a backlog waits for no further look", async () => {
    for (let n = 0; n < 45; n++) await abandon(said("/help"));
    const dispatch = createDispatch(bot);
    const inbox = watchInbox(bot, dispatch);
    // Without that the last would wait for two looks more, ten seconds each.
    await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 9500, interval: 100 });
    await inbox.stop();
    expect(posted).toHaveLength(45);
  });

  it("whose effect was saved is not carried out again: the person is told that it is saved", async () => {
    const had = await touches();
    before = async () => {
      throw new AdapterError("away", { retryable: true, retryAfterMs: 60_000 });
    };
    await (await createDispatch(bot).receive(said(`#${ref} ok asked for prices`))).handled;
    expect(posted).toEqual([]);
    expect(await open()).toBe(1);
    before = async () => {};
    await expire();
    await takeOver(createDispatch(bot));
    expect(posted.map(({ text }) => text)).toEqual([expect.stringMatching(/is saved/)]);
    expect(await touches()).toBe(had + 1);
    expect(await open()).toBe(0);
  });

  it("whose answer nobody takes is put off for longer each time, and answered in the end", async () => {
    before = async () => {
      throw new AdapterError("away", { retryable: true });
    };
    await (await createDispatch(bot).receive(said("/today"))).handled;
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 8; attempt++) {
      const [row] = await bot.app.store.rows<{ minutes: number }>(sql`
        SELECT round(extract(epoch FROM lease_until - now()) / 60)::int AS minutes
        FROM inbox_event WHERE lease_until IS NOT NULL`);
      pauses.push(row?.minutes ?? 0);
      if (attempt === 7) before = async () => {};
      await expire();
      await takeOver(createDispatch(bot));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(posted).toHaveLength(1);
    expect(await open()).toBe(0);
  });

  it("whose answer arrived although its process died is not answered again", async () => {
    const event = await abandon(said("/today"));
    posted.push({ key: `${event}.0`, chat: "direct:tom", text: "the list" });
    await expire();
    await takeOver(createDispatch(bot));
    expect(posted).toHaveLength(1);
    expect(await open()).toBe(0);
  });

  it("taken over while its first process is only slow has its effect once", async () => {
    const had = await touches();
    const slow = createDispatch(bot);
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const { store } = bot.app;
    const sleepy: Bot = {
      ...bot,
      app: {
        store: {
          ...store,
          async transaction(work) {
            await asleep;
            return store.transaction(work);
          },
        },
      },
    };
    const first = (await createDispatch(sleepy).receive(said(`#${ref} ok sent a catalogue`)))
      .handled;
    await expire();
    await takeOver(slow);
    wake();
    await first;
    expect(posted).toHaveLength(1);
    expect(await touches()).toBe(had + 1);
    expect(await open()).toBe(0);
  });

  it("that kills whoever answers it is given up in the end", async () => {
    const had = await touches();
    await abandon(said(`#${ref} ok poison`));
    await bot.app.store.run(sql`UPDATE inbox_event SET attempts = 8 WHERE lease_until IS NOT NULL`);
    await takeOver(createDispatch(bot));
    expect(posted).toEqual([]);
    expect(await touches()).toBe(had);
    expect(await open()).toBe(0);
  });
});

describe("under load", () => {
  it("all are recorded at once and answered in turn, each person in their order", async () => {
    let posting = 0;
    let most = 0;
    before = async () => {
      most = Math.max(most, ++posting);
      await new Promise((resolve) => setTimeout(resolve, 20));
      posting--;
    };
    const dispatch = createDispatch(bot);
    const people = Array.from({ length: 100 }, (_, n) => `stranger${n}`);
    const received = await Promise.all(people.map((one) => dispatch.receive(said("hello", one))));
    const lines = ["/help", `#${ref} ok called`, "/undo", "/me"];
    const toms: Received[] = [];
    for (const line of lines) toms.push(await dispatch.receive(said(line)));
    await Promise.all([...received, ...toms].map(({ handled }) => handled));
    expect(posted).toHaveLength(104);
    expect(most).toBeLessThanOrEqual(32);
    const heard = posted.filter(({ chat }) => chat === "direct:tom").map(({ text }) => text);
    const [help, logged, undone, me] = heard;
    expect(help).toContain("→ today");
    expect(logged).toMatch(/Logged/);
    expect(undone).toMatch(/Undone/);
    expect(me).toMatch(/Tom Baker/);
  });

  it("a stop waits for the answers in work; what has not begun goes to another process at once", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    before = () => held;
    const stopping = createDispatch(bot);
    const first = await stopping.receive(said("/me"));
    await stopping.receive(said("/today"));
    const drained = stopping.drain(300);
    const late = await stopping.receive(said("/help"));
    await late.handled;
    await drained;
    release();
    await first.handled;
    expect(posted.map(({ text }) => text)).toEqual([expect.stringMatching(/Tom Baker/)]);
    before = async () => {};
    await takeOver(createDispatch(bot));
    expect(posted).toHaveLength(3);
    expect(await open()).toBe(0);
  });
});

it("keeps events longer than anybody delivers them again, and clears away what is older", async () => {
  const { store } = bot.app;
  await store.run(sql`TRUNCATE inbox_event, delivery, sent_message`);
  const ids = [7, 9].map((days) => idFrom(days));
  await store.run(sql`INSERT INTO inbox_event (id, platform, event_key, received_at, payload, lease_until)
    SELECT id, 'local', id::text, now(), '', NULL FROM unnest(${ids}::uuid[]) id`);
  await store.run(sql`INSERT INTO inbox_event (id, platform, event_key, received_at, payload, lease_until)
    VALUES (${idFrom(30)}::uuid, 'local', 'open', now(), '', now())`);
  const deliveries = [89, 91].map((days) => idFrom(days));
  await store.run(sql`INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick,
      not_before, expires_at, state, settled_at)
    SELECT d.id, o.id, 'x', 'x', d.id::text, now(), now(), now(), 'sent', now()
    FROM unnest(${deliveries}::uuid[]) d (id), organization o`);
  const messages = [399, 401].map((days) => idFrom(days));
  await store.run(sql`INSERT INTO sent_message (id, organization_id, platform, chat,
      platform_message_id, kind, at)
    SELECT m.id, o.id, 'local', 'x', m.id::text, 'x', now()
    FROM unnest(${messages}::uuid[]) m (id), organization o`);
  await forgetOld(bot.app);
  const keys = await store.rows<{ key: string }>(sql`SELECT event_key AS key FROM inbox_event`);
  expect(keys.map(({ key }) => key).toSorted()).toEqual([ids[0], "open"].toSorted());
  const left = await store.rows<{ id: string }>(sql`SELECT id FROM delivery`);
  expect(left).toEqual([{ id: deliveries[0] }]);
  const known = await store.rows<{ id: string }>(sql`SELECT id FROM sent_message`);
  expect(known).toEqual([{ id: messages[0] }]);
});

/** An id as it was given out so many days ago. */
function idFrom(days: number): string {
  const time = (Date.now() - days * 86_400_000) as Instant;
  const hex = time.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${randomUUID().slice(-12)}`;
}
