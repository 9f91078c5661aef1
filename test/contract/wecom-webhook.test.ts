import { describe, expect, it } from "vitest";
import { createWecomWebhookAdapter } from "../../src/adapters/wecom-webhook/adapter.ts";
import { wecomWebhookConfig } from "../../src/adapters/wecom-webhook/config.ts";
import { keepPace } from "../../src/bot/posting/keep-pace.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { fit as fitTo } from "../../src/chat/fit.ts";
import { type OutboundMessage, plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";

const at = Date.parse("2026-11-23T01:00:00Z") as Instant;
const group = { platform: "wecom-webhook", workspace: "", kind: "group", id: "any" } as const;

/** The webhook hears nothing, so that of the contract only posting concerns it. */
async function withWebhook(
  work: (wecom: WecomSimulator, adapter: Adapter) => Promise<void>,
  key = "",
): Promise<void> {
  const wecom = await startWecom({ users: [] });
  const { WECOM_GROUP_WEBHOOK_URL: url } = wecom.environment.webhook;
  const adapter = createWecomWebhookAdapter(
    wecomWebhookConfig({ WECOM_GROUP_WEBHOOK_URL: `${url}${key}` }),
  );
  await adapter.start(async () => ({ handled: Promise.resolve() }));
  try {
    await work(wecom, adapter);
  } finally {
    await adapter.stop();
    await wecom.close();
  }
}

async function send(adapter: Adapter, message: OutboundMessage): Promise<void> {
  for (const [index, part] of fitTo(message, adapter.capabilities).entries()) {
    await adapter.send(group, part, { key: `key.${index}`, at });
  }
}

describe("the WeCom webhook", () => {
  it("posts names literally, calling nobody", () =>
    withWebhook(async ({ api }, adapter) => {
      const name = "@all @所有人 <@lily> **b** <a href='x'>y</a> &amp; 👩‍👩‍👧";
      await send(adapter, plainMessage("summary", name));
      expect(api.posts).toMatchObject([{ chat: "webhook", text: name, pings: [] }]);
    }));

  it("posts a long text in parts that WeCom takes, in order, and its picture after it", () =>
    withWebhook(async ({ api }, adapter) => {
      const words = Array.from({ length: 900 }, (_, index) => `w${index}客户`);
      const png = new Uint8Array(Buffer.from("89504e470d0a1a0a", "hex"));
      await send(adapter, {
        ...plainMessage("summary", "Week"),
        blocks: [
          { type: "image", picture: { png, alt: "2 customers: KA 1", width: 1, height: 1 } },
          { type: "paragraph", inlines: [{ type: "text", text: words.join(" ") }] },
        ],
      });
      expect(api.posts.at(-1)).toMatchObject({ picture: png.length });
      const all = api.posts.map(({ text }) => text).join(" ");
      expect(all.split(/\s+/).filter((word) => /^w\d/.test(word))).toEqual(words);
      expect(all).toContain("2 customers: KA 1");
    }));

  it("says how long to wait, when there was too much", () =>
    withWebhook(async ({ api }, adapter) => {
      api.fail("limited");
      const sent = send(adapter, plainMessage("summary", "x"));
      await expect(sent).rejects.toMatchObject({ retryable: true, retryAfterMs: 60_000 });
      expect(api.posts).toEqual([]);
    }));

  it("keeps within what a group's robot may post", () =>
    withWebhook(async ({ api }, adapter) => {
      const paced = keepPace(adapter);
      const posts = Array.from({ length: 30 }, (_, index) =>
        paced.send(group, plainMessage("summary", `${index}`), { key: `${index}`, at }),
      );
      const settled = await Promise.allSettled(posts);
      expect(api.posts.length).toBeGreaterThan(5);
      for (const one of settled) {
        if (one.status === "rejected") expect(one.reason).toMatchObject({ hindrance: "pace" });
      }
      for (let index = api.posts.length; index < 20; index++) {
        await adapter.send(group, plainMessage("summary", "x"), { key: "x", at });
      }
      const tooMuch = adapter.send(group, plainMessage("summary", "x"), { key: "x", at });
      await expect(tooMuch).rejects.toMatchObject({ retryAfterMs: 60_000 });
    }));

  it("says nothing certain, where no answer comes", () =>
    withWebhook(async ({ api }, adapter) => {
      api.fail("answer-lost");
      const error = await send(adapter, plainMessage("summary", "x")).catch((error) => error);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(AdapterError);
      expect(api.posts).toHaveLength(1);
    }));

  it("knows a key that is not good, without posting anything", async () => {
    await withWebhook(async ({ api }, adapter) => {
      expect(await adapter.check?.()).toMatchObject([{ code: "key", isWell: true }]);
      expect(api.posts).toEqual([]);
    });
    await withWebhook(async ({ api }, adapter) => {
      expect(await adapter.check?.()).toMatchObject([{ isWell: false }]);
      const sent = send(adapter, plainMessage("summary", "x"));
      await expect(sent).rejects.toMatchObject({ retryable: false });
      expect(api.posts).toEqual([]);
    }, "-gone");
  });
});
