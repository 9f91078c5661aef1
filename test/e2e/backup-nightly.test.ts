import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { findBackupState } from "../../src/app/backup/backup-state.ts";
import { keepBackups } from "../../src/app/backup/keep-backups.ts";
import { keepBackups as startBackups } from "../../src/assembly/keep-backups.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const at = (text: string) => Date.parse(text) as Instant;

const app = sharedApp({ http: false });
beforeEach(async () => {
  await foundTradingHouse(app.genjin.app.store);
});

const tried = async (time: string, make = async () => {}) =>
  keepBackups(app.genjin.app, at(time), make);

describe("the nightly backup", () => {
  it("is made at once the first time, then once every night of the organization", async () => {
    expect(await tried("2026-12-02T04:00:00Z")).toBe(true);
    expect(await tried("2026-12-02T04:01:00Z")).toBe(false);
    // 02:29 and 02:30 in China.
    expect(await tried("2026-12-02T18:29:00Z")).toBe(false);
    expect(await tried("2026-12-02T18:30:00Z")).toBe(true);
    expect(await tried("2026-12-03T05:00:00Z")).toBe(false);
    expect(await tried("2026-12-03T23:00:00Z")).toBe(true);
  });

  it("is made by one of many processes", async () => {
    let made = 0;
    const all = Array.from({ length: 5 }, () =>
      tried("2026-12-02T04:00:00Z", async () => {
        made++;
      }),
    );
    await Promise.all(all);
    expect(made).toBe(1);
  });

  it("is tried again an hour after it failed, and is late after a day", async () => {
    expect(await tried("2026-12-02T04:00:00Z")).toBe(true);
    const fail = () => Promise.reject(new Error("no room"));
    await expect(tried("2026-12-02T18:30:00Z", fail)).rejects.toThrow("no room");
    expect(await tried("2026-12-02T19:29:00Z")).toBe(false);
    await expect(tried("2026-12-02T19:31:00Z", fail)).rejects.toThrow("no room");
    const state = (time: string) => findBackupState(app.genjin.app, at(time));
    expect(await state("2026-12-03T05:59:00Z")).toMatchObject({ isLate: false });
    expect(await state("2026-12-03T06:01:00Z")).toEqual({
      last: at("2026-12-02T04:00:00Z"),
      begun: at("2026-12-02T19:31:00Z"),
      isLate: true,
    });
    expect(await tried("2026-12-03T07:00:00Z")).toBe(true);
    expect(await state("2026-12-03T07:00:00Z")).toMatchObject({ isLate: false });
  });

  it("goes to the data folder, where old ones and nothing else are cleared away", async () => {
    const { config } = app.genjin;
    const folder = join(config.dataDir, "backups");
    mkdirSync(folder, { recursive: true });
    const old = Array.from({ length: 9 }, (_, day) => `genjin-2020010${day + 1}T000000Z.backup`);
    const brokenOff = "genjin-20200109T000000Z.backup.77.unfinished";
    const beingWritten = "genjin-20990109T000000Z.backup.78.unfinished";
    for (const name of [...old, "notes.txt", "genjin-monthly.backup", brokenOff, beingWritten]) {
      writeFileSync(join(folder, name), "");
    }
    const backups = startBackups({
      ...app.genjin,
      config: { ...config, backupPassphrase: "pass phrase" },
    });
    await backups.stop();
    const left = readdirSync(folder);
    expect(left).toEqual(expect.arrayContaining(["notes.txt", "genjin-monthly.backup"]));
    const made = left.filter((name) => !old.includes(name) && /^genjin-\d.*\.backup$/.test(name));
    expect(made).toHaveLength(1);
    expect(left).not.toContain(brokenOff);
    expect(left).toContain(beingWritten);
    expect(left).not.toContain(old[0]);
    expect(left).not.toContain(old[1]);
    expect(left).toContain(old[8]);
  });

  it("is not made without a passphrase", async () => {
    await startBackups(app.genjin).stop();
    const state = await findBackupState(app.genjin.app, at("2026-12-02T04:00:00Z"));
    expect(state).toMatchObject({ last: null, begun: null });
  });
});
