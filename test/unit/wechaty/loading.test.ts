import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Packages that come with Wechaty, as far as a process of its own has loaded them after this. */
async function loadedBy(lines: string): Promise<string[]> {
  const script = `${lines}
    const { Module } = await import("node:module");
    const files = [...Object.keys(Module._cache), ...process.report.getReport().sharedObjects];
    const names = files.map((file) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1] ?? "");
    console.log(JSON.stringify([...new Set(names)]));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", script],
    { cwd: root },
  );
  const names: string[] = JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]");
  return names.filter((name) => /wechat|@grpc|leveldown|jimp|rxjs/.test(name)).sort();
}

const connectTo = (environment: object) => `
  await import("./src/serve.ts");
  const { readConfig } = await import("./src/config.ts");
  const { platformAdapters } = await import("./src/platform-adapters.ts");
  const { platforms } = readConfig(${JSON.stringify(environment)});
  await platformAdapters(platforms, { info() {}, warn() {} }, "/nowhere");`;

describe("Wechaty", () => {
  it("is not loaded where it is not configured", async () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    expect(await loadedBy(connectTo(slack))).toEqual([]);
  }, 30_000);

  it("is not loaded before the start where it is", async () => {
    const wechaty = {
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: "insecure_token",
      WECHATY_PUPPET_SERVICE_ENDPOINT: "127.0.0.1:1",
    };
    expect(await loadedBy(connectTo(wechaty))).toEqual([]);
  }, 30_000);

  it("would be seen", async () => {
    expect(await loadedBy(`await import("wechaty");`)).toContain("@grpc/grpc-js");
  }, 30_000);
});
