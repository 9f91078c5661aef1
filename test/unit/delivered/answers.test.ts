import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createDingtalkAdapter } from "../../../src/adapters/dingtalk/adapter.ts";
import { dingtalkConfig } from "../../../src/adapters/dingtalk/config.ts";
import { createWecomAppAdapter } from "../../../src/adapters/wecom-app/adapter.ts";
import { wecomAppConfig } from "../../../src/adapters/wecom-app/config.ts";
import { createWecomWebhookAdapter } from "../../../src/adapters/wecom-webhook/adapter.ts";
import { answeredCode, lifetimeMs } from "../../../src/chat/delivered.ts";
import type { Conversation } from "../../../src/chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../../src/chat/message.ts";
import type { Instant } from "../../../src/core/time/civil.ts";

const quiet = { info() {}, warn() {} };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A platform that answers each path with this; how often each was asked. */
async function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*$/, "");
    asked.push(path);
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify(answers[path] ?? { errcode: 404 }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

const chat = (kind: Conversation["kind"], id: string): Conversation => ({
  ...{ kind, id },
  ...{ platform: "any", workspace: "" },
});
const post = { key: "k", at: 0 as Instant };
const message = plainMessage("notice", "hello");
const withButton: OutboundMessage = {
  ...message,
  blocks: [...message.blocks, { type: "actions", buttons: [{ label: "Undo", command: "/undo" }] }],
};

const token = "/v1.0/oauth2/accessToken";
const toGroup = "/v1.0/robot/groupMessages/send";
const toCard = "/v1.0/card/instances/createAndDeliver";

describe("DingTalk's answer", () => {
  const adapterOn = (url: string, template?: string) =>
    createDingtalkAdapter(
      dingtalkConfig({
        ...{ DINGTALK_CLIENT_ID: "c", DINGTALK_CLIENT_SECRET: "s", DINGTALK_ROBOT_CODE: "r" },
        ...{ DINGTALK_API_URL: url, DINGTALK_OAPI_URL: url },
        ...(template === undefined ? {} : { DINGTALK_CARD_TEMPLATE_ID: template }),
      }),
      quiet,
    );

  it.each([
    [{ accessToken: "t", expireIn: "7200" }, { processQueryKey: "k1" }, "k1"],
    [{ accessToken: "t", expireIn: null }, { processQueryKey: 71 }, "71"],
    [{ accessToken: "t" }, { processQueryKey: "k1", errcode: "0", code: null }, "k1"],
  ])("%j %j is one that was taken, with one token for two posts", async (issued, sent, id) => {
    const { url, asked } = await answering({ [token]: issued, [toGroup]: sent });
    const adapter = adapterOn(url);
    for (let count = 0; count < 2; count++) {
      expect(await adapter.send(chat("group", "cid"), message, post)).toEqual({ messageId: id });
    }
    expect(asked).toEqual([token, toGroup, toGroup]);
  });

  it.each([
    [{ result: { deliverResults: [{ success: true, carrierId: "c1" }] } }, "c1"],
    [{ result: { deliverResults: [{ success: "true", carrierId: 5 }] } }, "5"],
    [{ result: { deliverResults: null } }, null],
    [{ result: null, success: "true" }, null],
    [{ result: { deliverResults: [null] } }, null],
  ])("%j about a card names it, or we do", async (sent, id) => {
    const issued = { accessToken: "t", expireIn: 7200 };
    const { url } = await answering({ [token]: issued, [toCard]: sent });
    const { messageId } = await adapterOn(url, "t.schema").send(
      chat("group", "g"),
      withButton,
      post,
    );
    expect(messageId).toEqual(id ?? expect.stringMatching(/^genjin\.\w{8}\./));
  });

  it("that a card was not delivered is understood as text too", async () => {
    const sent = { result: { deliverResults: [{ success: "false", carrierId: "c1" }] } };
    const issued = { accessToken: "t", expireIn: 7200 };
    const { url, asked } = await answering({
      ...{ [token]: issued, [toCard]: sent },
      [toGroup]: { processQueryKey: "k1" },
    });
    // A card that is refused is sent as words.
    const { messageId } = await adapterOn(url, "t.schema").send(
      chat("group", "g"),
      withButton,
      post,
    );
    expect([messageId, asked.at(-1)]).toEqual(["k1", toGroup]);
  });
});

describe("WeCom's answer", () => {
  it.each([
    [{ errcode: "0", access_token: "t", expires_in: "7200" }, { errcode: "0", msgid: 5 }, "5"],
    [{ errcode: 0, access_token: "t", expires_in: null }, { errcode: 0, msgid: null }, "k"],
    [{ access_token: "t" }, { errcode: null, msgid: "m1", invaliduser: null }, "m1"],
  ])("%j %j is one that was taken, with one token for two posts", async (issued, sent, id) => {
    const answers = { "/cgi-bin/gettoken": issued, "/cgi-bin/message/send": sent };
    const { url, asked } = await answering(answers);
    const adapter = createWecomAppAdapter(
      wecomAppConfig({
        ...{ WECOM_CORP_ID: "ww1", WECOM_AGENT_ID: "1", WECOM_SECRET: "s", WECOM_TOKEN: "t" },
        ...{ WECOM_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", WECOM_API_URL: url },
      }),
      quiet,
    );
    for (let count = 0; count < 2; count++) {
      expect(await adapter.send(chat("direct", "lily"), message, post)).toEqual({ messageId: id });
    }
    expect(asked.filter((path) => path.endsWith("gettoken"))).toHaveLength(1);
  });

  it.each([
    ["0", null],
    [0, null],
    ["45009", /45009/],
    [null, /status 200/],
  ])("%j to the webhook is understood", async (errcode, refused) => {
    const { url } = await answering({ "/send": { errcode } });
    const sending = createWecomWebhookAdapter({ url: `${url}/send` }).send(
      chat("group", "any"),
      message,
      post,
    );
    if (refused === null) expect(await sending).toEqual({ messageId: "k" });
    else await expect(sending).rejects.toThrow(refused);
  });
});

it("numbers of answers are read whatever they are written as", () => {
  expect([0, "0", 45_009, "45009", "-1"].map(answeredCode)).toEqual([0, 0, 45_009, 45_009, -1]);
  expect([null, undefined, "", "x", 1.5, {}, true].map(answeredCode)).toEqual(Array(7).fill(null));
  expect([7200, "7200", null, "soon", 0].map(lifetimeMs)).toEqual([
    7_200_000, 7_200_000, 600_000, 600_000, 1000,
  ]);
});
