import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestHttpServer } from "../support/http-server.ts";
import { createLocalChatDouble, type LocalChatDouble } from "../support/local-chat-double.ts";

let port: LocalChatDouble;
let server: Awaited<ReturnType<typeof createTestHttpServer>>;
let url: string;

beforeEach(async () => {
  port = createLocalChatDouble();
  server = await createTestHttpServer({ localChat: { port } });
  await server.listen({ host: "127.0.0.1", port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/local/events`;
});
afterEach(() => server.close());

/** Opens the stream; `texts` are the messages' texts so far. */
async function listen(as: string, lastEventId?: string) {
  const leave = new AbortController();
  const response = await fetch(`${url}?as=${as}`, {
    signal: leave.signal,
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
  });
  let stream = "";
  const ended = (async () => {
    for await (const chunk of response.body ?? []) stream += new TextDecoder().decode(chunk);
  })().catch(() => {});
  const texts = () =>
    [...stream.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data).text);
  const ids = () => [...stream.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
  return { response, texts, ids, ended, leave: () => leave.abort() };
}

it("streams what is said in the member's chats and nothing else", async () => {
  const tom = await listen("tom");
  expect(tom.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(tom.response.headers.get("content-security-policy")).toContain("default-src 'none'");
  port.post("direct:tom", "to Tom");
  port.post("direct:lily", "to Lily");
  port.post("group", "to both,\nin two lines");
  await vi.waitFor(() => expect(tom.texts()).toEqual(["to Tom", "to both,\nin two lines"]));
  expect(tom.ids()).toEqual(["m1", "m3"]);
});

it("resumes after the last message that was seen, over all chats, in order, each once", async () => {
  port.post("group", "seen");
  port.post("direct:tom", "missed in private");
  port.post("group", "missed in the group");
  const history = port.history;
  port.history = async (input) => {
    const messages = await history(input);
    // Said while the stream resumes: heard live and found in the history.
    if (input.chat === "group") port.post("direct:tom", "said meanwhile");
    return input.chat === "group" ? messages : history(input);
  };
  const tom = await listen("tom", "m1");
  port.post("group", "live");
  const expected = ["missed in private", "missed in the group", "said meanwhile", "live"];
  await vi.waitFor(() => expect(tom.texts()).toEqual(expected));
});

it("refuses a stranger", async () => {
  const stranger = await listen("nobody");
  expect(stranger.response.status).toBe(404);
  expect(port.listeners()).toBe(0);
});

it("lets go of a reader who leaves", async () => {
  const tom = await listen("tom");
  expect(port.listeners()).toBe(1);
  tom.leave();
  await vi.waitFor(() => expect(port.listeners()).toBe(0));
});

it("ends the streams when the server closes", async () => {
  const tom = await listen("tom");
  await server.close();
  await tom.ended;
  expect(port.listeners()).toBe(0);
});
