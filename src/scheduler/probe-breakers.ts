import { breakersOf } from "../app/push/breakers.ts";
import { deliver } from "./deliver.ts";
import { aheadOf, type Sending } from "./schedule.ts";

/**
 * Looks whether platforms that did not let us in do so now, each in its time: asks them, and where
 * that does not tell, tries with the delivery that has waited longest.
 */
export async function probeBreakers(sending: Sending): Promise<void> {
  const { app, adapters, log } = sending.bot;
  const breakers = breakersOf(app, aheadOf(sending));
  for (const platform of await breakers.takeProbes()) {
    const adapter = adapters.get(platform);
    const checks = (await adapter?.check?.()) ?? [];
    const isKnownWell = checks.length > 0 && checks.every(({ isWell }) => isWell);
    if (adapter === undefined || isKnownWell) {
      await breakers.close(platform);
      log.info({ platform }, "platform lets us in again");
      continue;
    }
    const id = await breakers.longestWaiting(platform);
    if (id !== null) await deliver(sending, id, { isProbe: true });
  }
}
