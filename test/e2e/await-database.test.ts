import { once } from "node:events";
import { createServer, type Server, Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { awaitDatabase } from "../../src/store/database/await-database.ts";
import { freshDatabase } from "../support/database.ts";

let door: Server | undefined;
afterEach(() => door?.close());

/** A port on which nobody listens, and a server that passes on to the database there. */
async function closedDoor(databaseUrl: string) {
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const { port } = free.address() as { port: number };
  free.close();
  const behind = new URL(databaseUrl);
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    host: url.host,
    open() {
      door = createServer((socket) => {
        const inner = new Socket().connect(Number(behind.port), behind.hostname);
        socket.pipe(inner).pipe(socket);
        for (const end of [socket, inner]) end.on("error", () => {});
      }).listen(port, "127.0.0.1");
    },
  };
}

it("waits for a database that comes later, and says so once", async () => {
  const database = await freshDatabase();
  const { url, host, open } = await closedDoor(database.url);
  const said: string[] = [];
  setTimeout(open, 1500);
  const began = performance.now();
  await awaitDatabase(url, 20_000, (where) => said.push(where));
  expect(said).toEqual([host]);
  expect(performance.now() - began).toBeGreaterThan(1400);
  await database.drop();
});

it("waits no longer than it should", async () => {
  const { url } = await closedDoor("postgresql://nobody@127.0.0.1:1/none");
  const began = performance.now();
  await awaitDatabase(url, 500, () => {});
  expect(performance.now() - began).toBeLessThan(5000);
});

it("does not wait where waiting is of no use", async () => {
  const database = await freshDatabase();
  const missing = new URL(database.url);
  missing.pathname = "/no_such_database";
  const said: string[] = [];
  await awaitDatabase(missing.href, 20_000, (where) => said.push(where));
  expect(said).toEqual([]);
  await database.drop();
});
