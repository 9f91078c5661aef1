import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom } from "../simulators/wecom/simulator.ts";
import { freshDatabase } from "../support/database.ts";
import { buildProduct, startService } from "../support/service.ts";

/** As it is built, not as the tests load it: modules of both kinds are told apart there. */
describe("the built service with every platform at once", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-all-"));
  beforeAll(async () => {
    await buildProduct();
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("starts, is connected to each, and stops", async () => {
    const slack = await startSlackSimulator();
    const dingtalk = await startDingtalk({});
    const wecom = await startWecom({ users: ["lily"] });
    const { robot, app, webhook } = wecom.environment;
    const service = await startService({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...dingtalk.environment,
      ...robot,
      ...app,
      ...webhook,
    });
    try {
      const ready = await fetch(`${service.url}/readyz`);
      expect(ready.status).toBe(200);
      const ages = { slack: expect.any(Number), dingtalk: expect.any(Number) };
      const { connections } = (await ready.json()) as { connections: unknown };
      expect(connections).toEqual({ ...ages, wecom: expect.any(Number) });
      expect(slack.connections()).toBeGreaterThan(0);
      expect(dingtalk.connections()).toBe(1);
      expect(wecom.gateway.connections()).toBe(1);
      expect(await wecom.callerOf(service.url).says("lily", "/today")).toBe(true);
    } finally {
      const { status } = await service.stop();
      expect(status).toBe(0);
      await Promise.all([slack.stop(), dingtalk.close(), wecom.close()]);
    }
    expect(service.stderr()).not.toMatch(/"level":[56]0/);
  });
});
