import { Counter, Registry } from "prom-client";
import { expect, it } from "vitest";
import { createTestHttpServer } from "../support/http-server.ts";

it("lives", async () => {
  const server = await createTestHttpServer();
  expect((await server.inject("/healthz")).json()).toEqual({ live: true, version: "1.2.3" });
});

it("is red while its database is away", async () => {
  const away = {
    ...{ ready: false, database: false, connections: {} },
    ...{ lastTickAge: null, lastSendAge: null, lastInboundAge: null },
  };
  const server = await createTestHttpServer({ ready: async () => away });
  const answer = await server.inject("/healthz");
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    { live: true, version: "1.2.3", database: false },
  ]);
});

it("is ready or not, with the ages of its last work", async () => {
  const late = {
    ...{ ready: false, connections: { slack: 35, dingtalk: null } },
    ...{ lastTickAge: 700, lastSendAge: null, lastInboundAge: 3 },
  };
  const server = await createTestHttpServer({
    ready: async () => ({ ...late, database: true }),
  });
  const answer = await server.inject("/readyz");
  expect([answer.statusCode, answer.json()]).toEqual([503, late]);
});

it("shows its metrics as Prometheus reads them", async () => {
  const metrics = new Registry();
  new Counter({ name: "genjin_sends_total", help: "sends", registers: [metrics] }).inc(2);
  const answer = await (await createTestHttpServer({ metrics })).inject("/metrics");
  expect(answer.headers["content-type"]).toMatch(/^text\/plain; version=/);
  expect(answer.body).toContain("genjin_sends_total 2");
});
