import { describe, expect, it } from "vitest";
import { createWecomAppAdapter } from "../../src/adapters/wecom-app/adapter.ts";
import { wecomAppCapabilities } from "../../src/adapters/wecom-app/capabilities.ts";
import { wecomAppConfig } from "../../src/adapters/wecom-app/config.ts";
import { directChat } from "../../src/adapters/wecom-app/conversations.ts";
import { plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { createCallbackCaller } from "../simulators/wecom/callback-caller.ts";
import { startOpenApi } from "../simulators/wecom/open-api.ts";
import { serveRoutes } from "../support/serve-routes.ts";
import { type AdapterTraits, adapterContract, type Stage } from "./adapter-contract.ts";

const company = { corpId: "ww1234567890", secret: "app-secret", agentId: 1000002 };
const agreement = {
  ...company,
  token: "tok",
  aesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const [lily, tom] = ["LiLi", "tom"];

const traits: AdapterTraits = {
  name: "the WeCom app",
  capabilities: wecomAppCapabilities,
  replies: "none",
  withholdsAck: true,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
  disconnects: [],
  forges: ["unsigned", "wrong", "old", "future", "tampered"],
  open: async () => (await openStage()).stage,
};

/** WeCom tells an app nothing of groups; a second person's chat stands in for one. */
async function openStage(changes: Readonly<Record<string, string>> = {}) {
  const api = await startOpenApi({ ...company, users: [lily, tom] });
  const config = wecomAppConfig({
    WECOM_CORP_ID: company.corpId,
    WECOM_AGENT_ID: String(company.agentId),
    WECOM_SECRET: company.secret,
    WECOM_TOKEN: agreement.token,
    WECOM_AES_KEY: agreement.aesKey,
    WECOM_API_URL: api.url,
    ...changes,
  });
  const adapter = createWecomAppAdapter(config, { info() {}, warn() {} });
  const server = await serveRoutes(adapter.routes ?? []);
  const caller = createCallbackCaller(`${server.url}/wecom/callback`, agreement);
  let connections = 0;
  const stage: Stage = {
    adapter,
    person: { userId: lily },
    direct: directChat(lily),
    group: directChat(tom),
    says: async ({ in: { id }, text, key }) => ({
      acknowledged: await caller.says(id, text, key),
    }),
    strange: {
      "an event": () =>
        caller.post(
          "<xml><FromUserName>LiLi</FromUserName><MsgType>event</MsgType><Event>enter_agent</Event></xml>",
        ),
      "a picture": () =>
        caller.post(
          "<xml><FromUserName>LiLi</FromUserName><MsgType>image</MsgType><MsgId>1</MsgId><PicUrl>http://x</PicUrl></xml>",
        ),
      "no XML": () => caller.post("today & <b>"),
      nothing: () => caller.post(""),
      "a deeper tree": () =>
        caller.post("<xml><MsgType>text</MsgType><A><FromUserName>x</FromUserName></A></xml>"),
      "no user": () =>
        caller.post("<xml><MsgType>text</MsgType><MsgId>2</MsgId><Content>hi</Content></xml>"),
    },
    seen: () =>
      api.posts.map(({ picture, ...post }) => ({
        ...post,
        buttons: [],
        pictures: picture === undefined ? [] : [""],
      })),
    fail: (fault, times) => api.fail(fault, times),
    retryAfterMs: 60_000,
    forges: (how) => caller.forges(how),
    connections: () => {
      void api.connections().then((count) => {
        connections = count;
      });
      return connections;
    },
    async close() {
      await server.close();
      await api.close();
    },
  };
  return { stage, api, caller, adapter };
}

adapterContract(traits);

const at = Date.parse("2026-11-23T01:00:00Z") as Instant;

describe("the WeCom app", () => {
  const staged = async (
    work: (parts: Awaited<ReturnType<typeof openStage>>) => Promise<void>,
    changes: Readonly<Record<string, string>> = {},
  ) => {
    const parts = await openStage(changes);
    await parts.adapter.start(async () => ({ handled: Promise.resolve() }));
    try {
      await work(parts);
    } finally {
      await parts.adapter.stop();
      await parts.stage.close();
    }
  };

  it("proves its address to the console with the bare word, also where Base64 holds a plus", () =>
    staged(async ({ caller }) => {
      for (let time = 0; time < 20; time++) {
        const { word, status, body } = await caller.asks();
        expect([status, body]).toEqual([200, word]);
      }
      expect((await caller.asks("wrong")).status).toBe(403);
      expect((await caller.asks("for another company")).status).toBe(403);
    }));

  it("fetches one token for all who need it, and a new one when it has ended", () =>
    staged(async ({ adapter, api }) => {
      const send = (text: string) =>
        adapter.send(directChat(lily), plainMessage("answer", text), { key: text, at });
      await Promise.all(["a", "b", "c"].map(send));
      expect(api.fetchedTokens()).toBe(1);
      api.fail("token-ended");
      await send("d");
      expect(api.fetchedTokens()).toBe(2);
      expect(api.posts.map(({ text }) => text).sort()).toEqual(["a", "b", "c", "d"]);
    }));

  it("tells of a receiver that WeCom passed over", () =>
    staged(async ({ adapter }) => {
      const sent = adapter.send(directChat("Nobody"), plainMessage("nudge", "x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({
        retryable: false,
        message: "WeCom refused: 81013",
      });
    }));

  it("shows a push once though it is sent again, and an answer as often as it is asked for", () =>
    staged(async ({ adapter, api }) => {
      const message = plainMessage("nudge", "Call Acme #K3F");
      api.fail("answer-lost");
      await expect(adapter.send(directChat(lily), message, { key: "k", at })).rejects.toThrow();
      await adapter.send(directChat(lily), message, { key: "k", at });
      expect(api.posts).toHaveLength(1);
      for (const answers of ["m1", "m2"]) {
        await adapter.send(directChat(lily), plainMessage("answer", "Nothing due"), {
          key: answers,
          at,
          answers,
        });
      }
      expect(api.posts).toHaveLength(3);
    }));

  it("knows whether WeCom takes its company, secret and agent", async () => {
    await staged(async ({ adapter }) => {
      expect(await adapter.check?.()).toMatchObject([{ code: "account", isWell: true }]);
    });
    await staged(
      async ({ adapter }) => {
        const details = { reason: "WeCom refused: 40001" };
        expect(await adapter.check?.()).toMatchObject([{ isWell: false, details }]);
      },
      { WECOM_SECRET: "another" },
    );
  });
});
