import { defineConfig } from "vitest/config";

/** Tests that get a database: end to end, faults, and every folder named `store`. */
const withDatabase = ["test/{e2e,faults}/**/*.test.ts", "test/**/store/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "pure", include: ["test/**/*.test.ts"], exclude: withDatabase },
      },
      {
        test: {
          name: "database",
          include: withDatabase,
          globalSetup: "test/support/database-server.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
