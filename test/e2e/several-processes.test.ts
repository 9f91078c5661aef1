import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { forgetfulQueue } from "../support/push-stage.ts";
import { hasRedis, type RedisServer, startRedis } from "../support/redis-server.ts";
import { buildProduct, type Service, startService } from "../support/service.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

// Monday 23 November 2026, 09:10 in Shanghai: the digests of 09:00 are planned and due.
const now = "2026-11-23T01:10:00Z";

/** How long a lease holds, the look of those who stand by, and the connecting, in milliseconds. */
const takeOverMs = 15_000 + 1000 + 3000;

let dingtalk: DingtalkSimulator;
let wecom: WecomSimulator;
let redis: RedisServer | undefined;
let app: TestApp;
let environment: Record<string, string>;
const running: Service[] = [];

beforeAll(async () => {
  await buildProduct();
  dingtalk = await startDingtalk();
  wecom = await startWecom({ users: [] });
  wecom.gateway.knows("user-lily");
  redis = hasRedis ? await startRedis() : undefined;
  app = await startTestApp({ http: false });
  const { store } = app.genjin.app;
  const house = await foundTradingHouse(store, {
    accountsOf: (handle) => [
      handle === "wei"
        ? { platform: "dingtalk", userId: "staff-wei" }
        : { platform: "wecom", userId: `user-${handle}` },
    ],
  });
  await house.addCustomers([
    { name: "Ankara Lift", owner: "lily" },
    { name: "Izmir Stone", owner: "wei" },
  ]);
  const ahead = Date.parse(now) - Date.now();
  const clock = () => (Date.now() + ahead - 600_000) as Instant;
  await sweep({ bot: { ...app.genjin.bot, now: clock }, jobs, queue: forgetfulQueue() });
  environment = {
    DATABASE_URL: app.genjin.databaseUrl,
    DATA_DIR: app.genjin.config.dataDir,
    GENJIN_NOW: now,
    LOG_LEVEL: "info",
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    ...dingtalk.environment,
    ...wecom.environment.robot,
  };
}, 300_000);
afterAll(async () => {
  for (const { child } of running) if (child.exitCode === null) child.kill("SIGKILL");
  await app.stop();
  await redis?.stop();
  await dingtalk.close();
  await wecom.close();
});

/** The most connections that either platform has seen at a time. */
const most = { dingtalk: 0, wecom: 0 };
const watch = setInterval(() => {
  most.dingtalk = Math.max(most.dingtalk, dingtalk?.connections() ?? 0);
  most.wecom = Math.max(most.wecom, wecom?.gateway.connections() ?? 0);
}, 20);
afterAll(() => clearInterval(watch));

async function start(role: "web" | "worker"): Promise<Service> {
  const service = await startService(environment, role);
  running.push(service);
  return service;
}

/** The process that began to listen to DingTalk last. */
const holder = (): Service => {
  const found = running
    .filter(({ child }) => child.exitCode === null && child.signalCode === null)
    .find((service) => /"platform":"dingtalk","msg":"listening"/.test(service.stderr()));
  if (found === undefined) throw new Error("nobody listens to DingTalk");
  return found;
};

const isHeard = () => dingtalk.connections() === 1 && wecom.gateway.isLive();

/** Milliseconds until somebody listens on both platforms. */
async function untilHeard(): Promise<number> {
  const from = performance.now();
  await vi.waitFor(() => expect(isHeard()).toBe(true), { timeout: 60_000, interval: 20 });
  return performance.now() - from;
}

/** Both are asked, and both answer once. */
async function expectAnswers(): Promise<void> {
  const before = { dingtalk: dingtalk.shown.length, wecom: wecom.gateway.posts.length };
  expect(await dingtalk.writes({ staffId: "staff-wei", text: "/today" })).toBe(true);
  expect(await wecom.gateway.says({ user: "user-lily", text: "/today" })).toBe(true);
  await vi.waitFor(() => {
    expect(dingtalk.shown.length).toBeGreaterThan(before.dingtalk);
    expect(wecom.gateway.posts.length).toBeGreaterThan(before.wecom);
  }, 10_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(dingtalk.shown.slice(before.dingtalk)).toMatchObject([{ chat: "staff-wei" }]);
  expect(wecom.gateway.posts.slice(before.wecom)).toMatchObject([{ how: "reply" }]);
}

it("several processes of each role act as one", async () => {
  const workers = await Promise.all([start("worker"), start("worker")]);
  await Promise.all([start("web"), start("web")]);

  const digests = () => [
    ...dingtalk.shown.map(({ chat, text }) => `${chat} ${/Ankara|Izmir/.exec(text)}`),
    ...wecom.gateway.posts.map(({ chat, text }) => `${chat} ${/Ankara|Izmir/.exec(text)}`),
  ];
  await vi.waitFor(
    () => expect(digests()).toEqual(["staff-wei Izmir", "user-lily Ankara"]),
    30_000,
  );
  await untilHeard();
  await expectAnswers();

  for (const { url } of workers) {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("genjin_last_send_age_seconds");
    expect((await fetch(`${url}/local/state`)).status).toBe(404);
  }

  holder().child.kill("SIGKILL");
  await vi.waitFor(() => expect(isHeard()).toBe(false), 5000);
  const afterDeath = await untilHeard();
  expect(afterDeath).toBeLessThan(takeOverMs);
  await expectAnswers();

  await start("web");
  const leaving = holder();
  const { status } = await leaving.stop();
  expect(status).toBe(0);
  const afterStop = await untilHeard();
  expect(afterStop).toBeLessThan(3000);
  await expectAnswers();

  expect(digests().filter((one) => /Izmir|Ankara/.test(one))).toHaveLength(2 + 3 * 2);
  expect(most).toEqual({ dingtalk: 1, wecom: 1 });
});
