import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { processStart } from "../../src/store/embedded/process-start.ts";
import { hold, temporaryFolder } from "../support/data-folder.ts";

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

describe("one data folder", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  const { dataDir } = folder;
  const serverPid = () =>
    Number(readFileSync(join(folder.cluster(), "postmaster.pid"), "utf8").split("\n")[0]);
  const isAlive = (pid: number) => processStart(pid) !== undefined;
  afterAll(() => folder.remove());

  it("lets commands wait for each other, and a service for them", async () => {
    const all = [hold(dataDir, "command"), hold(dataDir, "command"), hold(dataDir, "service")];
    const told = await Promise.all(all.map((process) => process.next()));
    expect(told.map(({ refused }) => refused)).toEqual([undefined, undefined, undefined]);
    expect(told[2]?.holder?.purpose).toBe("service");
    await all[2]?.stop();
  });

  it("refuses a second service by name, and lends its server to a command", async () => {
    const service = hold(dataDir, "service");
    const ready = await service.ready();
    const second = await hold(dataDir, "service").next();
    expect(second).toMatchObject({
      refused: "config.second-instance",
      details: { pid: service.child.pid },
    });
    const command = hold(dataDir, "command");
    expect(await command.next()).toMatchObject({ ready, holder: { pid: service.child.pid } });
    await command.next();
    expect(await ask(ready, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await service.stop();
  });

  it("recovers after a kill that leaves the server behind", async () => {
    const killed = hold(dataDir, "service");
    const ready = await killed.ready();
    await ask(ready, "CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number");
    const orphan = serverPid();
    await killed.kill();
    expect(isAlive(orphan)).toBe(true);

    const next = hold(dataDir, "service");
    const again = await next.ready();
    expect(isAlive(orphan)).toBe(false);
    expect(await ask(again, "SELECT * FROM kept")).toEqual([{ number: 7 }]);
    await next.stop();
  });

  it("recovers after a kill of everything, as after a power cut", async () => {
    const killed = hold(dataDir, "service");
    const ready = await killed.ready();
    await ask(ready, "CREATE TABLE cut AS SELECT 8 AS number");
    const server = serverPid();
    await killed.kill();
    process.kill(server, "SIGKILL");

    const next = hold(dataDir, "service");
    const again = await next.ready();
    expect(await ask(again, "SELECT * FROM cut")).toEqual([{ number: 8 }]);
    await next.stop();
  });

  it("is given free within seconds on Ctrl-C, which the server itself never sees", async () => {
    const service = hold(dataDir, "service");
    await service.ready();
    const server = serverPid();
    // A terminal sends the signal to its whole foreground process group.
    process.kill(-(service.child.pid ?? 0), "SIGINT");
    const { stoppedMs = Number.POSITIVE_INFINITY } = await service.next();
    expect(stoppedMs).toBeLessThan(5_000);
    expect(isAlive(server)).toBe(false);
  });
});
