import { firstOrganization } from "../../store/members/organizations.ts";
import {
  addLocalMessage,
  addLocalPicture,
  type LocalEntry,
  listenLocalMessages,
  listLocalMessages,
  localAnswers,
  localMessage,
  localPicture,
} from "../../store/messages/local-messages.ts";
import { type App, appIn, soon } from "../app.ts";

/** A kept message: its id, its chat, and the message itself as JSON. */
export type KeptMessage = Pick<LocalEntry, "id" | "chat" | "body">;

/** The local chat's memory: the one platform whose messages we keep ourselves. */
export type LocalHistory = {
  add(entry: LocalEntry): Promise<void>;
  addPicture(picture: {
    readonly id: string;
    readonly chat: string;
    readonly png: Uint8Array;
  }): Promise<void>;
  list(
    chat: string,
    range: { readonly after?: string; readonly limit: number },
  ): Promise<KeptMessage[]>;
  find(id: string): Promise<KeptMessage | null>;
  answersTo(messageId: string): Promise<KeptMessage[]>;
  picture(id: string): Promise<Uint8Array | null>;
  /** Calls back with the id of every new message; resolves with a function that ends it. */
  listen(heard: (id: string) => void): Promise<() => Promise<void>>;
};

/** Opens the local chat's memory in the app's store: that of its organization, or of the first. */
export function localHistory(app: App): LocalHistory {
  const { store } = soon(app);
  const own = async () => {
    const organizationId = store.organizationId ?? (await firstOrganization(store));
    if (organizationId === null) throw new Error("no organization yet");
    return { db: appIn({ store }, organizationId).store, organizationId };
  };
  return {
    async add(entry) {
      const { db, organizationId } = await own();
      await addLocalMessage(db, organizationId, entry);
    },
    async addPicture(picture) {
      const { db, organizationId } = await own();
      await addLocalPicture(db, organizationId, picture);
    },
    list: async (chat, range) => listLocalMessages((await own()).db, chat, range),
    find: async (id) => localMessage((await own()).db, id),
    answersTo: async (messageId) => localAnswers((await own()).db, messageId),
    picture: async (id) => localPicture((await own()).db, id),
    listen: (heard) => listenLocalMessages(store, heard),
  };
}
