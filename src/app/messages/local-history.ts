import { theOrganization } from "../../store/members/organizations.ts";
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
import { type App, soon } from "../app.ts";

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

/** Opens the local chat's memory in the app's store. */
export function localHistory(app: App): LocalHistory {
  const { store } = soon(app);
  const organizationId = async (): Promise<string> => {
    const organization = await theOrganization(store);
    if (organization === null) throw new Error("no organization yet");
    return organization.id;
  };
  return {
    add: async (entry) => addLocalMessage(store, await organizationId(), entry),
    addPicture: async (picture) => addLocalPicture(store, await organizationId(), picture),
    list: (chat, range) => listLocalMessages(store, chat, range),
    find: (id) => localMessage(store, id),
    answersTo: (messageId) => localAnswers(store, messageId),
    picture: (id) => localPicture(store, id),
    listen: (heard) => listenLocalMessages(store, heard),
  };
}
