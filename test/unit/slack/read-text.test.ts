import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readText } from "../../../src/adapters/slack/read-text.ts";

type Answer = readonly [number, Readonly<Record<string, string>>, string];

const answers: Readonly<Record<string, Answer>> = {
  "/clip.vtt": [200, { "content-type": "text/vtt" }, "WEBVTT"],
  // What Slack answers to a token without the right to read.
  "/login": [200, { "content-type": "text/html; charset=utf-8" }, "<html>Sign in</html>"],
  "/moved": [302, { location: "http://elsewhere.example/clip.vtt" }, ""],
  "/gone": [404, { "content-type": "text/plain" }, "no"],
  "/broken": [503, { "content-type": "text/plain" }, "no"],
};

let server: Server;
let origin: string;
const tokens: string[] = [];

beforeAll(async () => {
  server = createServer(({ url = "", headers }, response) => {
    tokens.push(headers.authorization ?? "");
    const [status, more, body] = answers[url] ?? [404, {}, ""];
    response.writeHead(status, more).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const read = (url: string) => readText(url, { apiUrl: `${origin}/api/`, botToken: "xoxb-1" });

it("reads text with the token", async () => {
  expect(await read(`${origin}/clip.vtt`)).toBe("WEBVTT");
  expect(tokens).toEqual(["Bearer xoxb-1"]);
});

it.each(["/login", "/moved", "/gone"])("refuses what is no text: %s", async (path) => {
  await expect(read(origin + path)).rejects.toMatchObject({ retryable: false });
});

it("may be tried again where Slack stumbles", async () => {
  await expect(read(`${origin}/broken`)).rejects.toMatchObject({ retryable: true });
});

it.each([
  "http://127.0.0.1:9/clip.vtt",
  "http://files.slack.com/clip.vtt",
  "https://files.slack.com.example/clip.vtt",
  "no address",
])("sends the token nowhere else: %s", async (url) => {
  await expect(read(url)).rejects.toMatchObject({ message: "slack file: foreign address" });
});
