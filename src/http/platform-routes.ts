import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Route } from "../chat/route.ts";
import { parseInput } from "./parse-input.ts";

/** Longest request of a platform, in bytes: a press on a button comes with its whole message. */
const longestBody = 1024 * 1024;

/** Each parameter once. */
const asked = z.record(z.string(), z.string());

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
    for (const { method, path, bodyLimit = longestBody, handle } of routes) {
      scope.route({
        method,
        url: path,
        bodyLimit,
        async handler({ headers, query, params, body }, reply) {
          const answer = await handle({
            headers: headers as Readonly<Record<string, string | undefined>>,
            query: parseInput(asked, query),
            params: parseInput(asked, params),
            body: typeof body === "string" ? body : "",
          });
          return reply
            .status(answer.status)
            .headers(answer.headers ?? {})
            .type(answer.type ?? "text/plain; charset=utf-8")
            .send(answer.body ?? "");
        },
      });
    }
  });
}
