// A later start and the memory at rest of two built products, taken in turn in one run, so that what
// else the machine does falls on both. Prints medians and the second as a share of the first.
//
//   node --import tsx bench/start.ts [OTHER_FOLDER] [ROUNDS]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "../test/support/data-folder.ts";
import { buildProduct } from "../test/support/service.ts";

const here = join(import.meta.dirname, "..");
const rounds = Number(process.argv[3] ?? 5);
/** How long a process is left alone before its memory is read. */
const restMs = 12_000;

/** One start: until it is ready in milliseconds, by the clock and of the processor; MB at rest. */
type Start = { readonly wallMs: number; readonly cpuMs: number; readonly residentMb: number };

await buildProduct();
const sides = [here, process.argv[2] ?? here].map((product) => ({
  product,
  folder: temporaryFolder({ mode: 0o755 }),
  starts: [] as Start[],
}));
try {
  // The first start fills the database, which is not measured.
  for (const { product, folder } of sides) await start(product, folder.dataDir, 2000);
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      side.starts.push(await start(side.product, side.folder.dataDir, restMs));
    }
  }
  const [first, second] = sides.map(({ starts }) => medians(starts));
  if (first === undefined || second === undefined) throw new Error("nothing was started");
  console.log(`start: ${said(first)} (${here})`);
  console.log(`       ${said(second)} (${sides[1]?.product})`);
  console.log(
    `       second to first: wall ${(second.wallMs / first.wallMs).toFixed(2)}, ` +
      `cpu ${(second.cpuMs / first.cpuMs).toFixed(2)}, ` +
      `resident ${(second.residentMb / first.residentMb).toFixed(2)}`,
  );
} finally {
  for (const { folder } of sides) folder.remove();
}

async function start(product: string, dataDir: string, aloneMs: number): Promise<Start> {
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: product,
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      LANG: "en_US.UTF-8",
      PORT: "0",
      LOG_LEVEL: "error",
      DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let text = "";
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    text += part;
    if (text.includes("Genjin is ready at")) break;
  }
  if (child.pid === undefined || child.exitCode !== null) throw new Error(`not started: ${text}`);
  const wallMs = performance.now() - began;
  const cpuMs = processorMs(child.pid);
  await pause(aloneMs);
  const residentMb = residentMbOf(child.pid);
  child.kill("SIGTERM");
  await ended;
  return { wallMs, cpuMs, residentMb };
}

/** Time in user and kernel mode, in hundredths of a second as Linux counts it. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function residentMbOf(pid: number): number {
  const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kb) * 1024) / 1e6;
}

function medians(starts: readonly Start[]): Start {
  const of = (name: keyof Start) =>
    starts.map((one) => one[name]).toSorted((a, b) => a - b)[starts.length >> 1] ?? Number.NaN;
  return { wallMs: of("wallMs"), cpuMs: of("cpuMs"), residentMb: of("residentMb") };
}

function said({ wallMs, cpuMs, residentMb }: Start): string {
  return `wall ${wallMs.toFixed(0)} ms, cpu ${cpuMs.toFixed(0)} ms, resident ${residentMb.toFixed(0)} MB`;
}
