import { afterEach, expect, it } from "vitest";
import { createDingtalkAdapter } from "../../src/adapters/dingtalk/adapter.ts";
import { dingtalkConfig } from "../../src/adapters/dingtalk/config.ts";
import { usualPatience } from "../../src/adapters/dingtalk/patience.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";

let dingtalk: DingtalkSimulator;
afterEach(() => dingtalk.close());

const adapter = () =>
  createDingtalkAdapter(
    dingtalkConfig(dingtalk.environment),
    { info() {}, warn() {} },
    { ...usualPatience, limited: 20 },
  );

it("knows people by their mailbox with the organization, and by no other address", async () => {
  dingtalk = await startDingtalk({ mailboxes: { "staff-lily": "lily@example.com" } });
  const { profileOf } = adapter();
  expect(await profileOf?.({ userId: "staff-lily" }, "")).toEqual({ email: "lily@example.com" });
  expect(await profileOf?.({ userId: "staff-tom" }, "")).toBeNull();
  expect(await profileOf?.({ userId: "somebody-else" }, "")).toBeNull();
});

it("knows nobody, and asks once, where the app may not look at people", async () => {
  dingtalk = await startDingtalk();
  const began = performance.now();
  expect(await adapter().profileOf?.({ userId: "staff-lily" }, "")).toBeNull();
  expect(performance.now() - began).toBeLessThan(3000);
});

it("has a check that tells wrong credentials from a DingTalk that cannot be reached", async () => {
  dingtalk = await startDingtalk();
  const { environment } = dingtalk;
  const checked = (changes: object) =>
    createDingtalkAdapter(dingtalkConfig({ ...environment, ...changes }), { info() {}, warn() {} });
  const found = async (changes: object) =>
    (await checked(changes).check?.())?.map(({ code, isWell }) => [code, isWell]);
  expect(await found({})).toEqual([
    ["token", true],
    ["stream", true],
  ]);
  expect(await found({ DINGTALK_CLIENT_SECRET: "wrong" })).toEqual([
    ["token", false],
    ["stream", false],
  ]);
  expect(await found({ DINGTALK_API_URL: "http://127.0.0.1:1" })).toEqual([["reach", false]]);
});

it("gets a new token where the old one has ended", async () => {
  dingtalk = await startDingtalk({ mailboxes: { "staff-lily": "lily@example.com" } });
  const { profileOf } = adapter();
  await profileOf?.({ userId: "staff-lily" }, "");
  dingtalk.expireTokens();
  expect(await profileOf?.({ userId: "staff-lily" }, "")).toEqual({ email: "lily@example.com" });
});
