import { findFirst, findOrganization } from "../app/members/find-organization.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { readConfig } from "../assembly/config.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { chosen } from "./chosen-organization.ts";
import { reportFailure } from "./report-failure.ts";

/**
 * Opens the app for one command, on the running instance's database or alone, and closes it after
 * `work`: for the organization that `--organization` names, or the only one there is, unless it is for
 * all. A refusal is one sentence on stderr and exit status 1.
 */
export async function withGenjin(
  speak: Speaker,
  work: (genjin: Genjin) => Promise<void>,
  { isForAll = false } = {},
): Promise<void> {
  let genjin: Genjin | undefined;
  try {
    // Most of the program, which help and wrong usage do without.
    const { openGenjin } = await import("../assembly/bootstrap.ts");
    genjin = await openGenjin(readConfig(), "command");
    await work(isForAll ? genjin : await chosenOf(genjin));
  } catch (error) {
    reportFailure(speak, error);
  } finally {
    await genjin?.close();
  }
}

/** The app as the organization has it that was chosen; while the database is empty, as it is. */
async function chosenOf(genjin: Genjin): Promise<Genjin> {
  if ((await findFirst(genjin.app)) === null) return genjin;
  const { id } = await findOrganization(genjin.app, chosen.organization);
  const { genjinIn } = await import("../assembly/genjin-in.ts");
  return genjinIn(genjin, id);
}
