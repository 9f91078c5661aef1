import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const project = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** What a process of Genjin's runs with; everything else is as on a fresh machine. */
export type Environment = Readonly<Record<string, string>>;

/** A service in a process of its own, as a stranger starts it. */
export type Service = {
  readonly child: ChildProcess;
  /** Its address, without a slash at the end. */
  readonly url: string;
  stdout(): string;
  stderr(): string;
  /** Sends a signal and resolves with the exit status and how many milliseconds it took. */
  stop(signal?: NodeJS.Signals): Promise<{ status: number | null; ms: number }>;
};

/** What a command said, and its exit status. */
export type Said = {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Builds the product when its sources have changed. */
export async function buildProduct(): Promise<void> {
  await run(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: project });
}

/**
 * Starts the built service on a free port, as `npm start`, without npm in between, or as
 * `genjin start --role …`, and resolves when it says that it is ready. Throws what it said otherwise.
 */
export async function startService(
  env: Environment,
  by: "node" | "npm" | "web" | "worker" = "node",
): Promise<Service> {
  const [program, args] = commandLine(by);
  const child = spawn(program, args, {
    cwd: project,
    env: plainEnvironment({ PORT: "0", LOG_LEVEL: "error", ...env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said = { stdout: "", stderr: "" };
  const ended = once(child, "close");
  child.stderr.on("data", (text) => {
    said.stderr += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (text) => {
      said.stdout += text;
      const ready = /^Genjin is ready at (\S+)\/$/m.exec(said.stdout);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
    void ended.then(([status]) => {
      reject(new Error(`ended with ${status}: ${said.stdout}${said.stderr}`));
    });
  });
  return {
    child,
    url,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    async stop(signal = "SIGTERM") {
      const started = performance.now();
      child.kill(signal);
      const [status] = await ended;
      return { status, ms: performance.now() - started };
    },
  };
}

const commandLine = (by: "node" | "npm" | "web" | "worker"): [string, string[]] => {
  if (by === "npm") return ["npm", ["start"]];
  if (by === "node") return [process.execPath, ["dist/main.js"]];
  return [process.execPath, ["dist/cli/main.js", "start", "--role", by]];
};

/** Runs a program of the build (`dist/main.js`, or the command line) to its end. */
export function runProduct(
  program: string,
  env: Environment,
  args: readonly string[] = [],
): Promise<Said> {
  return run(process.execPath, [program, ...args], {
    cwd: project,
    env: plainEnvironment(env),
    timeout: 60_000,
  }).then(
    ({ stdout, stderr }): Said => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }): Said => ({ status: code, stdout, stderr }),
  );
}

/** Runs `genjin …`. */
export const genjin = (args: readonly string[], env: Environment) =>
  runProduct("dist/cli/main.js", env, args);

/** The objects of an output with one JSON object a line; throws when there is anything else. */
export const jsonLines = <T>({ stdout }: Said): T[] =>
  stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** Empty variables count as not set, and win over a developer's own `.env`. */
const plainEnvironment = (env: Environment) => ({
  PATH: process.env.PATH,
  HOME: tmpdir(),
  LANG: "en_US.UTF-8",
  DATABASE_URL: "",
  REDIS_URL: "",
  HOST: "",
  DEMO: "",
  ...env,
});
