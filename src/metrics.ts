import { collectDefaultMetrics, Registry } from "prom-client";
import { lastWork } from "./app/last-work.ts";
import type { Genjin } from "./bootstrap.ts";
import type { Readiness } from "./http/health-routes.ts";
import { countHappenings } from "./metrics/count-happenings.ts";
import { gaugeState } from "./metrics/gauge-state.ts";

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
  const readiness = async (): Promise<Readiness> => {
    try {
      const { tick, send } = await lastWork(app);
      const ready = !isDraining();
      return { ready, database: true, lastTickAge: ageOf(tick), lastSendAge: ageOf(send) };
    } catch (error) {
      bot.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "not ready");
      return { ready: false, database: false, lastTickAge: null, lastSendAge: null };
    }
  };
  gaugeState(registry, genjin, readiness);
  return { registry, readiness };
}
