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

const common = {
  testTimeout: patience,
  setupFiles: "test/support/properties.ts",
  // The files of a worker share what they import, which takes longer than most tests.
  isolate: false,
};

export default defineConfig({
  test: {
    // Most of their time tests wait for servers and clocks.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...common,
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: withDatabase,
        },
      },
      {
        test: {
          ...common,
          name: "database",
          include: withDatabase,
          globalSetup: "test/support/database-server.ts",
          hookTimeout: patience,
        },
      },
    ],
  },
});
