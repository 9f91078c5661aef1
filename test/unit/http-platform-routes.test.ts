import { afterEach, expect, it } from "vitest";
import type { RouteRequest } from "../../src/chat/route.ts";
import { createTestHttpServer } from "../support/http-server.ts";

const servers: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

it("hands a platform's request over as it came, byte for byte", async () => {
  const seen: RouteRequest[] = [];
  const server = await createTestHttpServer({
    routes: [
      {
        method: "POST",
        path: "/chat/callback",
        async handle(request) {
          seen.push(request);
          return { status: 202, body: "<ok/>", type: "application/xml" };
        },
      },
    ],
  });
  servers.push(server);
  const payload = ` {"text" : "跟进 \\u003c"}\n${"x".repeat(200_000)}`;
  const answer = await server.inject({
    method: "POST",
    url: "/chat/callback?nonce=a%2Bb",
    headers: { "content-type": "application/json; charset=utf-8", "X-Signature": "v0=1" },
    payload,
  });
  expect([answer.statusCode, answer.body]).toEqual([202, "<ok/>"]);
  expect(answer.headers["content-type"]).toBe("application/xml");
  expect(seen[0]).toMatchObject({ body: payload, query: { nonce: "a+b" } });
  expect(seen[0]?.headers["x-signature"]).toBe("v0=1");
});

it("takes each parameter once, no text with a NUL, and no body beyond its limit", async () => {
  let calls = 0;
  const server = await createTestHttpServer({
    routes: [
      {
        method: "POST",
        path: "/chat/callback",
        bodyLimit: 100,
        async handle() {
          calls += 1;
          return { status: 200 };
        },
      },
    ],
  });
  servers.push(server);
  const post = async (query: string, payload: string) =>
    (
      await server.inject({
        method: "POST",
        url: `/chat/callback?${query}`,
        headers: { "content-type": "text/xml" },
        payload,
      })
    ).statusCode;
  expect(await post("nonce=a&nonce=b", "x")).toBe(400);
  expect(await post("nonce=a%00", "x")).toBe(400);
  expect(await post("nonce=a", "x".repeat(101))).toBe(413);
  expect(calls).toBe(0);
  expect(await post("nonce=a", "x")).toBe(200);
});
