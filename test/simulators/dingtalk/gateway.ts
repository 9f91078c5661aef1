import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** How DingTalk ends a connection; `mutely`: it still answers pings, but nothing comes any more. */
export type Leaving = "politely" | "abruptly" | "silently" | "mutely";

/** Times of the gateway, in milliseconds. */
export type GatewayTimes = {
  /** Between its own pings; DingTalk does not say how many there are. */
  readonly ping: number;
  /** How long it listens for an acknowledgement. */
  readonly ack: number;
  /** From the word that a connection ends to its end. */
  readonly farewell: number;
};

/** The documented ones: a deaf farewell of 10 s, delivery again within 60 s. */
export const usualTimes: GatewayTimes = { ping: 20_000, ack: 60_000, farewell: 10_000 };

type State = "live" | "leaving" | "mute" | "silent";

/** The connections of one app. Each push goes to one of them, chosen by chance. */
export function openGateway(times: GatewayTimes) {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const connections = new Map<WebSocket, State>();
  const waiting = new Map<string, (frame: Frame) => void>();
  let opened = 0;
  const pulse = setInterval(() => {
    for (const [socket, state] of connections) {
      const opaque = randomUUID();
      if (state === "live") socket.send(systemFrame("ping", { opaque }));
    }
  }, times.ping);

  server.on("connection", (socket: WebSocket) => {
    connections.set(socket, "live");
    opened += 1;
    socket.send(systemFrame("CONNECTED", {}));
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => {});
    socket.on("ping", (data) => {
      if (connections.get(socket) !== "silent") socket.pong(data);
    });
    socket.on("message", (data) => {
      if (connections.get(socket) === "silent") return;
      const frame: Frame = JSON.parse(String(data));
      waiting.get(frame.headers.messageId)?.(frame);
    });
  });

  const deaf = (state: State) => state !== "live";
  const live = () => [...connections].filter(([, state]) => !deaf(state)).map(([socket]) => socket);

  return {
    connections: () => connections.size,
    /** How many connections there have been. */
    opened: () => opened,
    /** A ticket for one connection. */
    issueTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const ticket = new URL(request.url ?? "", "http://x").searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) return socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened));
    },
    /** Pushes one message to the robot; whether it was acknowledged. Without a connection: lost. */
    async push(topic: string, data: unknown): Promise<boolean> {
      const sockets = live();
      const socket = sockets[Math.floor(Math.random() * sockets.length)];
      if (socket === undefined) return false;
      const messageId = randomUUID();
      const answered = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), times.ack);
        waiting.set(messageId, ({ code }) => {
          clearTimeout(timer);
          resolve(code === 200);
        });
      });
      socket.send(
        JSON.stringify({
          specVersion: "1.0",
          type: "CALLBACK",
          headers: {
            appId: "simulated-app",
            connectionId: "simulated",
            contentType: "application/json",
            messageId,
            time: String(Date.now()),
            topic,
          },
          data: typeof data === "string" ? data : JSON.stringify(data),
        }),
      );
      return answered.finally(() => waiting.delete(messageId));
    },
    /** Sends these characters as they are. */
    write(text: string) {
      for (const socket of live()) socket.send(text);
    },
    /** Ends all connections so; resolves when they have ended. */
    async leave(how: Leaving): Promise<void> {
      const ended = live().map((socket) => {
        const end = once(socket, "close");
        if (how === "abruptly") socket.terminate();
        if (how === "silently") connections.set(socket, "silent");
        if (how === "mutely") connections.set(socket, "mute");
        if (how === "politely") {
          connections.set(socket, "leaving");
          socket.send(systemFrame("disconnect", { reason: "connection is expired" }));
          setTimeout(() => socket.terminate(), times.farewell).unref();
        }
        return end;
      });
      await Promise.all(ended);
    },
    close() {
      clearInterval(pulse);
      for (const socket of connections.keys()) socket.terminate();
      server.close();
    },
  };
}

type Frame = { readonly code: number; readonly headers: { readonly messageId: string } };

const systemFrame = (topic: string, data: object): string =>
  JSON.stringify({
    specVersion: "1.0",
    type: "SYSTEM",
    headers: { topic, messageId: randomUUID(), contentType: "application/json" },
    data: JSON.stringify(data),
  });
