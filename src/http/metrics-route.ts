import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

/** `/metrics` in Prometheus' text format. */
export function metricsRoute(server: FastifyInstance, metrics: Registry): void {
  server.get("/metrics", async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}
