import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { cadenceProperties } from "./core/cadence-properties.ts";
import type { Outcome } from "./core/run.ts";
import { timeProperties } from "./core/time-properties.ts";

const program = fileURLToPath(new URL("./core/run.ts", import.meta.url));

/** Host zones, with how far their clocks are behind UTC in January and July, in minutes. */
const hosts = [
  ["UTC", [0, 0]],
  ["Asia/Shanghai", [-480, -480]],
  ["America/Chicago", [360, 300]],
] as const;

const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  await Promise.all(
    hosts.map(async ([zone]) => {
      const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program], {
        env: { ...process.env, TZ: zone },
        maxBuffer: 16 * 1024 * 1024,
      });
      outcomes.set(zone, JSON.parse(stdout) as Outcome);
    }),
  );
}, 180_000);

describe.each(hosts)("on a host in %s", (zone, offsets) => {
  it("really runs there", () => {
    expect(outcomes.get(zone)?.hostOffsets).toEqual(offsets);
    expect(outcomes.get(zone)?.hostZone).toBe(zone);
  });

  it.each([...timeProperties, ...cadenceProperties])("$name", ({ name }) => {
    const outcome = outcomes.get(zone);
    expect(outcome).toBeDefined();
    expect(outcome?.failures[name]).toBeUndefined();
  });
});

it("plans the same dues wherever it runs", () => {
  const digests = hosts.map(([zone]) => outcomes.get(zone)?.digest);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(digests).size).toBe(1);
});
