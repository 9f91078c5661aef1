import { once } from "node:events";
import { type AddressInfo, createServer, Socket } from "node:net";

/** A small TCP proxy before a server, through which everything passes, or does not. */
export type Door = {
  readonly port: number;
  /** From now on nothing passes: connections stay open, new ones are taken, nobody answers. */
  freeze(): void;
  /** What was held back passes, on the connections that were open as on new ones. */
  thaw(): void;
  /** As after a failed switch: new connections work, and the old ones stay silent for ever. */
  forsake(): void;
  /** Breaks all connections off. */
  cut(): void;
  /** From now on all that passes takes so many milliseconds. */
  slow(ms: number): void;
  close(): Promise<void>;
};

/** When the server notices that a connection is dead, in milliseconds. */
const noticedMs = 30_000;

/** Opens one, on any port of this machine. */
export async function openDoor(behindPort: number): Promise<Door> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const forsaken: Socket[] = [];
  let isFrozen = false;
  let delayMs = 0;

  const pass = (from: Socket, to: Socket): void => {
    from.on("data", (data) => {
      if (delayMs === 0) to.write(data);
      else setTimeout(() => to.writable && to.write(data), delayMs);
    });
    from.on("end", () => setTimeout(() => to.end(), delayMs));
    from.on("error", () => to.destroy());
  };
  const server = createServer((outer) => {
    const inner = new Socket().connect(behindPort, "127.0.0.1");
    const pair = [outer, inner] as const;
    pairs.add(pair);
    pass(outer, inner);
    pass(inner, outer);
    outer.on("close", () => {
      inner.destroy();
      pairs.delete(pair);
    });
    inner.on("close", () => outer.destroy());
    if (isFrozen) for (const end of pair) end.pause();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const all = (work: (end: Socket) => void) => {
    for (const pair of pairs) for (const end of pair) work(end);
  };
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      isFrozen = true;
      all((end) => end.pause());
    },
    thaw() {
      isFrozen = false;
      all((end) => end.resume());
    },
    forsake() {
      isFrozen = false;
      // Neither side hears of the other again, nor of its end.
      for (const [outer, inner] of pairs) {
        for (const end of [outer, inner]) end.pause();
        inner.removeAllListeners("close");
        forsaken.push(outer, inner);
        // The server asks after its clients, and lets go of those that are gone.
        setTimeout(() => inner.destroy(), noticedMs).unref();
      }
      pairs.clear();
    },
    cut: () => all((end) => end.destroy()),
    slow(ms) {
      delayMs = ms;
    },
    async close() {
      all((end) => end.destroy());
      for (const end of forsaken) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
