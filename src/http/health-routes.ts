import type { FastifyInstance } from "fastify";

/**
 * Whether the service can do its work, and how long ago it last did: ages in seconds of the last
 * scheduler tick, the last push sent and the last thing that somebody wrote, null when there was
 * none yet.
 */
export type Readiness = {
  readonly ready: boolean;
  /** The database answers. */
  readonly database: boolean;
  readonly lastTickAge: number | null;
  readonly lastSendAge: number | null;
  readonly lastInboundAge: number | null;
  /**
   * For how many seconds each connection to a platform has stood; null for one that this process
   * does not have now.
   */
  readonly connections: Readonly<Record<string, number | null>>;
};

/**
 * `/healthz`: the process lives, which it says itself, with the program's version; 503 while its database is away. `/readyz`:
 * 200 or 503 with the readiness as JSON.
 */
export function healthRoutes(
  server: FastifyInstance,
  version: string,
  ready: () => Promise<Readiness>,
): void {
  server.get("/healthz", async (_request, reply) => {
    const { database } = await ready();
    const live = { live: true, version };
    return database ? live : reply.status(503).send({ ...live, database });
  });

  server.get("/readyz", async (_request, reply) => {
    const { database: _, ...readiness } = await ready();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
}
