import { afterAll, beforeAll, describe } from "vitest";
import { queueOnPostgres } from "../../../src/queue/queue-on-postgres.ts";
import { freshDatabase } from "../../support/database.ts";
import { queueSuite } from "../../support/queue-suite.ts";

describe("the queue on PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  queueSuite(() => queueOnPostgres(database.url, () => {}));
});
