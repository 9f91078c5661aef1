import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Refusal } from "../errors.ts";
import type { LocalChatPort, LocalMessage } from "./local-chat-port.ts";
import { meant } from "./local-chat-routes.ts";
import { parseInput } from "./parse-input.ts";

const watched = z.strictObject({ as: z.string().min(1).max(100) });

/** A comment this often (milliseconds) keeps proxies from closing a silent stream. */
const heartbeatMs = 15_000;

/** Bytes that may wait for a slow reader before the stream is cut; the reader resumes. */
const maxUnread = 1_000_000;

/** Messages per chat that a resumed stream replays. */
const maxReplay = 200;

/**
 * `GET /local/events?as=`: new messages of the member's chats as server-sent events whose id is
 * the message's id. A reader that comes back with `Last-Event-ID` first gets what it missed
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
export function localEventsRoute(server: FastifyInstance, whole: LocalChatPort): void {
  const endings = new Set<() => void>();
  server.addHook("preClose", async () => {
    for (const end of endings) end();
  });

  server.get("/local/events", async (request, reply) => {
    const { chat: port, query } = await meant(whole, request);
    const { as } = parseInput(watched, query);
    const after = request.headers["last-event-id"];

    const early: LocalMessage[] = [];
    let deliver = (message: LocalMessage) => void early.push(message);
    const unsubscribe = port.subscribe(as, (message) => deliver(message));
    let missed: readonly LocalMessage[];
    try {
      missed = await listMissed(port, as, typeof after === "string" ? after : undefined);
    } catch (error) {
      unsubscribe();
      throw error;
    }

    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      ...reply.getHeaders(),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    } as Record<string, string>);
    stream.write("retry: 2000\n\n");
    const heartbeat = setInterval(() => stream.write(":\n\n"), heartbeatMs);
    const end = () => void stream.end();
    endings.add(end);
    stream.on("close", () => {
      clearInterval(heartbeat);
      unsubscribe();
      endings.delete(end);
    });

    deliver = (message) => {
      stream.write(`id: ${message.id}\ndata: ${JSON.stringify(message)}\n\n`);
      if (stream.writableLength > maxUnread) stream.destroy();
    };
    const replayed = new Set(missed.map((message) => message.id));
    for (const message of missed) deliver(message);
    for (const message of early) if (!replayed.has(message.id)) deliver(message);
  });
}

async function listMissed(port: LocalChatPort, as: string, after: string | undefined) {
  const { members, chats } = await port.state();
  if (!members.some((member) => member.handle === as)) {
    throw new Refusal("unknown-member", { member: as });
  }
  if (after === undefined) return [];
  const own = chats.filter((chat) => chat.members.includes(as));
  const missed = await Promise.all(
    own.map((chat) => port.history({ as, chat: chat.id, after, limit: maxReplay })),
  );
  return missed.flat().sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
