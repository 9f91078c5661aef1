import type { FastifyInstance } from "fastify";
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

/** The local chat's requests with one answer each. Shapes are the public contract's. */
export function localChatRoutes(server: FastifyInstance, port: LocalChatPort): void {
  server.get("/local/state", () => port.state());

  server.post("/local/members", async (request) => {
    const { company, zone: place, ...founder } = parseInput(founded, request.body);
    return { handle: await port.found({ ...founder, place, ...(company && { company }) }) };
  });

  server.get("/local/commands", async (request) => ({
    commands: await port.commands(parseInput(helped, request.query).locale),
  }));

  server.get("/local/messages", async (request) => {
    const { after, ...input } = parseInput(asked, request.query);
    return { messages: await port.history({ ...input, ...(after && { after }) }) };
  });

  server.post("/local/messages", (request) => {
    const { replyTo, ...input } = parseInput(said, request.body);
    return port.say({ ...input, ...(replyTo && { replyTo }), waitMs: answerWaitMs });
  });

  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // A file is read by what it holds, whatever it is said to be.
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/local/files", { bodyLimit: mostFileBytes }, (request) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return port.send({ ...parseInput(sent, request.query), bytes, waitMs: answerWaitMs });
    });
  });

  server.post("/local/press", (request) =>
    port.press({ ...parseInput(pressed, request.body), waitMs: answerWaitMs }),
  );

  server.get("/local/pictures/:id", async (request, reply) => {
    const png = await port.picture(parseInput(pictured, request.params).id);
    if (png === null) throw new Refusal("unknown-address");
    return reply
      .header("cache-control", "private, max-age=31536000, immutable")
      .type("image/png")
      .send(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  });
}
