import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

describe("over the wire", () => {
  let port = 0;
  const logged: string[] = [];
  const server = createTestHttpServer({
    localChat: { port: createLocalChatDouble() },
    log: { error: (_, message) => void logged.push(message) },
  });
  beforeAll(async () => {
    await (await server).listen({ host: "127.0.0.1", port: 0 });
    ({ port } = (await server).server.address() as AddressInfo);
  });
  afterAll(async () => (await server).close());

  /** Sends bytes as they are and answers what comes back; `hangUp`: without waiting for it. */
  const send = (text: string, hangUp = false) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      let heard = "";
      socket.on("data", (data) => {
        heard += data;
      });
      socket.on("close", () => resolve(heard));
      socket.write(text, () => {
        if (hangUp) setTimeout(() => socket.destroy(), 100);
      });
    });
  const end = "Connection: close\r\n\r\n";

  it("refuses whoever names two hosts, in two headers or in the address", async () => {
    const state = "GET /local/state HTTP/1.1\r\n";
    expect(await send(`${state}Host: localhost\r\n${end}`)).toMatch(/^HTTP\/1.1 200/);
    for (const hosts of ["localhost\r\nHost: evil.example", "evil.example\r\nHost: localhost"])
      expect(await send(`${state}Host: ${hosts}\r\n${end}`)).toMatch(/^HTTP\/1.1 403/);
    const absolute = "GET http://evil.example/local/state HTTP/1.1\r\nHost: localhost\r\n";
    expect(await send(absolute + end)).toMatch(/^HTTP\/1.1 403/);
  });

  it("answers an address that cannot be read like one that there is not", async () => {
    const said = await send(`GET /%E0%A4%A HTTP/1.1\r\nHost: localhost\r\n${end}`);
    expect(said).toMatch(/^HTTP\/1.1 404/);
    expect(said).toContain('"code":"unknown-address"');
    expect(said).not.toContain("FST_");
  });

  it("takes no failure of ours from whoever hangs up in the middle", async () => {
    const head =
      "POST /local/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    await send(`${head}Content-Length: 60\r\n\r\n{`, true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(logged).toEqual([]);
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
