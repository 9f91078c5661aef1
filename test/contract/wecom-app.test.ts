import { describe, expect, it, vi } from "vitest";
import { createWecomAppAdapter } from "../../src/adapters/wecom-app/adapter.ts";
import { wecomAppCapabilities } from "../../src/adapters/wecom-app/capabilities.ts";
import { wecomAppConfig } from "../../src/adapters/wecom-app/config.ts";
import { directChat } from "../../src/adapters/wecom-app/conversations.ts";
import { keepPace } from "../../src/bot/posting/keep-pace.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
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
const [lily, tom, ann] = ["LiLi", "tom", "ann"];

const traits: AdapterTraits = {
  name: "the WeCom app",
  capabilities: wecomAppCapabilities,
  replies: "none",
  presses: "number",
  withholdsAck: true,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
  disconnects: [],
  forges: ["unsigned", "wrong", "old", "future", "tampered"],
  open: async () => (await openStage()).stage,
};

/** WeCom tells an app nothing of groups; a second person's chat stands in for one. */
async function openStage(changes: Readonly<Record<string, string>> = {}) {
  const api = await startOpenApi({ ...company, users: [lily, tom, ann], unlicensed: [ann] });
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
          "<xml><FromUserName>LiLi</FromUserName><MsgType>event</MsgType><Event>view</Event></xml>",
        ),
      "a card that is none of ours": () =>
        caller.post(
          "<xml><FromUserName>LiLi</FromUserName><MsgType>event</MsgType><Event>template_card_event</Event><EventKey>k</EventKey><TaskId>t</TaskId></xml>",
        ),
      "a choice that says nothing": () =>
        caller.post(
          "<xml><FromUserName>LiLi</FromUserName><MsgType>event</MsgType><Event>click</Event><EventKey> </EventKey></xml>",
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
    async presses({ chat }, label) {
      const card = api.posts.findLast((post) => post.chat === chat && post.card)?.card;
      if (card === undefined) throw new Error("no card");
      return { acknowledged: await caller.presses(chat, card, label, api.codeOfPress()) };
    },
    seen: () =>
      api.posts.map(({ picture, card, ...post }) => ({
        ...post,
        buttons: card?.buttons.map(({ label }) => label) ?? [],
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
  return { stage, api, caller, adapter, address: `${server.url}/wecom/callback` };
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
        const { word, status, body } = await caller.asks(undefined, time % 2 === 0);
        expect([status, body]).toEqual([200, word]);
      }
      expect((await caller.asks("wrong")).status).toBe(403);
      expect((await caller.asks("for another company")).status).toBe(403);
    }));

  it("takes nothing that is meant for another company, nor what was never sealed", () =>
    staged(async ({ caller }) => {
      expect(await caller.forges("for another company")).toBe(403);
      const blocks = Buffer.alloc(64, 7).toString("base64");
      for (const content of [blocks, "c2hvcnQ=", "", "#"]) {
        expect(await caller.sendsGarbage(content)).toBe(403);
      }
    }));

  it("answers a flood of broken XML that nobody signed before it looks at it", () =>
    staged(async ({ address }) => {
      for (const query of ["", "?msg_signature=x&timestamp=1&nonce=2"]) {
        const response = await fetch(`${address}${query}`, {
          method: "POST",
          body: "&".repeat(60_000),
        });
        expect(response.status).toBe(403);
      }
    }));

  it("reads what WeCom heard in a voice message", async () => {
    const parts = await openStage();
    const heard: unknown[] = [];
    await parts.adapter.start(async (event) => {
      heard.push(event);
      return { handled: Promise.resolve() };
    });
    const said = "<MsgType>voice</MsgType><MsgId>v1</MsgId><Recognition>今日</Recognition>";
    await parts.caller.post(`<xml><FromUserName>${lily}</FromUserName>${said}</xml>`);
    expect(heard).toMatchObject([{ text: "今日", key: "v1", isSpoken: true }]);
    await parts.adapter.stop();
    await parts.stage.close();
  });

  const heardBy = async (parts: Awaited<ReturnType<typeof openStage>>) => {
    const heard: ChatEvent[] = [];
    await parts.adapter.start(async (event) => {
      if (!heard.some(({ key }) => key === event.key)) heard.push(event);
      return { handled: Promise.resolve() };
    });
    return heard;
  };

  it("greys the card of a question that was pressed, once", async () => {
    const parts = await openStage();
    const heard = await heardBy(parts);
    const { adapter, api, caller } = parts;
    const buttons = [
      { label: "Record it", command: "/confirm", style: "primary" as const },
      { label: "Don't record", command: "/confirm no" },
    ];
    for (const kind of ["question", "answer"] as const) {
      const message = plainMessage(kind, "I will record this");
      const blocks = [...message.blocks, { type: "actions" as const, buttons }];
      await adapter.send(directChat(lily), { ...message, blocks }, { key: kind, at });
      const card = api.posts.at(-1)?.card;
      if (card === undefined) throw new Error("no card");
      expect(await caller.presses(lily, card, "Don't record", api.codeOfPress())).toBe(true);
    }
    expect(heard.map(({ type }) => type)).toEqual(["button", "button"]);
    await vi.waitFor(() =>
      expect(api.settled).toEqual([{ userids: [lily], label: "✓ Don't record" }]),
    );
    await parts.adapter.stop();
    await parts.stage.close();
  });

  it("takes a choice in its menu as the line that its key is, and greets once a day", async () => {
    const parts = await openStage();
    const heard = await heardBy(parts);
    await parts.caller.clicks(lily, "今日");
    await parts.caller.enters(lily);
    await parts.caller.enters(lily);
    await parts.caller.enters(tom);
    expect(heard).toMatchObject([
      { type: "button", command: "今日", conversation: directChat(lily) },
      { type: "added", sender: { userId: lily }, conversation: { kind: "direct" } },
      { type: "added", sender: { userId: tom } },
    ]);
    await parts.adapter.stop();
    await parts.stage.close();
  });

  it("posts no more to a member than WeCom shows: it drops the rest without a word", () =>
    staged(async ({ adapter, api }) => {
      const paced = keepPace(adapter);
      const posts = Array.from({ length: 40 }, (_, index) =>
        paced.send(directChat(lily), plainMessage("nudge", `${index}`), { key: `${index}`, at }),
      );
      const settled = await Promise.allSettled(posts);
      const taken = settled.filter(({ status }) => status === "fulfilled");
      expect(taken.length).toBeGreaterThan(10);
      expect(api.posts).toHaveLength(taken.length);
      expect(settled.at(-1)).toMatchObject({ reason: { retryable: true, hindrance: "pace" } });
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

  it("tells of a receiver that WeCom passed over, and posts to one alone", () =>
    staged(async ({ adapter, api }) => {
      for (const user of ["Nobody", ann, "@all", `${lily}|${tom}`]) {
        const sent = adapter.send(directChat(user), plainMessage("nudge", "x"), { key: "k", at });
        await expect(sent).rejects.toMatchObject({
          retryable: false,
          message: "WeCom refused: 81013",
        });
      }
      expect(api.posts).toEqual([]);
    }));

  it("tells the address that WeCom does not trust, and tries again once it does", () =>
    staged(async ({ adapter, api }) => {
      api.fail("untrusted");
      const sent = adapter.send(directChat(lily), plainMessage("nudge", "x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({
        retryable: true,
        hindrance: "access",
        message: "WeCom refused: 60020 from 203.0.113.7",
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
