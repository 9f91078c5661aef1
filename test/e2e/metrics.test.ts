import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { happened } from "../../src/bot/intake/happening.ts";
import { createMetrics } from "../../src/metrics/create-metrics.ts";
import { startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const morning = "2026-11-20T01:00:00Z";
const dashboard = readFileSync(
  new URL("../../docs/grafana-dashboard.json", import.meta.url),
  "utf8",
);

let metrics: ReturnType<typeof createMetrics>;
let isDraining = false;

const app = sharedApp({ http: false, now: morning });
beforeEach(() => {
  isDraining = false;
  metrics = createMetrics(app.genjin, () => isDraining);
});

const page = () => metrics.registry.metrics();

describe("/metrics", () => {
  it("has all that the dashboard shows", async () => {
    const shown = new Set(
      [...dashboard.matchAll(/genjin_\w+/g)].map(([name]) =>
        name.replace(/_(bucket|sum|count)$/, ""),
      ),
    );
    expect(shown.size).toBeGreaterThan(15);
    const text = await page();
    const missing = [...shown].filter((name) => !text.includes(`# TYPE ${name} `));
    expect(missing).toEqual([]);
  });

  it("counts a push and an answer, and names nobody", async () => {
    const house = await foundTradingHouse(app.genjin.app.store);
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
    await setPushStage(app, morning).sweepFor(5);
    await startConversation(app, morning).person("lily").says("今日");
    const text = await page();
    expect(text).toMatch(
      /genjin_delivery_attempts_total\{kind="morning-digest",platform="local",outcome="sent"\} 1/,
    );
    expect(text).toMatch(/genjin_delivery_delay_seconds_count\{kind="morning-digest"\} 1/);
    expect(text).toMatch(/genjin_command_duration_seconds_count\{command="today"\} 1/);
    expect(text).toMatch(/genjin_sweep_duration_seconds_count [1-9]/);
    expect(text).toMatch(/^genjin_queue_reachable 1$/m);
    expect(text).toMatch(/^genjin_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.[.\d]+"\} 1$/m);
    expect(Number(/^genjin_disk_free_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1e6);
    expect(text).toMatch(/genjin_outbox\{state="pending"\} 0/);
    expect(text).not.toMatch(/lily|Ankara|李莉/);
  });
});

describe("a mailbox", () => {
  it("shows since when it was last read, and what is the trouble, until it is given up", async () => {
    const since = /genjin_mail_last_read_timestamp_seconds\{mailbox="a1"\} \d/;
    expect(await page()).not.toMatch(since);
    happened({ type: "mailbox", mailbox: "a1", state: "begun" });
    happened({ type: "mailbox-failed", mailbox: "a1", trouble: "password" });
    expect(await page()).toMatch(since);
    expect(await page()).toMatch(/genjin_mail_failures_total\{mailbox="a1",trouble="password"\} 1/);
    happened({ type: "mailbox", mailbox: "a1", state: "ended" });
    expect(await page()).not.toMatch(since);
  });
});

describe("readiness", () => {
  it("ends while the process is stopping", async () => {
    expect(await metrics.readiness()).toMatchObject({ ready: true });
    isDraining = true;
    expect(await metrics.readiness()).toMatchObject({ ready: false });
    expect(await page()).toMatch(/genjin_ready 0/);
  });
});
