import { collectDefaultMetrics, Registry } from "prom-client";
import { lastWork } from "../app/process/last-work.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import type { Readiness } from "../http/health-routes.ts";
import { countHappenings } from "./count-happenings.ts";
import { gaugeState } from "./gauge-state.ts";

/** Metrics of the process, and whether it does its work. Never anything personal. */
export function createMetrics(
  genjin: Genjin,
  isDraining: () => boolean,
): {
  readonly registry: Registry;
  readonly readiness: () => Promise<Readiness>;
} {
  const { app, now, bot } = genjin;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "genjin_" });
  countHappenings(registry);
  const ageOf = (at: number | null): number | null =>
    at === null ? null : Math.max(0, Math.round((now() - at) / 1000));
  const connections = () =>
    Object.fromEntries(
      [...bot.adapters.values()].flatMap(({ platform, connectedFor }) => {
        const stood = connectedFor?.();
        if (stood === undefined) return [];
        return [[platform, stood === null ? null : Math.round(stood / 1000)]];
      }),
    );
  const readiness = async (): Promise<Readiness> => {
    try {
      const { tick, send, inbound } = await lastWork(app);
      return {
        ...{ ready: !isDraining(), database: true, connections: connections() },
        ...{ lastTickAge: ageOf(tick), lastSendAge: ageOf(send), lastInboundAge: ageOf(inbound) },
      };
    } catch (error) {
      bot.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "not ready");
      return {
        ...{ ready: false, database: false, connections: connections() },
        ...{ lastTickAge: null, lastSendAge: null, lastInboundAge: null },
      };
    }
  };
  gaugeState(registry, genjin, readiness);
  return { registry, readiness };
}
