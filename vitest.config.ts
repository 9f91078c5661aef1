import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that get a database: end to end, faults, every folder named `store`, and features. */
const withDatabase = [
  "test/{e2e,faults}/**/*.test.ts",
  "test/**/store/**/*.test.ts",
  "src/features/*/*.test.ts",
];

/** No test is about speed: this only ends what hangs, on a busy machine too (milliseconds). */
const patience = 120_000;

/** Each test file begins with it. */
const setupFiles = "test/support/properties.ts";

export default defineConfig({
  test: {
    // Most of their time tests wait for servers and clocks.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: withDatabase,
          testTimeout: patience,
          setupFiles,
        },
      },
      {
        test: {
          name: "database",
          include: withDatabase,
          globalSetup: "test/support/database-server.ts",
          testTimeout: patience,
          hookTimeout: patience,
          setupFiles,
        },
      },
    ],
  },
});
