import { beforeEach, describe, expect, it } from "vitest";
import { lockedOutOf } from "../../../src/app/push/breakers.ts";
import { AdapterError } from "../../../src/errors.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

let stage: PushStage;
let tries: number;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
});
beforeEach(() => {
  stage = setPushStage(app, "2026-11-20T01:00:00Z");
  tries = 0;
});

const failWith = (error: AdapterError) =>
  stage.failing(async () => {
    tries++;
    throw error;
  });
const lockOut = () =>
  failWith(
    new AdapterError("slack chat.postMessage: invalid_auth", {
      retryable: true,
      hindrance: "access",
    }),
  );
/** Of those who have something to do. */
const digests = async () =>
  (await stage.deliveries()).filter(
    ({ kind, state }) => kind === "morning-digest" && state !== "superseded",
  );
const lockedOut = async () => (await lockedOutOf(app.genjin.app)).map(({ platform }) => platform);

describe("a platform that does not let us in", () => {
  it("is left alone but for probes further and further apart, and costs no attempt", async () => {
    lockOut();
    await stage.sweepFor(30);
    expect(await lockedOut()).toEqual(["local"]);
    // At the start all that are sent side by side, then after 1, 3, 7 and 15 minutes.
    expect(tries).toBeLessThanOrEqual(8);
    expect(tries).toBeGreaterThanOrEqual(4);
    for (const one of await digests()) expect(one).toMatchObject({ state: "pending", attempts: 0 });
  });

  it("gets everything by itself once it lets us in", async () => {
    lockOut();
    await stage.sweepFor(5);
    expect(stage.posted).toEqual([]);
    stage.failing(null);
    await stage.sweepFor(5);
    expect(await lockedOut()).toEqual([]);
    for (const one of await digests()) expect(one).toMatchObject({ state: "sent", attempts: 1 });
    expect(stage.posted.map(({ chat }) => chat)).toEqual(["direct:lily"]);
  });
});

describe("a push that our own pace holds back", () => {
  it("is tried again when there is room, however often, and uses up no attempt", async () => {
    const hindrance = "pace" as const;
    failWith(new AdapterError("local: held back", { retryable: true, retryAfterMs: 1, hindrance }));
    await stage.sweepFor(20);
    expect(tries).toBeGreaterThan(16);
    for (const one of await digests()) expect(one).toMatchObject({ state: "pending", attempts: 0 });
    expect(await lockedOut()).toEqual([]);
  });
});
