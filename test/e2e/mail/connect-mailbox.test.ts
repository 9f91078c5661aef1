import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectMailbox } from "../../../src/assembly/connect-mailbox.ts";
import { heardMailboxes } from "../../../src/assembly/heard-mailboxes.ts";
import { mailboxTroubles } from "../../../src/core/mail/mailbox-troubles.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { addOrganization } from "../../../src/store/members/organizations.ts";
import { type DovecotServer, hasDovecot, startDovecot } from "../../support/dovecot-server.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let server: DovecotServer;
let house: TradingHouse;
beforeAll(async () => {
  if (hasDovecot) server = await startDovecot();
}, 60_000);
afterAll(() => server?.stop());

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});

const now = Date.parse("2026-12-02T02:00:00Z") as Instant;

const values = (changes: Readonly<Record<string, string>> = {}) => ({
  MAIL_IMAP_URL: `imap://127.0.0.1:${server.port}`,
  MAIL_IMAP_USER: "heard@ours.example",
  MAIL_IMAP_PASSWORD: server.password,
  ...changes,
});

describe.skipIf(!hasDovecot)("a mailbox of an organization", () => {
  it("is connected when it can be opened, its password sealed", async () => {
    const { app: ours, config } = app.genjin;
    const { organizationId } = house;
    const made = await connectMailbox(ours, organizationId, values(), now);
    expect(made).toBe("heard@ours.example/127.0.0.1");
    expect(await heardMailboxes(ours, config)).toEqual([
      { organizationId, settings: expect.objectContaining({ password: server.password }) },
    ]);
    const rows = await ours.store.rows<{ row: string }>(
      sql`SELECT n::text AS row FROM connection n`,
    );
    expect(JSON.stringify(rows)).not.toContain(server.password);
    const other = await addOrganization(ours.store, {
      ...{ name: "Delta", zone: "Asia/Shanghai", locale: "en", country: "CN" },
    } as Parameters<typeof addOrganization>[1]);
    await expect(connectMailbox(ours, other.id, values(), now)).rejects.toMatchObject({
      code: "connected-elsewhere",
    });
    const second = values({ MAIL_IMAP_USER: "heard@delta.example" });
    await connectMailbox(ours, other.id, second, now);
    expect((await heardMailboxes(ours, config)).map((one) => one.organizationId)).toEqual([
      organizationId,
      other.id,
    ]);
  }, 60_000);

  it.each([
    ["mailbox.password", { MAIL_IMAP_PASSWORD: "wrong" }],
    ["mailbox.folder", { MAIL_IMAP_FOLDERS: "INBOX,Nowhere" }],
    ["config.invalid", { MAIL_IMAP_URL: "https://x.example" }],
  ])(
    "is not connected otherwise: %s",
    async (code, changes) => {
      const { app: ours, config } = app.genjin;
      await expect(
        connectMailbox(ours, house.organizationId, values(changes), now),
      ).rejects.toMatchObject({ code });
      expect(await heardMailboxes(ours, config)).toEqual([]);
    },
    60_000,
  );

  it("is opened by TLS where its certificate is known", () => {
    const script = `
      import { tryMailbox } from "./src/assembly/try-mailbox.ts";
      import { mailboxSettings } from "./src/mail/mailbox-settings.ts";
      const found = await tryMailbox(mailboxSettings(JSON.parse(process.env.MAILBOX)));
      console.log(JSON.stringify(found));`;
    const tried = (url: string, ca: string) =>
      spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
        env: {
          ...process.env,
          NODE_EXTRA_CA_CERTS: ca,
          MAILBOX: JSON.stringify(values({ MAIL_IMAP_URL: url })),
        },
      }).stdout.toString();
    expect(tried(`imaps://localhost:${server.tlsPort}`, server.certificate)).toBe("null\n");
    expect(tried(`imaps://localhost:${server.tlsPort}`, "")).toContain("certificate");
  }, 120_000);
});

it("says in both languages what is wrong with a mailbox", () => {
  for (const locale of ["en", "zh-CN"] as const) {
    const speak = loadLocales().speaker(locale);
    for (const trouble of mailboxTroubles)
      expect(speak.t(`errors:mailbox.${trouble}`, { host: "h", folder: "f" })).toMatch(/\S{4}/);
  }
});
