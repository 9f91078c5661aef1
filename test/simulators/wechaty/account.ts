import { randomUUID } from "node:crypto";
import { mock, PuppetMock } from "wechaty-puppet-mock";

/** A person on the simulated WeChat. */
export type Person = { readonly id: string; readonly name: string; readonly isFriend: boolean };

/** A group there; `alias`: what our account is called in it. */
export type Room = { readonly id: string; readonly topic: string; readonly alias?: string };

/** What people see from our account. */
export type Shown = {
  /** Id of the person or the group. */
  readonly chat: string;
  readonly text: string;
  /** Whom it calls, by id; `everyone` for all. */
  readonly pings: readonly string[];
};

/** A message on its way to our account. */
export type Message = {
  readonly id?: string;
  readonly talkerId: string;
  readonly roomId?: string;
  readonly text?: string;
  /** 7 is a text (wechaty-puppet, schemas/message.ts). */
  readonly type?: number;
  readonly mentionIdList?: readonly string[];
  /** Milliseconds or seconds since 1970. */
  readonly timestamp?: number;
};

/** What becomes of the next posts: gRPC's number of a refusal, a failure, or silence. */
export type PostFault = number | "broken" | "answer-lost";

/** The logged-in account at a puppet service: what a provider runs on its own machines. */
export function createAccount(self: Person, people: readonly Person[], rooms: readonly Room[]) {
  const mocker = new mock.Mocker();
  const messages = new Map<string, Message>();
  const shown: Shown[] = [];
  const faults: PostFault[] = [];
  const waiting = new Map<string, () => void>();
  let isMute = false;
  let isLoggedOut = false;

  class Account extends PuppetMock {
    override async onStart(): Promise<void> {
      await super.onStart();
      // A service remembers its log-in.
      setImmediate(() => {
        if (!this.isLoggedIn && !isLoggedOut) this.login(self.id);
      });
    }

    override ding(data = ""): void {
      if (!isMute) this.emit("dong", { data });
    }

    override async messageRawPayload(id: string) {
      const message = messages.get(id);
      waiting.get(id)?.();
      if (message === undefined) throw new Error(`no message ${id}`);
      return { type: 7, timestamp: Date.now(), ...message, id } as Awaited<
        ReturnType<PuppetMock["messageRawPayload"]>
      >;
    }

    override async roomMemberRawPayload(roomId: string, contactId: string) {
      const payload = await super.roomMemberRawPayload(roomId, contactId);
      const roomAlias = rooms.find(({ id }) => id === roomId)?.alias ?? "";
      return contactId === self.id ? { ...payload, roomAlias } : payload;
    }

    override async messageSendText(
      chat: string,
      text: string,
      mentionIdList: readonly string[] = [],
    ): Promise<void> {
      const fault = faults.shift();
      if (typeof fault === "number") throw Object.assign(new Error(text), { code: fault });
      if (fault === "broken") throw new Error(`cannot send ${text}`);
      if (![...people, ...rooms].some(({ id }) => id === chat)) {
        throw Object.assign(new Error("no such chat"), { code: 5 });
      }
      if (Buffer.byteLength(text) > 2048) throw new Error("too long");
      const named = people.filter(({ name }) => text.includes(`@${name}\u2005`));
      const pings = [...mentionIdList, ...named.map(({ id }) => id)];
      shown.push({ chat, text, pings });
      // WeChat shows an account what it says itself.
      const isRoom = rooms.some(({ id }) => id === chat);
      announce({ talkerId: self.id, text, ...(isRoom ? { roomId: chat } : {}) });
      if (fault === "answer-lost") await new Promise(() => {});
    }
  }

  const puppet = new Account({ mocker });
  const gender = 0;
  for (const { id, name, isFriend } of [self, ...people]) {
    const payload = {
      id,
      name,
      gender,
      type: id.startsWith("gh_") ? 2 : 1,
      avatar: "",
      phone: [],
      friend: isFriend,
    };
    mocker.contactPayload(id, payload);
  }
  const everybody = [self, ...people].map(({ id }) => id);
  for (const { id, topic } of rooms) {
    mocker.roomPayload(id, { id, topic, adminIdList: [], memberIdList: everybody });
  }

  function announce(message: Message): string {
    const id = message.id ?? randomUUID();
    messages.set(id, message);
    puppet.emit("message", { messageId: id });
    return id;
  }

  return {
    puppet,
    shown: shown as readonly Shown[],
    fail: (fault: PostFault, times = 1) => void faults.push(...Array(times).fill(fault)),
    /** Whether it keeps silent when it is asked whether it is there. */
    mute(is: boolean) {
      isMute = is;
    },
    /** WeChat ends the log-in, on its own or from the phone. */
    async logOut() {
      isLoggedOut = true;
      await puppet.logout("from the phone");
    },
    /** Streams of events that are open: who is told of a message. */
    streams: () => puppet.listenerCount("message"),
    /** Announces a message; whether anybody has asked for it within a second. */
    async deliver(message: Message): Promise<boolean> {
      const id = message.id ?? randomUUID();
      if (messages.has(id)) {
        announce({ ...message, id });
        return true;
      }
      const asked = new Promise<boolean>((resolve) => {
        waiting.set(id, () => resolve(true));
        setTimeout(resolve, 1000, false).unref();
      });
      announce({ ...message, id });
      return asked;
    },
    announce: (messageId: string) => void puppet.emit("message", { messageId }),
  };
}
