import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { locales } from "../core/vocabulary.ts";
import { Refusal } from "../errors.ts";
import type { LocalChatPort } from "./local-chat-port.ts";
import { parseInput } from "./parse-input.ts";

/** How long a request waits for the bot's answers, in milliseconds (public contract). */
const answerWaitMs = 10_000;

const handle = z.string().min(1).max(100);
const id = z.string().min(1).max(200);
const said = z.strictObject({
  as: handle,
  chat: id,
  text: z.string().trim().min(1).max(4_000),
  replyTo: id.optional(),
});
/** Largest file that is taken, in bytes. */
const mostFileBytes = 20_000_000;

const sent = z.strictObject({ as: handle, chat: id, name: z.string().trim().min(1).max(200) });
const pressed = z.strictObject({ as: handle, message: id, button: z.int().min(0).max(1_000) });
const asked = z.strictObject({
  as: handle,
  chat: id,
  after: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const helped = z.strictObject({ locale: z.string().min(2).max(20).default("en") });
const founded = z.strictObject({
  name: z.string().trim().min(1).max(60),
  company: z.string().trim().min(1).max(80).optional(),
  zone: z.string().trim().min(1).max(80),
  locale: z.enum(locales),
});
const pictured = z.object({ id });
const handedOut = z.object({ id, name: z.string().min(1).max(300) });

/**
 * The chat that a request means, and what else it asks: `?organization=NAME` on any of them names one
 * of several.
 */
export async function meant(
  port: LocalChatPort,
  { query }: FastifyRequest,
): Promise<{ readonly chat: LocalChatPort; readonly query: object }> {
  const { organization, ...rest } = query as { readonly organization?: unknown };
  if (typeof organization !== "string" || port.of === undefined) return { chat: port, query: rest };
  return { chat: await port.of(organization), query: rest };
}

/** The local chat's requests with one answer each. Shapes are the public contract's. */
export function localChatRoutes(server: FastifyInstance, port: LocalChatPort): void {
  server.get("/local/state", async (request) => (await meant(port, request)).chat.state());

  server.post("/local/members", async (request) => {
    const { company, zone: place, ...founder } = parseInput(founded, request.body);
    return { handle: await port.found({ ...founder, place, ...(company && { company }) }) };
  });

  server.get("/local/commands", async (request) => {
    const { chat, query } = await meant(port, request);
    return { commands: await chat.commands(parseInput(helped, query).locale) };
  });

  server.get("/local/messages", async (request) => {
    const { chat, query } = await meant(port, request);
    const { after, ...input } = parseInput(asked, query);
    return { messages: await chat.history({ ...input, ...(after && { after }) }) };
  });

  server.post("/local/messages", async (request) => {
    const { chat } = await meant(port, request);
    const { replyTo, ...input } = parseInput(said, request.body);
    return chat.say({ ...input, ...(replyTo && { replyTo }), waitMs: answerWaitMs });
  });

  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // A file is read by what it holds, whatever it is said to be.
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/local/files", { bodyLimit: mostFileBytes }, async (request) => {
      const { chat, query } = await meant(port, request);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return chat.send({ ...parseInput(sent, query), bytes, waitMs: answerWaitMs });
    });
  });

  server.post("/local/press", async (request) => {
    const { chat } = await meant(port, request);
    return chat.press({ ...parseInput(pressed, request.body), waitMs: answerWaitMs });
  });

  server.get("/local/pictures/:id", async (request, reply) => {
    const { chat } = await meant(port, request);
    const png = await chat.picture(parseInput(pictured, request.params).id);
    if (png === null) throw new Refusal("unknown-address");
    return reply
      .header("cache-control", "private, max-age=31536000, immutable")
      .type("image/png")
      .send(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  });

  server.get("/local/files/:id/:name", async (request, reply) => {
    const { chat } = await meant(port, request);
    const { id, name } = parseInput(handedOut, request.params);
    const bytes = await chat.picture(id);
    if (bytes === null) throw new Refusal("unknown-address");
    return reply
      .header("cache-control", "private, no-store")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .type("application/octet-stream")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}
