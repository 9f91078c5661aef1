import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/data-folder.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { killEmbedded } from "./battery/embedded-kills.ts";
import { isFull, sized } from "./battery/size.ts";

/** The processes of the database are found in /proc. */
describe.runIf(process.platform === "linux")("the embedded database", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  beforeAll(buildProduct);
  afterAll(() => folder.remove());

  it(
    "keeps what was answered as saved through kill -9, and opens again every time",
    async () => {
      const cycles = sized(100, 4);
      const report = await killEmbedded({
        cycles,
        writing: [300, 3000],
        dataDir: folder.dataDir,
        cluster: folder.cluster,
        chance: chanceOf(seed),
      });
      console.log(`embedded, seed ${seed}:`, JSON.stringify(report));
      expect(report).toMatchObject({ reopened: cycles, lost: 0, doubled: 0 });
      expect(report.acknowledged).toBeGreaterThan(cycles);
    },
    isFull ? 3_600_000 : 10 * 60_000,
  );
});
