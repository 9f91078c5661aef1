import type { Command } from "commander";
import { findOutbox } from "../app/push/find-outbox.ts";
import { plainText } from "../chat/plain-text.ts";
import { formatInstant } from "../core/time/instant.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { outboxView } from "../views/push/outbox-view.ts";
import { actorOf } from "./actor-of.ts";
import { withGenjin } from "./with-genjin.ts";

/** `outbox`: pushes that wait or were given up, and platforms that do not let us in. */
export function registerOutbox(program: Command, speak: Speaker): void {
  program
    .command("outbox")
    .description(speak.t("cli:outbox"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: { json?: true }) => {
      await withGenjin(speak, async (genjin) => {
        const actor = await actorOf(genjin, undefined);
        const report = await findOutbox(genjin.app, actor);
        console.log(
          json
            ? JSON.stringify({
                waiting: report.waiting.map((one) => ({ ...one, next: formatInstant(one.next) })),
                dead: report.dead.map((one) => ({ ...one, tick: formatInstant(one.tick) })),
                lockedOut: report.lockedOut.map((one) => ({
                  ...one,
                  openedAt: formatInstant(one.openedAt),
                  probeAt: formatInstant(one.probeAt),
                })),
              })
            : plainText(outboxView(report, actor.member.zone, speak)),
        );
      });
    });
}
