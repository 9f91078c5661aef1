import { expect, it } from "vitest";
import { loadPlatforms, platformVariables } from "../support/platform-loading.ts";

/** The vendors' packages, by what begins their names. */
const vendors = ["@slack/", "dingtalk-stream", "@wecom/", "wechaty", "@juzi/"];

const vendorsOf = (packages: readonly string[]): string[] =>
  packages.filter((name) => vendors.some((vendor) => name.startsWith(vendor)));

it.each([
  ["no platform", {}, [], []],
  [
    "Slack alone",
    platformVariables.slack ?? {},
    ["@slack/web-api", "@slack/socket-mode"],
    ["@slack/"],
  ],
  ["DingTalk alone", platformVariables.dingtalk ?? {}, ["dingtalk-stream"], ["dingtalk-stream"]],
  ["the WeCom robot alone", platformVariables.wecom ?? {}, ["@wecom/aibot-node-sdk"], ["@wecom/"]],
])("%s loads its own vendor's packages and nobody else's", async (_, variables, own, may) => {
  const { packages } = await loadPlatforms(variables);
  expect(packages).toContain("pg");
  const loaded = vendorsOf(packages);
  expect(loaded).toEqual(expect.arrayContaining(own));
  expect(loaded.filter((name) => !may.some((vendor) => name.startsWith(vendor)))).toEqual([]);
});
