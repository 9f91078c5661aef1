import { failPoints } from "../../../src/core/fail-point.ts";
import { freePort } from "../../support/free-port.ts";
import { type Chance, shuffled } from "./chance.ts";
import { gatherCrowd } from "./crowd.ts";
import { type Role, startFleet } from "./fleet.ts";
import { openLedger, type Verdict } from "./ledger.ts";
import { openPlatforms } from "./platforms.ts";
import { readiness } from "./until-ready.ts";

/** Working days of the battery without the pushes of a month's first; a storm takes as many as it needs. */
const days = ["03", "04", "07", "08", "09", "10", "11", "14", "15"].map((day) => `2026-12-${day}`);

/** How long one morning may take at most, in milliseconds. */
const patience = 40 * 60_000;

export type Storm = {
  readonly people: number;
  /** Processes killed at a random moment. */
  readonly kills: number;
  /** Processes that kill themselves at each of the points. */
  readonly killsAtEach: number;
  readonly points?: readonly string[];
  /** Mean time between two random kills, in milliseconds. */
  readonly every: number;
  readonly roles: readonly Role[];
  readonly environment: Readonly<Record<string, string>>;
  readonly chance: Chance;
  readonly program?: string;
};

/** What came of a storm: a verdict for each morning that it took, and how many died where. */
export type StormReport = {
  readonly mornings: readonly Verdict[];
  readonly killed: number;
  readonly diedAt: Readonly<Record<string, number>>;
};

/**
 * Mornings on which a digest is owed to everybody while the processes that send them die and are
 * started again, until all deaths have been died and everything has been settled.
 */
export async function killStorm(storm: Storm): Promise<StormReport> {
  const { people, chance, points = failPoints, environment } = storm;
  const platforms = await openPlatforms(people);
  const whole = Object.assign({}, environment, ...platforms.map((one) => one.environment));
  await gatherCrowd({ ...environment, DEMO: "0" }, people, platforms);
  const mornings: Verdict[] = [];
  const diedAt: Record<string, number> = {};
  let killed = 0;
  let toFail = points.flatMap((point) => Array<string>(storm.killsAtEach).fill(point));
  for (const day of days) {
    const ledger = openLedger(platforms, people, environment.DATABASE_URL ?? "");
    const ports = await Promise.all(storm.roles.map(freePort));
    const fleet = startFleet({
      roles: storm.roles,
      ports,
      environment: whole,
      startAt: Date.parse(`${day}T00:59:50Z`),
      ...(storm.program === undefined ? {} : { program: storm.program }),
    });
    fleet.failAt(shuffled(chance, toFail));
    const deadline = Date.now() + patience;
    while (Date.now() < deadline && !(await ledger.isSettled(day))) {
      await pause(storm.every * (0.5 + chance()));
      // A machine that is too slow for the storm would never have anybody at work.
      if (killed >= storm.kills || !(await areHalfUp(ports))) continue;
      fleet.killOne(chance);
      killed += 1;
    }
    await fleet.stop();
    for (const point of fleet.failed()) {
      diedAt[point] = (diedAt[point] ?? 0) + 1;
      toFail = toFail.toSpliced(toFail.indexOf(point), 1);
    }
    mornings.push(await ledger.verdict(day));
    if (killed >= storm.kills && toFail.length === 0) break;
  }
  await Promise.all(platforms.map((platform) => platform.close()));
  return { mornings, killed, diedAt };
}

async function areHalfUp(ports: readonly number[]): Promise<boolean> {
  const statuses = await Promise.all(ports.map((port) => readiness(port, 1000)));
  return statuses.filter((status) => status === 200).length * 2 >= ports.length;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
