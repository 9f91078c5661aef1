/**
 * The environment of PostgreSQL programs: what they need to run, in English, and nothing of ours;
 * our own holds secrets, and any `PG…` variable would change how they behave.
 */
export const serverEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  ["PATH", "SystemRoot", "TEMP", "TMPDIR", "LD_LIBRARY_PATH"]
    .map((name) => [name, process.env[name]] as const)
    .concat([["LC_MESSAGES", "C"]])
    .filter(([, value]) => value !== undefined),
);
