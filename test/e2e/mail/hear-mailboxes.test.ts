import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../src/app/connections/connect.ts";
import { disconnect } from "../../../src/app/connections/disconnect.ts";
import { hearMailboxes } from "../../../src/assembly/hear-mailboxes.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startConversation } from "../../support/conversation.ts";
import { type DovecotServer, hasDovecot, startDovecot } from "../../support/dovecot-server.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let server: DovecotServer;
let house: TradingHouse;
let izmir: string;
beforeAll(async () => {
  if (hasDovecot) server = await startDovecot();
}, 60_000);
afterAll(() => server?.stop());

const lines: unknown[] = [];
const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  [izmir = ""] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "C" }]);
  const hash = store.cipher.lookupHash("email", "lily@ours.example");
  await store.run(sql`UPDATE member SET email_hash = ${hash} WHERE handle = 'lily'`);
});

const log = {
  info: (...told: unknown[]) => lines.push(told),
  warn: (...told: unknown[]) => lines.push(told),
  error: (...told: unknown[]) => lines.push(told),
};

const pace = { look: 200, retry: 50, longest: 200 };

const mail = (id: string, from: string, to: string, text: string, at = new Date()) =>
  `From: ${from}\nTo: ${to}\nSubject: Marble slabs\nMessage-ID: <${id}@x.example>\nDate: ${at.toUTCString()}\n\n${text}`;

describe.skipIf(!hasDovecot)("mailboxes that are heard", () => {
  it("become what the chat knows, once, over restarts; logs tell nothing of it", async () => {
    const { genjin } = app;
    const lily = startConversation(app, new Date().toISOString()).person("lily");
    await lily.says(`联系人 ${izmir} Ayla ayla@izmirstone.example`);
    const settings = {
      MAIL_IMAP_URL: `imap://127.0.0.1:${server.port}`,
      MAIL_IMAP_USER: "heard@ours.example",
      MAIL_IMAP_PASSWORD: server.password,
    };
    const place = { platform: "mail", workspace: "heard@ours.example 127.0.0.1" };
    const at = Date.now() as Instant;
    const { organizationId } = house;
    await connect(genjin.app, { organizationId, ...place, title: "", at }, settings);
    // As the service has it: another connection, and the real clock.
    const heard = { app: genjin.app, config: genjin.config, log, now: () => Date.now() as Instant };
    const listen = () => hearMailboxes(heard as unknown as typeof genjin, pace);
    const touches = async () =>
      (
        await genjin.app.store.rows<{ direction: string }>(
          sql`SELECT direction FROM touch ORDER BY at, id`,
        )
      ).map(({ direction }) => direction);
    const known = () => genjin.app.store.rows(sql`SELECT 1 FROM mail_folder`);

    const first = listen();
    await expect.poll(known, { timeout: 30_000 }).toHaveLength(1);
    const asked = mail(
      "q1",
      "Ayla <ayla@izmirstone.example>",
      "lily@ours.example",
      "Could you quote 200 m2?",
      new Date(Date.now() - 60_000),
    );
    await server.deliver("heard@ours.example", asked);
    await expect.poll(touches, { timeout: 30_000 }).toEqual(["in"]);
    await first.stop();

    await server.deliver("heard@ours.example", asked);
    await server.deliver(
      "heard@ours.example",
      mail("a1", "lily@ours.example", "ayla@izmirstone.example", "12 USD"),
    );
    const [second, third] = [listen(), listen()];
    await expect.poll(touches, { timeout: 30_000 }).toEqual(["in", "out"]);
    const open = () =>
      genjin.app.store.rows(sql`SELECT 1 FROM owed WHERE kind = 'answer' AND done_at IS NULL`);
    expect(await open()).toEqual([]);
    await Promise.all([second.stop(), third.stop()]);

    const said = JSON.stringify(lines);
    expect(said).toContain("heard");
    expect(said).not.toMatch(/@|Marble|Ayla|Izmir|sesame/i);
    expect(await server.flags("heard@ours.example")).toEqual([[], [], []]);
    expect(await disconnect(genjin.app, at, place)).toBe(0);
  }, 120_000);

  it("count what was sent where our mail server vouches for what comes in", async () => {
    const { genjin } = app;
    const lily = startConversation(app, new Date().toISOString()).person("lily");
    await lily.says(`联系人 ${izmir} Ayla ayla@izmirstone.example`);
    const user = "sales@ours.example";
    const settings = {
      MAIL_IMAP_URL: `imap://127.0.0.1:${server.port}`,
      MAIL_IMAP_USER: user,
      MAIL_IMAP_PASSWORD: server.password,
      MAIL_IMAP_FOLDERS: "INBOX,Sent",
      MAIL_AUTH_SERVER: "mx.ours.example",
    };
    const sent = (id: string) =>
      mail(id, "lily@ours.example", "ayla@izmirstone.example", `Offer ${id}`);
    await server.deliver(user, sent("before"), "Sent");
    const place = { platform: "mail", workspace: `${user} 127.0.0.1` };
    const at = Date.now() as Instant;
    const { organizationId } = house;
    await connect(genjin.app, { organizationId, ...place, title: "", at }, settings);
    const heard = { app: genjin.app, config: genjin.config, log, now: () => Date.now() as Instant };
    const listening = hearMailboxes(heard as unknown as typeof genjin, pace);
    const folders = () => genjin.app.store.rows(sql`SELECT 1 FROM mail_folder`);
    await expect.poll(folders, { timeout: 30_000 }).toHaveLength(2);
    // In the mailbox it may come from anybody.
    await server.deliver(user, sent("forged"));
    await server.deliver(user, sent("ours"), "Sent");
    const keys = async () =>
      (await genjin.app.store.rows(sql`SELECT 1 FROM touch WHERE direction = 'out'`)).length;
    await expect.poll(keys, { timeout: 30_000 }).toBe(1);
    await listening.stop();
    expect(await keys()).toBe(1);
    await disconnect(genjin.app, at, place);
  }, 120_000);

  it("are none where nobody has connected any", async () => {
    const nothing = hearMailboxes({ ...app.genjin, log } as unknown as typeof app.genjin, pace);
    await nothing.stop();
    expect(await app.genjin.app.store.rows(sql`SELECT 1 FROM mail_folder`)).toEqual([]);
  });
});
