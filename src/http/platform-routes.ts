import type { FastifyInstance } from "fastify";
import type { Route } from "../chat/route.ts";

/** Longest request of a platform, in bytes: a press on a button comes with its whole message. */
const bodyLimit = 1024 * 1024;

/**
 * The addresses that chat platforms call. Bodies stay as they came, since signatures are over
 * their bytes; each platform verifies who is asking.
 */
export async function platformRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
      done(null, body);
    });
    for (const { method, path, handle } of routes) {
      scope.route({
        method,
        url: path,
        bodyLimit,
        async handler({ headers, query, body }, reply) {
          const answer = await handle({
            headers: headers as Readonly<Record<string, string | undefined>>,
            query: query as Readonly<Record<string, string | undefined>>,
            body: typeof body === "string" ? body : "",
          });
          return reply
            .status(answer.status)
            .type(answer.type ?? "text/plain; charset=utf-8")
            .send(answer.body ?? "");
        },
      });
    }
  });
}
