import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { loadPlatforms, platformVariables } from "../support/platform-loading.ts";

/** The vendors' packages, by what begins their names. */
const vendors = ["@slack/", "dingtalk-stream", "@wecom/", "wechaty", "@grpc/", "@juzi/"];

const vendorsOf = (packages: readonly string[]): string[] =>
  packages.filter((name) => vendors.some((vendor) => name.startsWith(vendor)));

it.each([
  ["no platform", {}, [], []],
  [
    "Slack alone",
    platformVariables.slack ?? {},
    ["@slack/web-api", "@slack/socket-mode", "@slack/bolt"],
    ["@slack/"],
  ],
  ["DingTalk alone", platformVariables.dingtalk ?? {}, ["dingtalk-stream"], ["dingtalk-stream"]],
  ["the WeCom robot alone", platformVariables.wecom ?? {}, ["@wecom/aibot-node-sdk"], ["@wecom/"]],
  ["the WeCom app alone", platformVariables["wecom-app"] ?? {}, ["@wecom/crypto"], ["@wecom/"]],
  ["WeCom's webhook alone", platformVariables["wecom-webhook"] ?? {}, [], []],
])("%s loads its own vendor's packages and nobody else's", async (_, variables, own, may) => {
  const { packages } = await loadPlatforms(variables);
  expect(packages).toContain("pg");
  const loaded = vendorsOf(packages);
  expect(loaded).toEqual(expect.arrayContaining(own));
  expect(loaded.filter((name) => !may.some((vendor) => name.startsWith(vendor)))).toEqual([]);
});

it("Wechaty is loaded where its service can be reached, with nobody else's packages, and not before", async () => {
  const service = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(service, "listening");
  const address = service.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const loadedFor = async (endpoint: string) => {
    const { packages } = await loadPlatforms({
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: "insecure_token",
      WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
    });
    return vendorsOf(packages);
  };
  expect(await loadedFor("127.0.0.1:9")).toEqual([]);
  const loaded = await loadedFor(`127.0.0.1:${port}`);
  service.close();
  expect(loaded).toEqual(expect.arrayContaining(["wechaty", "wechaty-puppet-service"]));
  expect(loaded.filter((name) => !/^(wechaty|@grpc\/)/.test(name))).toEqual([]);
}, 60_000);
