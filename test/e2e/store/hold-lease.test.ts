import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { App } from "../../../src/app/app.ts";
import { holdLease, type LeaseTimes } from "../../../src/app/process/hold-lease.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";

const times: LeaseTimes = { length: 900, renew: 200, look: 50, margin: 200 };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ http: false });
});
afterAll(() => app.stop());

/** A process that wants the duty, with a database that can be cut off from it. */
async function standIn(name: string) {
  const { store } = app.genjin.app;
  const seen = {
    ...{ isOn: false, begun: 0, errors: 0 },
    ...{ isCutOff: false, isSlow: false, isAbsent: false },
  };
  const pool = Object.create(store.pool);
  pool.query = async (query: string) => {
    if (seen.isAbsent) throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    if (seen.isCutOff) throw new Error("cut off");
    if (seen.isSlow) await new Promise((resolve) => setTimeout(resolve, 1200));
    return store.pool.query(query);
  };
  const own: App = { store: { ...store, pool } };
  const duty = {
    async begin() {
      seen.isOn = true;
      seen.begun += 1;
    },
    async end() {
      seen.isOn = false;
    },
    onError() {
      seen.errors += 1;
    },
  };
  const lease = await holdLease(own, name, duty, times);
  return { seen, stop: lease.stop };
}

it("lets one do the duty, and another at once when it stops", async () => {
  const [first, second] = [await standIn("stop"), await standIn("stop")];
  await new Promise((resolve) => setTimeout(resolve, 2 * times.length));
  expect([first.seen.isOn, second.seen.isOn]).toEqual([true, false]);
  await first.stop();
  expect(first.seen.isOn).toBe(false);
  await vi.waitFor(() => expect(second.seen.isOn).toBe(true), 400);
  await second.stop();
  expect(await app.genjin.app.store.rows(sql`SELECT FROM lease WHERE name = 'stop'`)).toEqual([]);
});

it.each(["isCutOff", "isSlow"] as const)("never lets two, where one %s", async (what) => {
  const [first, second] = [await standIn(what), await standIn(what)];
  let together = 0;
  const watch = setInterval(() => {
    if (first.seen.isOn && second.seen.isOn) together += 1;
  }, 5);
  first.seen[what] = true;
  await vi.waitFor(() => expect(second.seen.isOn).toBe(true), 4 * times.length);
  expect(first.seen.isOn).toBe(false);
  first.seen[what] = false;
  second.seen.isCutOff = true;
  await vi.waitFor(() => expect(first.seen.begun).toBe(2), 4 * times.length);
  clearInterval(watch);
  expect(together).toBe(0);
  second.seen.isCutOff = false;
  await Promise.all([first.stop(), second.stop()]);
});

it("goes on while there is no server, and has it again or leaves it when there is", async () => {
  const [first, second] = [await standIn("absent"), await standIn("absent")];
  first.seen.isAbsent = true;
  second.seen.isAbsent = true;
  await new Promise((resolve) => setTimeout(resolve, 3 * times.length));
  expect([first.seen.isOn, second.seen.isOn]).toEqual([true, false]);
  second.seen.isAbsent = false;
  await vi.waitFor(() => expect(second.seen.isOn).toBe(true), 1000);
  first.seen.isAbsent = false;
  await vi.waitFor(() => expect(first.seen.isOn).toBe(false), 1000);
  expect([first.seen.begun, second.seen.begun]).toEqual([1, 1]);
  await Promise.all([first.stop(), second.stop()]);
});

it("goes on through a short absence of the database", async () => {
  const only = await standIn("short");
  only.seen.isCutOff = true;
  await vi.waitFor(() => expect(only.seen.errors).toBe(1), 1000);
  only.seen.isCutOff = false;
  await new Promise((resolve) => setTimeout(resolve, 2 * times.length));
  expect(only.seen).toMatchObject({ isOn: true, begun: 1 });
  await only.stop();
});
