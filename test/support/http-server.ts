import { Registry } from "prom-client";
import { createHttpServer, type HttpServerParts } from "../../src/http/create-http-server.ts";

/** Folder of the page's sources: holds everything the web server serves but the scripts. */
export const webDir = new URL("../../web/", import.meta.url).pathname;

/** A web server whose refusals read `<locale> <code> <details>`, with parts of the test's choice. */
export const createTestHttpServer = (parts: Partial<HttpServerParts> = {}) =>
  createHttpServer({
    version: "1.2.3",
    ready: async () => ({
      ...{ ready: true, database: true, connections: {} },
      ...{ lastTickAge: 3, lastSendAge: null, lastInboundAge: null },
    }),
    metrics: new Registry(),
    explain: (code, details, locale) => [locale, code, ...Object.values(details)].join(" "),
    log: { error: () => {} },
    webDir,
    ...parts,
  });
