import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../errors.ts";
import { isSameToken, tokenCookie } from "./guard-local-chat.ts";
import type { PageFile } from "./page-files.ts";

/**
 * The local chat's page at `/` and its files under `/web/`. `/?token=` trades the token for a
 * cookie and forgets it from the address.
 */
export function pageRoutes(
  server: FastifyInstance,
  parts: {
    readonly files: ReadonlyMap<string, PageFile>;
    readonly token: string | undefined;
    /** Waited for before a wrong token is answered. */
    slowly(): Promise<void>;
  },
): void {
  const { files, token, slowly } = parts;
  server.get<{ Querystring: { token?: unknown } }>("/", async (request, reply) => {
    const given = request.query.token;
    if (given === undefined) return sendFile(request, reply, files.get("/web/index.html"));
    if (token !== undefined && isSameToken(String(given), token)) {
      const lifetime = `Max-Age=${180 * 24 * 3600}`;
      const cookie = `${tokenCookie(token)}; Path=/; HttpOnly; SameSite=Strict; ${lifetime}`;
      reply.header("set-cookie", cookie);
    } else if (token !== undefined) await slowly();
    return reply.redirect("/");
  });

  server.get("/web/*", (request, reply) =>
    sendFile(request, reply, files.get(request.url.split("?")[0] ?? "")),
  );
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile | undefined) {
  if (file === undefined) throw new Refusal("unknown-address");
  // The worker stands among the page's files and is there for the whole page.
  reply.headers({ "cache-control": "no-cache", etag: file.etag, "service-worker-allowed": "/" });
  if (request.headers["if-none-match"] === file.etag) return reply.status(304).send();
  return reply.type(file.type).send(file.body);
}
