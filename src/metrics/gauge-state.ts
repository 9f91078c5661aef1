import { Gauge, type Registry } from "prom-client";
import { findBacklog } from "../app/process/find-backlog.ts";
import { freeSpace } from "../app/process/free-space.ts";
import { lockedOutOf } from "../app/push/breakers.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { canReachQueue } from "../assembly/can-reach-queue.ts";
import { version } from "../assembly/version.ts";
import type { Readiness } from "../http/health-routes.ts";

const buildLabels = ["version", "node"] as const;

/** Measures how things stand whenever somebody asks; where the database is away, what is in it is left out. */
export function gaugeState(
  registry: Registry,
  genjin: Genjin,
  ready: () => Promise<Readiness>,
): void {
  const { app, bot, config, now } = genjin;
  const readiness = sharedRead(ready);
  const backlog = sharedRead(() => findBacklog(app, now()));
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: (set: (value: number, labels?: Readonly<Record<Label, string>>) => void) => unknown,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      async collect() {
        this.reset();
        const set = (value: number, labels?: Readonly<Record<Label, string>>) =>
          labels === undefined ? this.set(value) : this.set(labels, value);
        try {
          await read(set);
        } catch {
          // `genjin_ready` says so.
        }
      },
    });

  const ages = [
    ["genjin_last_tick_age_seconds", "Seconds since the last scheduler tick.", "lastTickAge"],
    ["genjin_last_send_age_seconds", "Seconds since the last push was sent.", "lastSendAge"],
    [
      "genjin_last_inbound_age_seconds",
      "Seconds since somebody last wrote or pressed a button.",
      "lastInboundAge",
    ],
  ] as const;
  for (const [name, help, key] of ages) {
    gauge(name, help, [], async (set) => set((await readiness())[key] ?? Number.NaN));
  }
  gauge("genjin_ready", "1 when this process can do its work, else 0.", [], async (set) =>
    set((await readiness()).ready ? 1 : 0),
  );
  gauge("genjin_build_info", "1, with the versions of program and runtime.", buildLabels, (set) =>
    set(1, { version, node: process.version }),
  );
  gauge(
    "genjin_queue_reachable",
    "1 when the queue answers this process now, else 0.",
    [],
    async (set) => set((await canReachQueue(genjin)) ? 1 : 0),
  );
  gauge(
    "genjin_disk_free_bytes",
    "Room left where DATA_DIR is: for the embedded database, and for backups.",
    [],
    async (set) => set((await freeSpace(config.dataDir)) ?? Number.NaN),
  );
  gauge("genjin_outbox", "Pushes by state; dead: of the last 7 days.", ["state"], async (set) => {
    const { outbox } = await backlog();
    for (const state of ["pending", "joined", "sending", "ambiguous", "dead"]) {
      set(outbox.find((one) => one.state === state)?.count ?? 0, { state });
    }
  });
  gauge(
    "genjin_outbox_oldest_due_age_seconds",
    "How long the oldest due push waits.",
    [],
    async (set) => set((await backlog()).oldestDueAge),
  );
  gauge("genjin_inbox_waiting", "Events that are recorded and not answered.", [], async (set) =>
    set((await backlog()).inboxWaiting),
  );
  gauge("genjin_inbox_oldest_age_seconds", "How long the oldest of them waits.", [], async (set) =>
    set((await backlog()).oldestEventAge),
  );
  gauge(
    "genjin_platform_locked_out",
    "1 for a platform that does not let us in.",
    ["platform"],
    async (set) => {
      const locked = (await lockedOutOf(app)).map(({ platform }) => platform);
      for (const platform of bot.adapters.keys())
        set(locked.includes(platform) ? 1 : 0, { platform });
    },
  );
  gauge(
    "genjin_platform_can_send",
    "1 when this process can post there now, else 0.",
    ["platform"],
    (set) => {
      for (const { platform, canSend } of bot.adapters.values()) {
        set((canSend?.() ?? true) ? 1 : 0, { platform });
      }
    },
  );
  gauge(
    "genjin_connection_age_seconds",
    "How long the connection to a platform has stood; absent where this process has none.",
    ["platform"],
    async (set) => {
      for (const [platform, age] of Object.entries((await readiness()).connections)) {
        if (age !== null) set(age, { platform });
      }
    },
  );
  gauge(
    "genjin_database_connections",
    "Connections of this process to the database.",
    ["state"],
    (set) => {
      const { totalCount, idleCount, waitingCount } = app.store.pool;
      set(totalCount - idleCount, { state: "busy" });
      set(idleCount, { state: "idle" });
      set(waitingCount, { state: "awaited" });
    },
  );
}

/** Reads once for all who ask at the same time: the gauges of one page are collected together. */
function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
}
