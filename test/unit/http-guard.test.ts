import { describe, expect, it } from "vitest";
import { createTestHttpServer } from "../support/http-server.ts";
import { createLocalChatDouble } from "../support/local-chat-double.ts";

const serve = (token?: string) =>
  createTestHttpServer({
    localChat: { port: createLocalChatDouble(), ...(token !== undefined && { token }) },
  });

async function status(headers: Record<string, string>, url = "/local/state", token?: string) {
  const server = await serve(token);
  return (await server.inject({ url, headers })).statusCode;
}

describe("the local chat on this machine", () => {
  it.each(["localhost", "localhost:3000", "127.0.0.1:3000", "127.3.2.1", "[::1]:3000"])(
    "answers %s",
    async (host) => {
      expect(await status({ host })).toBe(200);
      expect(await status({ host }, "/")).toBe(200);
    },
  );

  it.each([
    "genjin.example",
    "localhost.example:3000",
    "127.0.0.1.example",
    "192.168.1.5:3000",
    "localhost:3000@evil.example",
    "0.0.0.0:3000",
  ])("refuses the foreign name “%s”, the page too", async (host) => {
    expect(await status({ host })).toBe(403);
    expect(await status({ host }, "/")).toBe(403);
  });

  it("answers its own page and refuses any other", async () => {
    const host = "localhost:3000";
    expect(await status({ host, origin: "http://localhost:3000" })).toBe(200);
    expect(await status({ host, origin: "http://localhost:4000" })).toBe(403);
    expect(await status({ host, origin: "http://127.0.0.1:3000" })).toBe(403);
    expect(await status({ host, origin: "https://evil.example" })).toBe(403);
    expect(await status({ host, origin: "null" })).toBe(403);
    expect(await status({ host, "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await status({ host, "sec-fetch-site": "same-site" })).toBe(403);
    expect(await status({ host, "sec-fetch-site": "cross-site" })).toBe(403);
  });

  it("may be reached by a link from elsewhere: the page, not the data", async () => {
    const link = { host: "localhost:3000", "sec-fetch-site": "cross-site" };
    expect(await status(link, "/")).toBe(200);
  });

  it("leaves health and metrics to whoever watches", async () => {
    const host = "10.0.0.7:3000";
    expect(await status({ host }, "/healthz")).toBe(200);
    expect(await status({ host }, "/metrics")).toBe(200);
  });
});

describe("the local chat behind a token", () => {
  const token = "long; and=secret";
  const host = "genjin.example";

  it("wants the token for data, under any name", async () => {
    expect(await status({ host }, "/local/state", token)).toBe(401);
    expect(await status({ host, authorization: "Bearer wrong" }, "/local/state", token)).toBe(401);
    expect(await status({ host, authorization: `Bearer ${token}` }, "/local/state", token)).toBe(
      200,
    );
    expect(await status({ host }, "/", token)).toBe(200);
  });

  it("lets guesses wait one after the other, and refuses more than a few", async () => {
    const server = await serve(token);
    const ask = (authorization: string) =>
      server.inject({ url: "/local/state", headers: { host, authorization } });
    const began = performance.now();
    const guesses = Array.from({ length: 32 }, (_, n) => ask(`Bearer guess ${n}`));
    const first = await Promise.race(guesses);
    expect(first.statusCode).toBe(429);
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await guesses[1])?.statusCode).toBe(401);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1900);
    await server.close();
  });

  it("trades the token in the address for a cookie that does not show it", async () => {
    const server = await serve(token);
    const url = `/?token=${encodeURIComponent(token)}`;
    const answer = await server.inject({ url, headers: { host } });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, "/"]);
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect(cookie).not.toContain("secret");
    const carried = { host, cookie: `other=1; ${cookie.split(";")[0]}` };
    expect((await server.inject({ url: "/local/state", headers: carried })).statusCode).toBe(200);
    const foreign = { ...carried, origin: "https://evil.example" };
    expect((await server.inject({ url: "/local/state", headers: foreign })).statusCode).toBe(403);
  });

  it("gives no cookie for a wrong token", async () => {
    const server = await serve(token);
    const answer = await server.inject({ url: "/?token=wrong", headers: { host } });
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });
});
