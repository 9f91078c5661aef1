import type { Adapter, Receive } from "../../chat/adapter.ts";
import type { OutboundMessage, Picture } from "../../chat/message.ts";
import { darkUrlOf, wireMessage } from "../../chat/wire-message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError } from "../../errors.ts";
import { localCapabilities } from "./capabilities.ts";
import { directConversation, localPlatform } from "./conversations.ts";

/** Where the local chat keeps what is said. Adding the same id twice changes nothing. */
export type LocalMemory = {
  add(entry: {
    readonly id: string;
    readonly chat: string;
    readonly from: string;
    readonly at: Instant;
    readonly answersTo?: string;
    readonly body: string;
  }): Promise<void>;
  addPicture(picture: {
    readonly id: string;
    readonly chat: string;
    readonly png: Uint8Array;
  }): Promise<void>;
};

/** The local chat: the platform that we are ourselves. `hear` takes in what its page sends. */
export type LocalAdapter = Adapter & { readonly hear: Receive };

/** Puts the local chat together. A post's key is its message id, so sending again is harmless. */
export function createLocalAdapter(memory: LocalMemory): LocalAdapter {
  let receive: Receive | null = null;
  return {
    platform: localPlatform,
    capabilities: localCapabilities,
    async start(taken) {
      receive = taken;
    },
    async stop() {
      receive = null;
    },
    hear(event) {
      if (receive === null) throw new AdapterError("not started", { retryable: true });
      return receive(event);
    },
    async openDirect(user) {
      return directConversation(user.userId);
    },
    dropsRepeats: () => true,
    async send(to, message, { key, at, answers }) {
      const pictureUrls: string[] = [];
      for (const [index, picture] of picturesOf(message).entries()) {
        const id = `${key}.${index}`;
        const { png, darkPng } = picture;
        await memory.addPicture({ id, chat: to.id, png });
        if (darkPng) await memory.addPicture({ id: darkUrlOf(id), chat: to.id, png: darkPng });
        pictureUrls.push(`/local/pictures/${encodeURIComponent(id)}`);
      }
      const wire = wireMessage(message, {
        id: key,
        chat: to.id,
        at,
        pictureUrls,
        ...(answers === undefined ? {} : { replyTo: answers }),
      });
      await memory.add({
        id: key,
        chat: to.id,
        from: "bot",
        at,
        body: JSON.stringify(wire),
        ...(answers === undefined ? {} : { answersTo: answers }),
      });
      return { messageId: key };
    },
  };
}

const picturesOf = (message: OutboundMessage): readonly Picture[] =>
  message.blocks.flatMap((block) => (block.type === "image" ? [block.picture] : []));
