import type { Genjin } from "../assembly/bootstrap.ts";
import { readConfig } from "../assembly/config.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { reportFailure } from "./report-failure.ts";

/**
 * Opens the app for one command, on the running instance's database or alone, and closes it after
 * `work`. A refusal is one sentence on stderr and exit status 1.
 */
export async function withGenjin(
  speak: Speaker,
  work: (genjin: Genjin) => Promise<void>,
): Promise<void> {
  let genjin: Genjin | undefined;
  try {
    // Most of the program, which help and wrong usage do without.
    const { openGenjin } = await import("../assembly/bootstrap.ts");
    genjin = await openGenjin(readConfig(), "command");
    await work(genjin);
  } catch (error) {
    reportFailure(speak, error);
  } finally {
    await genjin?.close();
  }
}
