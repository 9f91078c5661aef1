import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueOnPostgres } from "../../../src/queue/queue-on-postgres.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { freshDatabase } from "../../support/database.ts";
import { query } from "../../support/database-server.ts";
import { queueSuite } from "../../support/queue-suite.ts";

describe("the queue on PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  queueSuite(() => queueOnPostgres(database.url, () => {}));

  it("begins to work when the database lets it in, however late, and lets others work meanwhile", async () => {
    const url = new URL(database.url);
    const name = url.pathname.slice(1);
    url.pathname = "/postgres";
    const letIn = (may: boolean) =>
      query(url.href, `ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${may}`);
    const queue = await queueOnPostgres(database.url, () => {});
    await letIn(false);
    await query(
      url.href,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND usename = current_user`,
    );
    const heard: string[] = [];
    queue.work(async (ids) => {
      heard.push(...ids);
    });
    await pause(1500);
    await letIn(true);
    const id = newId();
    const call = { deliveries: [{ deliveryId: id, fence: 0 }], inMs: 0, isBulk: false };
    await expect
      .poll(
        async () => {
          await queue.wake([call]).catch(() => {});
          return heard;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toContain(id);
    await queue.close();
  });
});
