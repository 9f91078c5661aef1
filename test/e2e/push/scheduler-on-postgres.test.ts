import { describe } from "vitest";
import { queueOnPostgres } from "../../../src/queue/queue-on-postgres.ts";
import { schedulerSuite } from "../../support/scheduler-suite.ts";

describe("the scheduler with its queue on PostgreSQL", () => {
  schedulerSuite((databaseUrl) => queueOnPostgres(databaseUrl, () => {}));
});
