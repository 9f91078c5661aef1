import { createLocalAdapter } from "../../src/adapters/local/adapter.ts";
import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { directConversation, groupConversation } from "../../src/adapters/local/conversations.ts";
import { decodeLocal } from "../../src/adapters/local/decode.ts";
import type { WireMessage } from "../../src/chat/wire-message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { type AdapterTraits, adapterContract, type Seen, type Stage } from "./adapter-contract.ts";

const traits: AdapterTraits = {
  name: "the local chat",
  capabilities: localCapabilities,
  replies: "by-id",
  withholdsAck: true,
  faults: [],
  disconnects: [],
  forges: [],
  open: async () => openStage(),
};

/** The page is ours, so what it shows is what is kept for it. */
function openStage(): Stage {
  const kept = new Map<string, WireMessage>();
  const adapter = createLocalAdapter(() => ({
    async add({ id, body }) {
      kept.set(id, JSON.parse(body) as WireMessage);
    },
    async addPicture() {},
  }));
  let count = 0;
  const hears = (input: Parameters<typeof decodeLocal>[0]) =>
    adapter.hear(decodeLocal(input)).then(
      () => ({ acknowledged: true }),
      () => ({ acknowledged: false }),
    );
  const base = () => ({ id: `local-${++count}`, as: "lily", at: 0 as Instant });
  return {
    adapter,
    person: { userId: "lily", handle: "lily" },
    direct: directConversation("lily"),
    group: groupConversation("one"),
    says: ({ in: where, text, key, repliesTo }) =>
      hears({
        ...base(),
        ...(key === undefined ? {} : { id: key }),
        chat: where.id,
        text,
        ...(repliesTo === undefined ? {} : { replyTo: repliesTo.messageId }),
      }),
    presses: (message, label) => {
      const button = kept.get(message.messageId)?.buttons.find((one) => one.label === label);
      const command = button?.command ?? "";
      return hears({ ...base(), chat: message.chat, pressed: message.messageId, command });
    },
    strange: {},
    seen: () => [...kept.values()].map(seenOf),
    connections: () => 0,
    close: async () => {},
  };
}

const seenOf = (message: WireMessage): Seen => ({
  messageId: message.id,
  chat: message.chat,
  text: message.text,
  pings: [],
  buttons: message.buttons.map((button) => button.label),
  pictures: message.blocks.flatMap((block) => (block.type === "image" ? [block.alt] : [])),
});

adapterContract(traits);
