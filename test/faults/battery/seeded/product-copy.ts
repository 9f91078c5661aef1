import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const project = fileURLToPath(new URL("../../../..", import.meta.url));

/** A change of one file of the compiled product: `from`, which it has exactly once, becomes `to`. */
export type Patch = { readonly file: string; readonly from: string; readonly to: string };

/** The parts of a copy that the judges work with. */
export type Product = {
  readonly openGenjin: typeof import("../../../../src/assembly/bootstrap.ts").openGenjin;
  readonly readConfig: typeof import("../../../../src/assembly/config.ts").readConfig;
  readonly createDispatch: typeof import("../../../../src/bot/intake/dispatch.ts").createDispatch;
  readonly sweep: typeof import("../../../../src/scheduler/sweep.ts").sweep;
  readonly deliver: typeof import("../../../../src/scheduler/deliver.ts").deliver;
  readonly jobs: typeof import("../../../../src/jobs/index.ts").jobs;
  readonly forgetOld: typeof import("../../../../src/app/messages/forget-old.ts").forgetOld;
  readonly AdapterError: typeof import("../../../../src/errors.ts").AdapterError;
  /** Takes the copy away. */
  remove(): void;
};

let compiled: Promise<string> | undefined;

/** The folder with the product compiled file by file, made once; what is delivered is a bundle of them. */
async function compile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "genjin-compiled-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const tsc = join(project, "node_modules", "typescript", "bin", "tsc");
  const config = fileURLToPath(new URL("tsconfig.json", import.meta.url));
  await promisify(execFile)(process.execPath, [tsc, "-p", config, "--noCheck", "--outDir", folder]);
  const features = join(project, "src", "features");
  for (const { name } of readdirSync(features, { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  ))
    cpSync(join(features, name, "words"), join(folder, "features", name, "words"), {
      recursive: true,
    });
  return folder;
}

/** Loads a changed copy of the product. Throws where a change finds no place. */
export async function copyProduct(patches: readonly Patch[]): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "genjin-copy-"));
  // Among packages a copy is loaded as it is, as Node loads it, and not by the test runner.
  const home = join(folder, "node_modules", "genjin");
  const dist = join(home, "dist");
  compiled ??= compile();
  cpSync(await compiled, dist, { recursive: true });
  for (const shared of ["node_modules", "locales", "assets", "prisma", "package.json"]) {
    symlinkSync(join(project, shared), join(home, shared));
  }
  for (const { file, from, to } of patches) {
    const path = join(dist, file);
    const parts = readFileSync(path, "utf8").split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
    writeFileSync(path, parts.join(to));
  }
  const load = (file: string) => import(pathToFileURL(join(dist, file)).href);
  const { openGenjin } = await load("assembly/bootstrap.js");
  const { readConfig } = await load("assembly/config.js");
  const { createDispatch } = await load("bot/intake/dispatch.js");
  const { sweep } = await load("scheduler/sweep.js");
  const { deliver } = await load("scheduler/deliver.js");
  const { jobs } = await load("jobs/index.js");
  const { forgetOld } = await load("app/messages/forget-old.js");
  const { AdapterError } = await load("errors.js");
  return {
    ...{ openGenjin, readConfig, createDispatch, sweep, deliver, jobs, forgetOld, AdapterError },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
