import type { Adapter, Receive, Received } from "../../chat/adapter.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { HandedFile, OutboundMessage, Picture } from "../../chat/message.ts";
import { darkUrlOf, wireMessage } from "../../chat/wire-message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError, FileTooLargeError } from "../../errors.ts";
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

/**
 * The local chat: the platform that we are ourselves. `hear` takes in what its page sends, with the bytes of a
 * file, which are in memory until they are fetched.
 */
export type LocalAdapter = Adapter & {
  hear(event: ChatEvent, file?: Uint8Array): Promise<Received>;
};

/** Puts the local chat together; each workspace has its memory. A post's key is its message id, so sending again is harmless. */
export function createLocalAdapter(memoryOf: (workspace: string) => LocalMemory): LocalAdapter {
  let receive: Receive | null = null;
  /** Files that have come, by the events that they came with. */
  const files = new Map<string, Uint8Array>();
  return {
    platform: localPlatform,
    capabilities: localCapabilities,
    async start(taken) {
      receive = taken;
    },
    async stop() {
      receive = null;
    },
    async hear(event, file) {
      if (receive === null) throw new AdapterError("not started", { retryable: true });
      if (file === undefined) return receive(event);
      files.set(event.key, file);
      const forget = () => void files.delete(event.key);
      try {
        const received = await receive(event);
        void received.handled.finally(forget).catch(() => {});
        return received;
      } catch (error) {
        forget();
        throw error;
      }
    },
    files: {
      come: "anywhere",
      async read({ handle }, _event, most) {
        const bytes = files.get(handle);
        if (bytes === undefined) throw new AdapterError("file is gone", { retryable: false });
        if (bytes.length > most) throw new FileTooLargeError();
        return { bytes };
      },
    },
    async openDirect(user, workspace) {
      return directConversation(user.userId, workspace);
    },
    dropsRepeats: () => true,
    async send(to, message, { key, at, answers }) {
      const memory = memoryOf(to.workspace);
      const pictureUrls: string[] = [];
      for (const [index, picture] of picturesOf(message).entries()) {
        const id = `${key}.${index}`;
        const { png, darkPng } = picture;
        await memory.addPicture({ id, chat: to.id, png });
        if (darkPng) await memory.addPicture({ id: darkUrlOf(id), chat: to.id, png: darkPng });
        const whose = to.workspace === localPlatform ? "" : `?organization=${to.workspace}`;
        pictureUrls.push(`/local/pictures/${encodeURIComponent(id)}${whose}`);
      }
      const fileUrls: string[] = [];
      for (const [index, { name, bytes }] of filesOf(message).entries()) {
        const id = `${key}.file${index}`;
        await memory.addPicture({ id, chat: to.id, png: bytes });
        const whose = to.workspace === localPlatform ? "" : `?organization=${to.workspace}`;
        const path = `${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
        fileUrls.push(`/local/files/${path}${whose}`);
      }
      const wire = wireMessage(message, {
        id: key,
        chat: to.id,
        at,
        pictureUrls,
        fileUrls,
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

const filesOf = (message: OutboundMessage): readonly HandedFile[] =>
  message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));

const picturesOf = (message: OutboundMessage): readonly Picture[] =>
  message.blocks.flatMap((block) => (block.type === "image" ? [block.picture] : []));
