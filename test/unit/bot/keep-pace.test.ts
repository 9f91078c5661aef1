import { beforeEach, expect, it } from "vitest";
import { localCapabilities } from "../../../src/adapters/local/capabilities.ts";
import { directConversation } from "../../../src/adapters/local/conversations.ts";
import { keepPace } from "../../../src/bot/posting/keep-pace.ts";
import type { Adapter, Limit } from "../../../src/chat/adapter.ts";
import { plainMessage } from "../../../src/chat/message.ts";
import type { Instant } from "../../../src/core/time/civil.ts";

const at = 0 as Instant;
const message = plainMessage("notice", "x");
const [lily, tom] = [directConversation("lily"), directConversation("tom")];

let clock = 0;
let sent: string[] = [];
beforeEach(() => {
  clock = 0;
  sent = [];
});

function paced(limits: readonly Limit[]): Adapter {
  const adapter: Adapter = {
    platform: "local",
    capabilities: localCapabilities,
    limits,
    start: async () => {},
    stop: async () => {},
    async send({ id }, _message, { key }) {
      sent.push(`${id} ${key}`);
      return { messageId: key };
    },
  };
  return keepPace(adapter, () => clock);
}

const aMinute = { of: "chat", count: 6, withinMs: 60_000 } as const;

it("holds pushes back at half of what the platform takes in a chat, until there is room", async () => {
  const { send } = paced([aMinute]);
  for (const key of ["1", "2", "3"]) await send(lily, message, { key, at });
  clock = 20_000;
  const held = send(lily, message, { key: "4", at });
  await expect(held).rejects.toMatchObject({ retryable: true, retryAfterMs: 40_000 });
  await send(tom, message, { key: "4", at });
  clock = 60_001;
  await send(lily, message, { key: "4", at });
  expect(sent).toHaveLength(5);
});

it("counts answers and holds none back", async () => {
  const { send } = paced([aMinute]);
  for (const key of ["1", "2", "3", "4", "5"]) await send(lily, message, { key, at, answers: "e" });
  expect(sent).toHaveLength(5);
  await expect(send(lily, message, { key: "6", at })).rejects.toMatchObject({ retryable: true });
});

it("waits itself where the wait is short, and counts all chats where the limit does", async () => {
  const limits = [{ of: "app", count: 4, withinMs: 300 }] as const;
  const adapter = paced(limits);
  const real = performance.now();
  const ticking = setInterval(() => {
    clock = performance.now() - real;
  }, 5);
  for (const key of ["1", "2", "3", "4", "5"]) {
    await adapter.send(key === "1" ? lily : tom, message, { key, at });
  }
  clearInterval(ticking);
  expect(sent).toHaveLength(5);
  expect(performance.now() - real).toBeGreaterThan(590);
});
