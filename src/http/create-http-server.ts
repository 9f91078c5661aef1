import { fileURLToPath } from "node:url";
import fastify, { type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { Route } from "../chat/route.ts";
import { answerBadAddress, answerErrors, type Explain, type HttpLog } from "./answer-errors.ts";
import { guardAddress, guardLocalChat } from "./guard-local-chat.ts";
import { healthRoutes, type Readiness } from "./health-routes.ts";
import type { LocalChatPort } from "./local-chat-port.ts";
import { localChatRoutes } from "./local-chat-routes.ts";
import { localEventsRoute } from "./local-events-route.ts";
import { loadPageFiles } from "./page-files.ts";
import { pageRoutes } from "./page-routes.ts";
import { platformRoutes } from "./platform-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import { slowGuesses } from "./slow-guesses.ts";

/** Largest body that the local chat takes, in bytes. */
const bodyLimit = 64 * 1024;

/** Within so many milliseconds a request has come whole, or its connection ends. */
const requestMs = 15_000;

/** Connections at a time: enough for a large company's pages, and no flood. */
const mostConnections = 2000;

/** What the web server is made of. */
export type HttpServerParts = {
  /** Absent: neither the local chat nor its page is served. */
  readonly localChat?: {
    readonly port: LocalChatPort;
    /** Needed when the server listens beyond loopback; replaces the check of the Host. */
    readonly token?: string;
  };
  /** Addresses that chat platforms and others call. */
  readonly routes?: readonly Route[];
  /** The program's version. */
  readonly version: string;
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Registry;
  readonly explain: Explain;
  readonly log: HttpLog;
  /** Where the built page and the locales lie; the project's own folders unless given. */
  readonly webDir?: string;
  readonly localesDir?: string;
};

/**
 * The web server, not yet listening: health, metrics and, when wanted, the local chat with its
 * page. Throws when the page was not built.
 */
export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const { localChat, ready, metrics, explain, log } = parts;
  const server = fastify({
    bodyLimit,
    forceCloseConnections: true,
    requestTimeout: requestMs,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: 1000 },
    frameworkErrors: answerBadAddress(explain),
    routerOptions: { maxParamLength: 200 },
  });
  server.server.maxConnections = mostConnections;
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", async (_request, reply) => {
    reply.headers({ "cache-control": "no-store", ...securityHeaders });
  });
  answerErrors(server, { explain, log, ...(localChat && { localChat: localChat.port }) });
  healthRoutes(server, parts.version, ready);
  metricsRoute(server, metrics);
  await platformRoutes(server, parts.routes ?? []);
  if (localChat === undefined) return server;

  const { port, token } = localChat;
  const slowly = slowGuesses();
  const files = await loadPageFiles(
    parts.webDir ?? fileURLToPath(new URL("../../dist/web/", import.meta.url)),
    parts.localesDir ?? fileURLToPath(new URL("../../locales/", import.meta.url)),
  );
  await server.register(async (scope) => {
    scope.addHook("onRequest", async (request) => guardAddress(request, token));
    pageRoutes(scope, { files, token, slowly });
  });
  await server.register(async (scope) => {
    scope.addHook("onRequest", (request) => guardLocalChat(request, token, slowly));
    localChatRoutes(scope, port);
    localEventsRoute(scope, port);
  });
  return server;
}

/** `/metrics` in Prometheus' text format. */
function metricsRoute(server: FastifyInstance, metrics: Registry): void {
  server.get("/metrics", async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}
