import { beforeEach, describe, expect, it } from "vitest";
import { createTestHttpServer } from "../support/http-server.ts";
import {
  createLocalChatDouble,
  type LocalChatDouble,
  pictureId,
} from "../support/local-chat-double.ts";

type Server = Awaited<ReturnType<typeof createTestHttpServer>>;

let port: LocalChatDouble;
let server: Server;
const errors: { fields: object; message: string }[] = [];

beforeEach(async () => {
  errors.length = 0;
  port = createLocalChatDouble();
  server = await createTestHttpServer({
    localChat: { port },
    log: { error: (fields, message) => errors.push({ fields, message }) },
  });
});

const say = (payload: object | string, headers: Record<string, string> = {}) =>
  server.inject({ method: "POST", url: "/local/messages", payload, headers });

describe("the local chat over HTTP", () => {
  it("tells who is there and where they talk", async () => {
    const answer = await server.inject("/local/state");
    expect(answer.json().members.map((member: { handle: string }) => member.handle)).toEqual([
      "lily",
      "tom",
    ]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("says a message and gives the bot's answers, after ten seconds at the latest", async () => {
    const answer = await say({ as: "tom", chat: "direct:tom", text: "  /today ", replyTo: "m0" });
    expect(answer.json()).toMatchObject({
      id: "m1",
      answers: [{ id: "m2", text: "heard /today" }],
    });
    expect(port.asked).toEqual([
      { as: "tom", chat: "direct:tom", text: "/today", replyTo: "m0", waitMs: 10_000 },
    ]);
  });

  it("takes a file by its bytes, whatever it is said to be, and none that is too large", async () => {
    const query = new URLSearchParams({ as: "tom", chat: "direct:tom", name: "客户.csv" });
    const send = (payload: Buffer, type: string) =>
      server.inject({
        method: "POST",
        url: `/local/files?${query}`,
        payload,
        headers: { "content-type": type },
      });
    for (const type of ["application/octet-stream", "application/json", "text/csv"]) {
      const answer = await send(Buffer.from("a,b"), type);
      expect(answer.json()).toMatchObject({ answers: [{ text: "heard 客户.csv" }] });
    }
    const asked = { as: "tom", chat: "direct:tom", name: "客户.csv", content: "a,b" };
    expect(port.asked.at(-1)).toMatchObject(asked);
    const large = await send(Buffer.alloc(20_000_001), "text/csv");
    expect(large.statusCode).toBe(413);
    const page = await server.inject({
      method: "POST",
      url: `/local/files?${query}`,
      payload: "a,b",
      headers: { origin: "https://elsewhere.example", "content-type": "text/csv" },
    });
    expect(page.statusCode).toBe(403);
  });

  it("refuses what is no text, and a parameter that is said twice", async () => {
    expect((await say({ as: "tom", chat: "direct:tom", text: "a\0b" })).statusCode).toBe(400);
    for (const query of ["as=tom&as=lily&chat=group", "as=tom%00&chat=group"]) {
      expect((await server.inject(`/local/messages?${query}`)).statusCode).toBe(400);
    }
    expect(port.asked).toEqual([]);
  });

  it("ends a connection on which no request comes whole in time", () => {
    expect(server.server).toMatchObject({ requestTimeout: 15_000, headersTimeout: 15_000 });
    expect(server.server.maxConnections).toBeGreaterThan(0);
  });

  it("presses a button", async () => {
    const payload = { as: "tom", message: "m1", button: 2 };
    const answer = await server.inject({ method: "POST", url: "/local/press", payload });
    expect(answer.json().answers[0].text).toBe("heard button 2");
  });

  it("reads a chat, all of it or what came after a message", async () => {
    port.post("group", "one");
    port.post("group", "two");
    const read = async (query: string) =>
      (await server.inject(`/local/messages?as=tom&chat=group${query}`)).json().messages.length;
    expect(await read("")).toBe(2);
    expect(await read("&after=m1&limit=5")).toBe(1);
    expect(port.asked.at(-1)).toMatchObject({ after: "m1", limit: 5 });
  });

  it("shows pictures, and nothing for an id that is none", async () => {
    const picture = await server.inject(`/local/pictures/${encodeURIComponent(pictureId)}`);
    expect([picture.headers["content-type"], picture.rawPayload.length]).toEqual(["image/png", 4]);
    expect((await server.inject("/local/pictures/other")).statusCode).toBe(404);
  });

  it("lists commands in a language", async () => {
    const answer = await server.inject("/local/commands?locale=zh-CN");
    expect(answer.json().commands[0].does).toBe("in zh-CN");
  });
});

describe("what is refused", () => {
  it.each([
    ["no text", { as: "lily", chat: "direct:lily" }, 400, "zh-CN invalid-input text"],
    ["blank text", { as: "tom", chat: "direct:tom", text: " " }, 400, "en invalid-input text"],
    ["a wrong type", { as: 7, chat: "c", text: "x" }, 400, "en invalid-input as"],
    [
      "an unknown field",
      { as: "tom", chat: "c", text: "x", reply: "m1" },
      400,
      "en invalid-input reply",
    ],
    ["an unknown chat", { as: "lily", chat: "c", text: "x" }, 404, "zh-CN unknown-chat"],
  ])("%s, in the member's language", async (_, payload, status, message) => {
    const answer = await say(payload);
    const [, code] = message.split(" ");
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code, message } }]);
  });

  it("what is not JSON, or too large", async () => {
    const json = { "content-type": "application/json" };
    expect((await say("{", json)).json().error.code).toBe("input-not-json");
    expect((await say("hello", { "content-type": "text/plain" })).statusCode).toBe(415);
    const large = await say({ as: "tom", chat: "direct:tom", text: "x".repeat(70_000) });
    expect(large.json().error.code).toBe("input-too-large");
    const negative = { as: "tom", message: "m1", button: -1 };
    const pressed = await server.inject({ method: "POST", url: "/local/press", payload: negative });
    expect(pressed.statusCode).toBe(400);
  });

  it("an unknown address, in the browser's language", async () => {
    const headers = { "accept-language": "zh-CN,zh;q=0.9" };
    const answer = await server.inject({ url: "/nowhere", headers });
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      404,
      "zh-CN unknown-address",
    ]);
  });

  it("says one sentence and a reference when something unexpected fails, and logs the rest", async () => {
    port.say = () => Promise.reject(new Error("the secret reason"));
    const answer = await say({ as: "tom", chat: "direct:tom", text: "x" });
    expect(answer.statusCode).toBe(500);
    const { message } = answer.json().error;
    expect(message).toMatch(/^en unexpected [0-9a-f]{8}$/);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields).toMatchObject({
      reference: message.split(" ").at(-1),
      err: new Error("the secret reason"),
    });
  });
});
