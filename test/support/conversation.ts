import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { directConversation, groupConversation } from "../../src/adapters/local/conversations.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { createDispatch } from "../../src/bot/intake/dispatch.ts";
import { post } from "../../src/bot/posting/post.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Conversation as Chat, ChatEvent } from "../../src/chat/event.ts";
import { buttonsOf, type OutboundMessage } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import type { OpenApp } from "./app.ts";

/** A message of the bot as a person sees it. */
type Heard = {
  readonly id: string;
  /** The local chat's id: `direct:lily`, `team:…`. */
  readonly chat: string;
  readonly text: string;
  readonly message: OutboundMessage;
};

/** Circumstances of something said. */
type Saying = {
  /** Said in reply to this message of the bot, as the platform names it. */
  readonly replyTo?: Heard;
  /** Said in reply to a text that the platform only quotes. */
  readonly quoting?: string;
  /** Team in whose group it is said; the direct chat otherwise. */
  readonly inTeam?: string;
  /** Spoken, and written down by the platform. */
  readonly isSpoken?: true;
  /** The platform's delivery id. */
  readonly key?: string;
};

/** One person talking with the bot. */
export type Person = {
  /** Says something and waits for the answers. */
  says(text: string, saying?: Saying): Promise<Heard[]>;
  /** Changes what was said with this key, or deletes it (null), and waits for the answers. */
  changes(line: string, text: string | null, saying?: Saying): Promise<Heard[]>;
  /** Sends a file. */
  sends(name: string, content: string | Buffer, saying?: Saying): Promise<Heard[]>;
  /** Replies to what the bot said last. */
  replies(text: string): Promise<Heard[]>;
  /** Presses the button of this label on the bot's last message. */
  presses(label: string | RegExp): Promise<Heard[]>;
  /** The answer to the last thing said that matches; fails when none does. */
  hears(pattern: RegExp): Heard;
  /** Fails when an answer to the last thing said matches. */
  hearsNot(pattern: RegExp): void;
  /** The bot speaks up by itself, in the direct chat. */
  receives(message: OutboundMessage): Promise<Heard>;
};

/** Talk with the bot of a test app, on a clock that stands still unless it is set. */
export type Conversation = {
  person(handle: string): Person;
  /** Sets the clock (ISO instant). */
  setClock(now: string): void;
  now(): Instant;
};

/** Starts to talk at `now` (ISO instant), on a platform with capabilities besides those of the local chat. */
export function startConversation(
  app: OpenApp,
  now: string,
  besides: Partial<Adapter["capabilities"]> = {},
): Conversation {
  const { bot: original } = app.genjin;
  let clock = Date.parse(now) as Instant;
  const spoken: Spoken[] = [];
  const sent = new Map<string, Buffer>();
  const adapters = new Map(
    [...original.adapters].map(([name, adapter]) => {
      const capabilities = { ...adapter.capabilities, ...besides };
      return [name, overheard({ ...adapter, capabilities }, spoken, sent)];
    }),
  );
  const bot: Bot = { ...original, adapters, now: () => clock };
  const dispatch = createDispatch(bot);

  const hear = async (event: ChatEvent): Promise<Heard[]> => {
    const from = spoken.length;
    await (await dispatch.receive(event)).handled;
    return spoken.slice(from).filter(({ answers }) => answers === event.key);
  };

  return {
    now: () => clock,
    setClock(next) {
      clock = Date.parse(next) as Instant;
    },
    person(handle) {
      let answers: readonly Heard[] = [];
      let last: Heard | undefined;
      const base = (saying: Saying) => ({
        key: saying.key ?? randomUUID(),
        conversation: chatOf(handle, saying),
        sender: { userId: handle, handle },
        at: clock,
      });
      const take = (heard: Heard[]) => {
        answers = heard;
        last = heard.at(-1) ?? last;
        return heard;
      };
      const person: Person = {
        async says(text, saying = {}) {
          const { replyTo, quoting } = saying;
          const repliesTo = {
            ...(replyTo === undefined ? {} : { messageId: replyTo.id }),
            ...(quoting === undefined ? {} : { quotedText: quoting }),
          };
          const isReply = Object.keys(repliesTo).length > 0;
          const event: ChatEvent = {
            ...base(saying),
            type: "message",
            text,
            messageId: randomUUID(),
            ...(isReply ? { repliesTo } : {}),
            ...(saying.isSpoken === true ? { isSpoken: true } : {}),
          };
          return take(await hear(event));
        },
        changes: async (line, text, saying = {}) =>
          take(await hear({ ...base(saying), type: "edited", line, text })),
        async sends(name, content, saying = {}) {
          const messageId = randomUUID();
          const bytes = Buffer.from(content);
          sent.set(messageId, bytes);
          const file = { handle: messageId, name, size: bytes.length };
          const said = { ...base(saying), type: "message", text: "", messageId } as const;
          return take(await hear({ ...said, isMention: true, files: [file] }));
        },
        async replies(text) {
          if (last === undefined) throw new Error("nothing to reply to");
          return person.says(text, { replyTo: last });
        },
        async presses(label) {
          const buttons = last === undefined ? [] : buttonsOf(last.message);
          const button = buttons.find((one) => one.label.match(label));
          if (last === undefined || button === undefined) throw new Error(`no button ${label}`);
          const { command } = button;
          return take(await hear({ ...base({}), type: "button", command, messageId: last.id }));
        },
        hears(pattern) {
          const found = answers.find((answer) => pattern.test(answer.text));
          expect(answers.map((answer) => answer.text).join("\n---\n")).toMatch(pattern);
          return found as Heard;
        },
        hearsNot(pattern) {
          expect(answers.map((answer) => answer.text).join("\n---\n")).not.toMatch(pattern);
        },
        async receives(message) {
          const known = await memberByHandle(app.genjin.app.store, handle);
          if (known === null) throw new Error(`nobody is called ${handle}`);
          const { id: memberId, organizationId, locale } = known.member;
          const posting = { key: randomUUID(), organizationId, memberId, locale };
          await post(bot, directConversation(handle), message, posting);
          const [heard] = take(spoken.slice(-1));
          return heard as Heard;
        },
      };
      return person;
    },
  };
}

const chatOf = (handle: string, { inTeam }: Saying): Chat =>
  inTeam === undefined ? directConversation(handle) : groupConversation(inTeam);

/** What the bot said, and the key of the event that it answers. */
type Spoken = Heard & { readonly answers: string | undefined };

/** The text as eyes see it: a space at which no line breaks looks like any other. */
const seen = (message: OutboundMessage): string => plainText(message).replaceAll("\u00a0", " ");

/** The adapter itself; what it sends is noted as well, and files are those that people sent. */
const overheard = (
  adapter: Adapter,
  spoken: Spoken[],
  sent: ReadonlyMap<string, Buffer>,
): Adapter => ({
  ...adapter,
  files: {
    come: adapter.files?.come ?? "direct",
    async read({ handle }) {
      const bytes = sent.get(handle);
      if (bytes === undefined) throw new AdapterError("no such file", { retryable: false });
      return { bytes };
    },
  },
  async send(to, message, circumstances) {
    const sent = await adapter.send(to, message, circumstances);
    const { answers } = circumstances;
    spoken.push({ id: sent.messageId, chat: to.id, text: seen(message), message, answers });
    return sent;
  },
});
