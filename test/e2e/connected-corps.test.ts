import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { connect } from "../../src/app/connections/connect.ts";
import { disconnect } from "../../src/app/connections/disconnect.ts";
import { readPlace } from "../../src/assembly/config.ts";
import { type PlacePlatform, placePlatforms } from "../../src/assembly/place-platforms.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startWecom } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

type Wecom = Awaited<ReturnType<typeof startWecom>>;

/** A company with its DingTalk and its WeCom, in which people are known by the same ids as in the other. */
type Corp = {
  readonly mark: string;
  readonly house: TradingHouse;
  readonly dingtalk: DingtalkSimulator;
  readonly wecom: Wecom;
};

let app: TestApp;
let alpha: Corp;
let beta: Corp;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-11-24T01:30:00Z" });
  [alpha, beta] = [await open("Alpha"), await open("Beta")];
}, 60_000);
afterAll(async () => {
  await app?.stop();
  for (const { dingtalk, wecom } of [alpha, beta]) {
    await dingtalk.close();
    await wecom.close();
  }
});

async function open(mark: string): Promise<Corp> {
  const id = mark.toLowerCase();
  const dingtalk = await startDingtalk({
    ...{ corpId: `ding${id}`, clientId: `client-${id}`, robotCode: `robot-${id}` },
  });
  const wecom = await startWecom({
    ...{ users: ["lily"], corpId: `ww${id}`, token: `token-${id}` },
  });
  const house = await foundTradingHouse(app.genjin.app.store, {
    accountsOf: (handle) => [
      { platform: "dingtalk", userId: `staff-${handle}` },
      { platform: "wecom-app", userId: handle },
    ],
  });
  await house.addCustomers([{ name: `${mark} Stone`, owner: "lily", tier: "C" }]);
  return { mark, house, dingtalk, wecom };
}

/** Connects a company's app to its organization, as the command does. */
async function add(
  corp: Corp,
  platform: PlacePlatform,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const { app: genjinApp, now } = app.genjin;
  const settings = readPlace(platform, environment);
  const workspace = settings[placePlatforms[platform]] ?? "";
  const { organizationId } = corp.house;
  await connect(
    genjinApp,
    { organizationId, platform, workspace, title: corp.mark, at: now() },
    settings,
  );
  await app.genjin.lookAtPlaces();
}

/** Why the customers are due. */
const why = {
  ...{ window: { from: "09:00", to: "13:00" }, step: null, proposal: null },
  reasons: [{ code: "tier-gap", tier: "C", days: 60 }],
};

describe("two companies' DingTalk", () => {
  const heard = ({ dingtalk }: Corp) =>
    dingtalk.shown.map(({ title, text }) => `${title} ${text}`).join("\n");
  const writes = ({ dingtalk }: Corp, text: string) =>
    dingtalk.writes({ staffId: "staff-lily", text });

  it("is served from when it is connected, each for its own people, by ids that are the same", async () => {
    for (const corp of [alpha, beta]) await add(corp, "dingtalk", corp.dingtalk.environment);
    for (const [corp, other] of [
      [alpha, beta],
      [beta, alpha],
    ] as const) {
      expect(await writes(corp, "客户 Stone")).toBe(true);
      await vi.waitFor(() => expect(heard(corp)).toContain(`${corp.mark} Stone`), 10_000);
      expect(heard(corp)).not.toContain(other.mark);
    }
  });

  it("is pushed to, each about its own customers", async () => {
    const before = [alpha, beta].map(({ dingtalk }) => dingtalk.shown.length);
    await app.genjin.app.store.run(sql`UPDATE customer SET due_on = '2026-11-25',
      due_target_on = '2026-11-25', due_opens_at = '2026-11-25T06:00:00Z',
      due_closes_at = '2026-11-25T10:00:00Z', due_why = ${JSON.stringify(why)}::jsonb`);
    const nine = Date.parse("2026-11-25T01:00:00Z");
    for (let minute = -2; minute < 4; minute++) {
      const now = () => (nine + minute * 60_000) as Instant;
      await sweep({ bot: { ...app.genjin.bot, now }, jobs, queue: noQueue });
    }
    for (const [index, corp] of [alpha, beta].entries()) {
      await vi.waitFor(
        () => expect(corp.dingtalk.shown.length).toBeGreaterThan(before[index] ?? 0),
        10_000,
      );
    }
    expect(heard(alpha)).not.toContain("Beta");
    expect(heard(beta)).not.toContain("Alpha");
  });

  it("that lets us in no more is no reason to stop for the other", async () => {
    const { bot } = app.genjin;
    const adapter = bot.adapters.get("dingtalk");
    const to = await adapter?.openDirect?.({ userId: "staff-lily" }, "dingalpha");
    expect(to).toMatchObject({ workspace: "dingalpha", id: "staff-lily" });
    const nowhere = adapter?.openDirect?.({ userId: "staff-lily" }, "dinggamma");
    await expect(nowhere).rejects.toMatchObject({ retryable: false });
  });

  it("is left when it is taken out, and the other goes on", async () => {
    const { app: genjinApp, now } = app.genjin;
    await disconnect(genjinApp, now(), { platform: "dingtalk", workspace: "dingbeta" });
    await app.genjin.lookAtPlaces();
    const before = beta.dingtalk.shown.length;
    await vi.waitFor(() => expect(beta.dingtalk.connections()).toBe(0));
    expect(alpha.dingtalk.connections()).toBe(1);
    const known = alpha.dingtalk.shown.length;
    expect(await writes(alpha, "客户 Stone")).toBe(true);
    await vi.waitFor(() => expect(alpha.dingtalk.shown.length).toBeGreaterThan(known), 10_000);
    expect(beta.dingtalk.shown).toHaveLength(before);
  });
});

describe("two companies' WeCom", () => {
  it("calls one address, and each is answered by its own app", async () => {
    for (const corp of [alpha, beta]) await add(corp, "wecom-app", corp.wecom.environment.app);
    const origin = app.url.replace(/\/$/, "");
    for (const [corp, other] of [
      [alpha, beta],
      [beta, alpha],
    ] as const) {
      await corp.wecom.callerOf(origin).says("lily", "客户 Stone");
      const heard = () => JSON.stringify(corp.wecom.api.posts);
      await vi.waitFor(() => expect(heard()).toContain(`${corp.mark} Stone`), 10_000);
      expect(heard()).not.toContain(other.mark);
    }
  });
});

describe("what is to be connected", () => {
  it("is asked of the platform first", async () => {
    const right = readPlace("dingtalk", alpha.dingtalk.environment);
    const wrong = { ...right, DINGTALK_CLIENT_SECRET: "another" };
    for (const [settings, isWell] of [
      [right, true],
      [wrong, false],
    ] as const) {
      const checks = await (await app.genjin.makePlace("dingtalk", settings)).check?.();
      expect(checks?.every((one) => one.isWell)).toBe(isWell);
    }
  });

  it("names what is missing in its file, and no value of it", () => {
    const { DINGTALK_CORP_ID: _, ...half } = alpha.dingtalk.environment as Record<string, string>;
    expect(() => readPlace("dingtalk", half)).toThrowError(
      expect.objectContaining({ details: { names: "DINGTALK_CORP_ID" } }),
    );
    expect(() => readPlace("wecom", alpha.wecom.environment.robot)).toThrowError(
      expect.objectContaining({ details: { names: "WECOM_CORP_ID" } }),
    );
  });
});
