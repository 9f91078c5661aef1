import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { createWechatyAdapter } from "../../src/adapters/wechaty/adapter.ts";
import { wechatyCapabilities } from "../../src/adapters/wechaty/capabilities.ts";
import { wechatyConfig } from "../../src/adapters/wechaty/config.ts";
import { directConversation, groupConversation } from "../../src/adapters/wechaty/conversations.ts";
import type { Patience } from "../../src/adapters/wechaty/patience.ts";
import type { PostFault } from "../simulators/wechaty/account.ts";
import { startWechaty } from "../simulators/wechaty/simulator.ts";
import { type AdapterTraits, adapterContract, type Fault, type Stage } from "./adapter-contract.ts";

/** Waiting times short enough for tests, long enough for a busy machine. */
const quickPatience: Patience = {
  connect: 5000,
  beat: 200,
  answer: 1500,
  farewell: 500,
  reconnect: 30,
  longest: 200,
  gap: 1,
  turn: 1000,
  limited: 60_000,
};

/** What gRPC says in each case. */
const faultOf: Readonly<Record<Fault, PostFault>> = {
  limited: 8,
  unauthorised: 16,
  refused: 5,
  broken: "broken",
  "answer-lost": "answer-lost",
};

const traits: AdapterTraits = {
  name: "Wechaty",
  capabilities: wechatyCapabilities,
  replies: "by-quote",
  withholdsAck: false,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
  disconnects: ["politely", "abruptly", "silently"],
  forges: [],
  reconnectMs: 10_000,
  open: openStage,
};

/** Where nothing may be written: home, the folder that we stand in, and the one that is offered. */
let [home, folder] = ["", ""];
const realHome = process.env.HOME;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "genjin-home-"));
  folder = join(home, "data");
  process.env.HOME = home;
});

afterAll(() => {
  if (realHome !== undefined) process.env.HOME = realHome;
  expect(readdirSync(home)).toEqual([]);
  rmSync(home, { recursive: true });
});

async function openStage(): Promise<Stage> {
  const wechat = await startWechaty();
  const config = wechatyConfig(wechat.environment, folder);
  const adapter = createWechatyAdapter(config, { info() {}, warn() {} }, quickPatience);
  const [person = "", room = ""] = [wechat.people[0]?.id, wechat.rooms[0]?.id];
  /** What is known is not asked for again, so that a moment is left for taking it in. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
  const strange = (message: object) => async () => {
    await wechat.deliver({ talkerId: person, ...message });
  };
  return {
    adapter,
    person: { userId: person },
    direct: directConversation(person),
    group: groupConversation(room),
    async says({ in: { kind }, text, key, repliesTo }) {
      const acknowledged = await wechat.says({
        person,
        text,
        ...(kind === "group" ? { room } : {}),
        ...(key === undefined ? {} : { id: key }),
        ...(repliesTo === undefined ? {} : { quotes: repliesTo.text }),
      });
      await settle();
      return { acknowledged };
    },
    async echoes(text, { id }) {
      await wechat.deliver({ talkerId: wechat.self, roomId: id, text });
    },
    strange: {
      "a picture": strange({ type: 6, text: "<msg><img/></msg>" }),
      "a message taken back": strange({ type: 13, text: "m1" }),
      "a kind that does not exist yet": strange({ type: 99, text: "hi" }),
      "words without words": strange({ text: "" }),
      "what a group says to others": strange({ roomId: room, text: "@Tom\u2005lunch?" }),
      "what came two days ago": strange({ text: "/today", timestamp: Date.now() - 2 * 86_400_000 }),
      "a message that is gone": async () => wechat.announce("gone"),
    },
    seen: () =>
      wechat.shown.map((shown) => ({ ...shown, messageId: "", buttons: [], pictures: [] })),
    fail: (fault, times) => wechat.fail(faultOf[fault], times),
    retryAfterMs: quickPatience.limited,
    async disconnects(how) {
      if (how === "politely") await wechat.endsStream();
      else if (how === "abruptly") wechat.wire.cut();
      else wechat.wire.silence();
      await new Promise((resolve) => setTimeout(resolve, how === "silently" ? 800 : 300));
    },
    // A line that is up but not yet told of messages would miss one.
    connections: () => Math.min(wechat.wire.connections(), wechat.streams()),
    close: wechat.close,
  };
}

adapterContract(traits);
