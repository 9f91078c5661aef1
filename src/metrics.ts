import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { lastWork } from "./app/last-work.ts";
import type { Genjin } from "./bootstrap.ts";
import type { Readiness } from "./http/health-routes.ts";

/** Metrics of the process, and whether it does its work. Never anything personal. */
export function createMetrics({ app, now, bot }: Genjin): {
  readonly registry: Registry;
  readonly readiness: () => Promise<Readiness>;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "genjin_" });
  const ageOf = (at: number | null): number | null =>
    at === null ? null : Math.max(0, Math.round((now() - at) / 1000));
  const readiness = async (): Promise<Readiness> => {
    try {
      const { tick, send } = await lastWork(app);
      return { ready: true, lastTickAge: ageOf(tick), lastSendAge: ageOf(send) };
    } catch (error) {
      bot.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "not ready");
      return { ready: false, lastTickAge: null, lastSendAge: null };
    }
  };
  for (const [name, help, key] of [
    ["genjin_last_tick_age_seconds", "Seconds since the last scheduler tick.", "lastTickAge"],
    ["genjin_last_send_age_seconds", "Seconds since the last push was sent.", "lastSendAge"],
  ] as const) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await readiness())[key] ?? Number.NaN);
      },
    });
  }
  return { registry, readiness };
}
