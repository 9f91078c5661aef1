import { describe, expect, it } from "vitest";
import { createSlackApp } from "../../../src/adapters/slack/app.ts";
import type { PassedOver } from "../../../src/chat/adapter.ts";
import type { ChatEvent } from "../../../src/chat/event.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { workspacesAs } from "../../support/hear-slack.ts";

const self = { teamId: "T1", userId: "UBOT" };

const eventOf = (event: object) => ({
  type: "event_callback",
  event_id: "Ev1",
  team_id: "T1",
  event,
});
const said = { type: "message", user: "U1", text: "/today", ts: "1.1", channel: "D1" };

/** One of each way in which people reach us. */
const deliveries = {
  message: eventOf(said),
  mention: eventOf({ ...said, type: "app_mention", channel: "C1" }),
  "being added": eventOf({ type: "member_joined_channel", user: "UBOT", channel: "C1" }),
  "the Home tab": eventOf({ type: "app_home_opened", user: "U1", tab: "home" }),
  command: { command: "/today", trigger_id: "1", user_id: "U1", channel_id: "D1", team_id: "T1" },
  press: {
    type: "block_actions",
    user: { id: "U1", team_id: "T1" },
    trigger_id: "1",
    channel: { id: "D1" },
    actions: [{ type: "button", value: "/undo" }],
  },
};

/** The receiver with what stores and what knows who we are, and what came of deliveries. */
async function listen({
  take = async (_event: ChatEvent) => {},
  asSelf = async () => self,
}: {
  take?: (event: ChatEvent) => Promise<void>;
  asSelf?: () => Promise<typeof self>;
}) {
  const passedOver: PassedOver[] = [];
  const warned: string[] = [];
  const taken: ChatEvent["type"][] = [];
  const receiver = await createSlackApp({
    config: { botToken: "x", appToken: undefined, signingSecret: "x", apiUrl: "http://[::]:9/" },
    log: {
      info() {},
      warn: (_, text) => void warned.push(text),
      passedOver: (_, why) => void passedOver.push(why),
    },
    workspaces: workspacesAs(asSelf),
    now: () => 1_795_000_000_000 as Instant,
    async take(event) {
      await take(event);
      taken.push(event.type);
    },
  });
  return { deliver: receiver.deliver, passedOver, taken, warned };
}

describe.each(Object.entries(deliveries))("a delivery (%s)", (_, body) => {
  it("is acknowledged only once it is stored", async () => {
    let store = () => {};
    const storing = new Promise<void>((resolve) => {
      store = resolve;
    });
    const { deliver, taken, passedOver } = await listen({ take: () => storing });
    let isAcknowledged = false;
    const delivering = deliver(body).then(() => {
      isAcknowledged = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([isAcknowledged, taken]).toEqual([false, []]);
    store();
    await delivering;
    expect([taken.length, passedOver]).toEqual([1, []]);
  });

  it("is not acknowledged where it could not be stored", async () => {
    for (const error of [
      new TypeError("a fault of ours"),
      Object.assign(new Error("away"), { code: "ECONNREFUSED" }),
    ]) {
      const { deliver, passedOver } = await listen({ take: () => Promise.reject(error) });
      await expect(deliver(body)).rejects.toBe(error);
      expect(passedOver).toEqual([]);
    }
  });

  it("is not acknowledged where Slack does not tell who we are", async () => {
    const error = new Error("slack auth.test: ECONNREFUSED");
    const { deliver, taken } = await listen({ asSelf: () => Promise.reject(error) });
    await expect(deliver(body)).rejects.toBe(error);
    expect(taken).toEqual([]);
  });

  it("of another workspace is acknowledged and heard by nobody", async () => {
    const { deliver, taken, passedOver } = await listen({
      asSelf: async () => ({ ...self, teamId: "T2" }),
    });
    await deliver(body);
    expect([taken, passedOver]).toEqual([[], ["foreign"]]);
  });
});

it.each([
  ["our own message", eventOf({ ...said, user: "UBOT" })],
  ["an event nobody asked for", eventOf({ type: "emoji_changed" })],
  ["a form that Bolt stumbles over", eventOf({ ...said, channel: [null], item: "x" })],
  ["a list", [deliveries.message]],
  ["nothing", null],
])("%s is acknowledged, and counted as not read", async (_, body) => {
  const { deliver, taken, passedOver } = await listen({});
  await deliver(body);
  expect([taken, passedOver]).toEqual([[], ["unread"]]);
});

it("that Slack holds events back is logged, and no event", async () => {
  const { deliver, taken, passedOver, warned } = await listen({});
  await deliver({
    token: "legacy",
    type: "app_rate_limited",
    team_id: "T1",
    minute_rate_limited: 1_795_509_000,
    api_app_id: "A1",
  });
  expect([taken, passedOver]).toEqual([[], []]);
  expect(warned.join()).toMatch(/held back/);
});
