import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createTestHttpServer, webDir } from "../support/http-server.ts";
import { createLocalChatDouble } from "../support/local-chat-double.ts";

const server = await createTestHttpServer({ localChat: { port: createLocalChatDouble() } });

describe("the page", () => {
  it("is served with every file it names", async () => {
    const page = await server.inject("/");
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    const named = [...page.body.matchAll(/(?:href|src)="([^"]+)"/g)].map(
      ([, address = ""]) => address,
    );
    expect(named.length).toBeGreaterThan(4);
    for (const address of named.filter((each) => !each.endsWith(".js"))) {
      expect([address, (await server.inject(address)).statusCode]).toEqual([address, 200]);
    }
  });

  it("runs nothing inline and asks nobody else", async () => {
    const page = await server.inject("/");
    expect(page.headers["content-security-policy"]).not.toMatch(/unsafe|http|\*/);
    expect(page.body).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc="\/web\/)/);
    const addresses = readdirSync(webDir)
      .filter((name) => /\.(ts|css|html)$/.test(name))
      .flatMap((name) => readFileSync(webDir + name, "utf8").match(/https?:\/\/[\w.-]+/g) ?? []);
    expect(addresses).toEqual(["http://www.w3.org"]);
  });

  it("speaks both languages", async () => {
    const english = (await server.inject("/web/strings/en.json")).json();
    const chinese = (await server.inject("/web/strings/zh-CN.json")).json();
    expect([english.send, chinese.send]).toEqual(["Send", "发送"]);
  });

  it("is not sent again when nothing has changed", async () => {
    const { etag } = (await server.inject("/web/page.css")).headers;
    const headers = { "if-none-match": String(etag) };
    const again = await server.inject({ url: "/web/page.css", headers });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  it.each([
    "/web/",
    "/web/tsconfig.json",
    "/web/main.ts",
    "/web/../package.json",
    "/web/%2e%2e/package.json",
  ])("gives nothing away at %s", async (url) => {
    expect((await server.inject(url)).statusCode).toBe(404);
  });

  it("is not there without the local chat", async () => {
    const bare = await createTestHttpServer();
    expect((await bare.inject("/")).statusCode).toBe(404);
    expect((await bare.inject("/local/state")).statusCode).toBe(404);
  });
});

describe("the page's sentences", () => {
  const code = readdirSync(webDir)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(webDir + name, "utf8"))
    .join("\n");
  const keys = Object.keys(JSON.parse(readFileSync(`${webDir}../locales/en/web.json`, "utf8"))).map(
    (key) => key.replace(/_(one|other)$/, ""),
  );

  it("are all said", () => {
    const stems = [...code.matchAll(/`([a-z]+-)\$\{/g)].map(([, stem = ""]) => stem);
    const unsaid = keys.filter(
      (key) => !code.includes(`"${key}"`) && !stems.some((stem) => key.startsWith(stem)),
    );
    expect(keys.length).toBeGreaterThan(40);
    expect(unsaid).toEqual([]);
  });
});
