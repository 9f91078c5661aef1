import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Route } from "../../src/chat/route.ts";

/** Serves an adapter's addresses on a free port, and nothing else. */
export async function serveRoutes(routes: readonly Route[]) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const route = routes.find(
      ({ method, path }) => method === request.method && path === url.pathname,
    );
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body, type } = (await route?.handle({
      headers: request.headers as Readonly<Record<string, string | undefined>>,
      query: Object.fromEntries(url.searchParams),
      body: Buffer.concat(chunks).toString(),
    })) ?? { status: 404 };
    response.writeHead(status, { "content-type": type ?? "text/plain" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
