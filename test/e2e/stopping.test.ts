import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { buildProduct, genjin, type Service, startService } from "../support/service.ts";

const folder = temporaryFolder({ mode: 0o755 });
const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const running: Service[] = [];
let slack: SlackSimulator;

beforeAll(async () => {
  await buildProduct();
  slack = await startSlackSimulator();
}, 180_000);
afterAll(async () => {
  for (const { child } of running) if (child.exitCode === null) child.kill("SIGKILL");
  await slack.stop();
  folder.remove();
});

async function start(): Promise<Service> {
  const service = await startService({
    DATA_DIR: folder.dataDir,
    DEMO: "0",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slack.apiUrl,
  });
  running.push(service);
  slack.calls({ url: `${service.url}/slack/events`, secret });
  return service;
}

/** Lily writes a line; resolves when it is acknowledged. */
const writes = async (line: string): Promise<void> => {
  expect(await slack.types("U0LILY", "D0LILY", line)).toBe(true);
};

it("a stop lets answers in work arrive, and what it must leave is answered after the next start", async () => {
  const service = await start();
  const who = "--name 李莉 --role sales --zone Asia/Shanghai --locale zh-CN --slack U0LILY";
  const added = await genjin(["member", "add", "lily", ...who.split(" ")], {
    DATA_DIR: folder.dataDir,
    DEMO: "0",
  });
  expect(added.stderr + added.stdout).toContain("lily");
  slack.slow(1500);
  for (const line of ["/today", "/genjin me", "/today"]) await writes(line);
  expect(slack.seen()).toHaveLength(0);
  const stopped = await service.stop();
  expect(slack.seen()).toHaveLength(3);
  expect(slack.seen()[1]?.text).toContain("李莉");
  expect(stopped.status).toBe(0);
  expect(stopped.ms).toBeLessThan(20_000);

  slack.slow(60_000);
  const next = await start();
  for (const line of ["/today", "/genjin me"]) await writes(line);
  const gaveUp = await next.stop();
  expect(gaveUp.status).toBe(0);
  expect(gaveUp.ms).toBeLessThan(20_000);
  expect(slack.seen()).toHaveLength(3);

  slack.slow(0);
  const last = await start();
  await vi.waitFor(() => expect(slack.seen()).toHaveLength(4), 15_000);
  expect(slack.seen()[3]?.text).toContain("李莉");
  expect((await last.stop()).status).toBe(0);
});
