// Starts the whole app's adapters as the environment configures them, in a process of its own, and
// tells what that took. Nothing is reached: every address given is one where nobody listens.
//
//   SLACK_BOT_TOKEN=… node --import tsx --import ./test/support/watch-loading.mjs test/support/load-platforms.ts
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

declare global {
  var loadedModules: ReadonlySet<string>;
}

/** What loading took, and which packages came with it. */
export type Loading = {
  /** Milliseconds and megabytes of the app itself, and of its platforms. */
  readonly app: { readonly ms: number; readonly mb: number };
  readonly platforms: { readonly ms: number; readonly mb: number };
  readonly packages: readonly string[];
};

/** Longest wait for the first attempt to connect, in milliseconds. */
const patience = 20_000;

const residentMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
};

async function timed<T>(work: () => Promise<T>): Promise<[T, { ms: number; mb: number }]> {
  const [before, began] = [residentMb(), performance.now()];
  const result = await work();
  const ms = performance.now() - began;
  return [result, { ms: Math.round(ms), mb: Math.round(residentMb() - before) }];
}

const silent = { info() {}, warn() {}, error() {} };
const [{ readConfig, platformAdapters }, app] = await timed(async () => {
  await import("../../src/assembly/bootstrap.ts");
  const { readConfig } = await import("../../src/assembly/config.ts");
  const { platformAdapters } = await import("../../src/assembly/platform-adapters.ts");
  return { readConfig, platformAdapters };
});
const [, platforms] = await timed(async () => {
  const adapters = await platformAdapters(readConfig(process.env).platforms, silent, {
    dataDir: "/nowhere",
    address: undefined,
    kept: () => ({
      find: async () => null,
      begin: async () => null,
      end: async () => null,
      keep: async () => false,
      forget: async () => {},
    }),
    installPage: () => "",
  });
  const starting = adapters.map((adapter) =>
    adapter.start(() => Promise.reject(new Error("nothing comes"))),
  );
  await Promise.race([Promise.allSettled(starting), pause(patience)]);
});
const required = Object.keys(createRequire(import.meta.url).cache);
const packages = new Set(
  [...globalThis.loadedModules, ...required].flatMap((address) => {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(address)?.[1];
    return name === undefined ? [] : [name];
  }),
);
const loading: Loading = { app, platforms, packages: [...packages].toSorted() };
process.stdout.write(JSON.stringify(loading), () => process.exit());
