import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One connection, from its caller to the service behind. */
type Line = { readonly caller: Socket; readonly service: Socket; isDead: boolean };

/** Lays a wire from `port` (0: any) to another port of this machine, which can be cut. */
export async function layWire(port: number, behind: () => number) {
  const lines = new Set<Line>();
  let opened = 0;
  const server = createServer((caller) => {
    opened += 1;
    const line: Line = { caller, service: connect(behind(), "127.0.0.1"), isDead: false };
    const { service } = line;
    lines.add(line);
    caller.on("data", (bytes) => line.isDead || service.write(bytes));
    service.on("data", (bytes) => line.isDead || caller.write(bytes));
    for (const socket of [caller, service]) {
      socket.on("error", () => {});
      socket.on("close", () => {
        if (!line.isDead) for (const other of [caller, service]) other.destroy();
        if (caller.destroyed && service.destroyed) lines.delete(line);
      });
    }
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const held = () => [...lines].filter(({ caller }) => !caller.destroyed);
  const listening = await listen(port);
  return {
    port: listening,
    /** Connections that callers hold open, with the dead or without. */
    held: () => held().length,
    connections: () => held().filter(({ isDead }) => !isDead).length,
    opened: () => opened,
    /** Whether callers are turned away. */
    async setDown(isDown: boolean) {
      if (isDown) server.close();
      else await listen(listening);
    },
    cut() {
      for (const { caller, service } of lines) {
        caller.resetAndDestroy();
        service.destroy();
      }
    },
    /** Nothing comes through any more, and callers are not told; the service is, unless it hangs. */
    silence({ hangs = false } = {}) {
      for (const line of lines) {
        line.isDead = true;
        if (!hangs) line.service.destroy();
      }
    },
    /** The service gives up those whom it could not tell. */
    release() {
      for (const line of lines) if (line.isDead) line.service.destroy();
    },
    async close() {
      for (const { caller, service } of lines) {
        caller.destroy();
        service.destroy();
      }
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
}
